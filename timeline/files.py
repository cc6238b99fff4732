"""Files: written whole or not at all, and compressed as their names say (.gz, .zst)."""

import io
import os
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Literal, cast

from timeline.errors import InvalidInput, LogAltered

Compression = Literal["gzip", "zstd"]

CHUNK = 64 * 1024
# A line holds one text or one fact. A longer one would fill the memory, and no dump has one.
LONGEST_LINE = 2**28
_BY_ENDING: dict[str, Compression] = {".gz": "gzip", ".zst": "zstd"}


class Damaged(Exception):
    """The bytes end too early or cannot be decompressed; the message says which, in a few words."""


@contextmanager
def atomic_write(path: Path, *, force: bool = False) -> Iterator[Path]:
    """A path next to `path` to write to; at the end it takes that name, after a failure it is removed.

    Raises InvalidInput when `path` is there already and `force` is not given, or when it is no ordinary file.
    """
    if path.exists() and not path.is_file():
        raise InvalidInput("{path} is not a regular file: give another", path=path)
    if path.exists() and not force:
        raise InvalidInput("{path} already exists: give another, or overwrite it with --force", path=path)
    part = path.with_name(path.name + ".part")
    try:
        yield part
        _to_disk(part)
        part.replace(path)
        _to_disk(path.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def compressing(name: str, file: IO[bytes]) -> Iterator[IO[bytes]]:
    """A file whose bytes go compressed to another, which stays open.

    Raises InvalidInput for .zst where its package is missing.
    """
    compression = _BY_ENDING.get(Path(name).suffix)
    if compression == "gzip":
        from gzip import GzipFile

        # Without name and time, the same log makes the same bytes.
        with GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0) as outer:
            yield cast(IO[bytes], outer)
    elif compression == "zstd":
        try:
            zstandard = import_module("zstandard")
        except ModuleNotFoundError:
            raise _needs_zstandard() from None
        with zstandard.ZstdCompressor().stream_writer(file, closefd=False) as outer:
            yield outer
    else:
        yield file


def read_lines(name: str, file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file, decompressed if its name says so; the last perhaps without its end.

    Raises LogAltered where the bytes are damaged or cut off, InvalidInput as `compressing` does.
    """
    compression = _BY_ENDING.get(Path(name).suffix)
    lines = file if compression is None else io.BufferedReader(_Chunks(decompressed(compression, file.read)))
    try:
        while line := lines.readline(LONGEST_LINE):
            if len(line) == LONGEST_LINE:
                raise LogAltered(
                    "{name} has a line without an end: it is damaged; use an intact copy", name=name
                )
            yield line
    except Damaged as error:
        raise LogAltered(
            "{name} is damaged or cut off ({error}); use an intact copy", name=name, error=error
        ) from None
    except ModuleNotFoundError:
        raise _needs_zstandard() from None


def decompressed(compression: Compression, read: Callable[[int], bytes]) -> Iterator[bytes]:
    """The content of all members of a file, in pieces of bounded size: a few bytes may hold a gigabyte.

    read: gives at most so many bytes, none at the end. Raises Damaged after the last byte that is whole, and
    ModuleNotFoundError for zstd where its package is missing.
    """
    unpack = _gunzipped if compression == "gzip" else _unzstandardised
    data = b""
    while data := data or read(CHUNK):
        data = yield from unpack(data, read)


def _gunzipped(data: bytes, read: Callable[[int], bytes]) -> Generator[bytes, None, bytes]:
    """The content of one member; returns what was read of the next."""
    unpacker = zlib.decompressobj(wbits=31)
    while not unpacker.eof:
        if not (data := data or read(CHUNK)):
            raise Damaged("the gzip file is cut off")
        try:
            out = unpacker.decompress(data, CHUNK)
        except zlib.error as error:
            raise Damaged(f"the gzip file is damaged ({error})") from None
        if out:
            yield out
        data = unpacker.unconsumed_tail
    rest = unpacker.unused_data
    # Some tools fill up the last block with NULs.
    while rest.startswith(b"\0"):
        rest = rest.lstrip(b"\0") or read(CHUNK)
    return rest


def _unzstandardised(data: bytes, read: Callable[[int], bytes]) -> Generator[bytes, None, bytes]:
    """The content of one attribution; returns what was read of the next."""
    zstandard = import_module("zstandard")
    unpacker = zstandard.ZstdDecompressor().decompressobj()
    while not unpacker.eof:
        if not (data := data or read(CHUNK)):
            raise Damaged("the zstd file is cut off")
        # A block of four bytes may hold 128 kB, and all of what goes in comes out at once.
        piece, data = data[:256], data[256:]
        try:
            out = unpacker.decompress(piece)
        except zstandard.ZstdError as error:
            raise Damaged(f"the zstd file is damaged ({error})") from None
        if out:
            yield out
    rest: bytes = unpacker.unused_data
    return rest + data


class _Chunks(io.RawIOBase):
    """Chunks of bytes as a file."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._left = memoryview(b"")

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes, as many as there are at once. Raises what the making of the chunks raises."""
        if not self._left:
            self._left = memoryview(next(self._chunks, b""))
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def _needs_zstandard() -> InvalidInput:
    return InvalidInput("a .zst file needs the package zstandard: pip install zstandard, or use .gz")


def _to_disk(path: Path) -> None:
    """What was written survives a power cut from here on; a folder cannot be opened on Windows."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
