"""Files: atomic writes, and compression by the ending of the name (.gz, .zst)."""

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
# A line holds one text or one fact. No dump has a longer one, which would fill the memory.
LONGEST_LINE = 2**28
_BY_ENDING: dict[str, Compression] = {".gz": "gzip", ".zst": "zstd"}


class Damaged(Exception):
    """The bytes end too early or cannot be decompressed; the message says which, briefly."""


@contextmanager
def atomic_write(path: Path, *, force: bool = False) -> Iterator[Path]:
    """Yield a path next to `path` to write to, which then replaces `path`; after a failure it is removed.

    Raises InvalidInput if `path` exists and `force` is not given, or if it is not a regular file.
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
    """Yield a file that writes compressed to `file`, which stays open.

    Raises InvalidInput for .zst if its package is not installed.
    """
    compression = _BY_ENDING.get(Path(name).suffix)
    if compression == "gzip":
        from gzip import GzipFile

        # Without a name and a time, the same log gives the same bytes.
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
    """Yield the lines of a file, decompressed if its name says so; the last one may lack its line break.

    Raises LogAltered where the bytes are damaged or truncated, and InvalidInput like `compressing`.
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
    """Yield the content of all members of a file, in pieces of bounded size: a few bytes may hold a gigabyte.

    read: returns at most as many bytes as it is given, none at the end. Raises Damaged after the last intact
    byte, and ModuleNotFoundError for zstd if its package is not installed.
    """
    unpack = _gunzipped if compression == "gzip" else _unzstandardised
    data = b""
    while data := data or read(CHUNK):
        data = yield from unpack(data, read)


def _gunzipped(data: bytes, read: Callable[[int], bytes]) -> Generator[bytes, None, bytes]:
    """Yield the content of one member; return the bytes read of the next."""
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
    # Some tools pad the last block with NULs.
    while rest.startswith(b"\0"):
        rest = rest.lstrip(b"\0") or read(CHUNK)
    return rest


def _unzstandardised(data: bytes, read: Callable[[int], bytes]) -> Generator[bytes, None, bytes]:
    """Yield the content of one frame; return the bytes read of the next."""
    zstandard = import_module("zstandard")
    unpacker = zstandard.ZstdDecompressor().decompressobj()
    while not unpacker.eof:
        if not (data := data or read(CHUNK)):
            raise Damaged("the zstd file is cut off")
        # A block of four bytes may hold 128 kB, and all of the input is decompressed at once.
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
    """An iterator of chunks of bytes as a file."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._left = memoryview(b"")

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what is left of the current chunk, or the next one. Raises the errors of the iterator."""
        if not self._left:
            self._left = memoryview(next(self._chunks, b""))
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def _needs_zstandard() -> InvalidInput:
    return InvalidInput("a .zst file needs the package zstandard: pip install zstandard, or use .gz")


def _to_disk(path: Path) -> None:
    """Flush a file or a folder to disk, to survive a power cut; on Windows a folder cannot be opened."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
