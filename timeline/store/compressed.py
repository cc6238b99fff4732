"""Lines of a file that may be compressed; its name says how: .gz, .zst, or not."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import IO, Any, cast

from timeline.errors import InvalidInput, LogAltered

# A line holds one text or one fact; what has none so far into it is no dump, and would fill the memory.
LONGEST_LINE = 2**28


@contextmanager
def compressing(name: str, file: IO[bytes]) -> Iterator[IO[bytes]]:
    """A file whose bytes go compressed to another, which stays open.

    Raises InvalidInput for .zst where its package is missing.
    """
    if name.endswith(".gz"):
        from gzip import GzipFile

        # Without name and time, the same log makes the same bytes.
        with GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0) as outer:
            yield cast(IO[bytes], outer)
    elif name.endswith(".zst"):
        with _zstandard().ZstdCompressor().stream_writer(file, closefd=False) as outer:
            yield outer
    else:
        yield file


def read_lines(name: str, file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file, the last perhaps without its end.

    Raises LogAltered where the compressed bytes are damaged or cut off, InvalidInput as `compressing` does.
    """
    source, damage = _decompressing(name, file)
    try:
        while line := source.readline(LONGEST_LINE):
            if len(line) == LONGEST_LINE:
                raise LogAltered(
                    "{name} has a line that does not end: it is damaged; take another copy", name=name
                )
            yield line
    except damage as error:
        raise LogAltered(
            "{name} is damaged or cut off ({error}); take another copy", name=name, error=error
        ) from None


def _decompressing(name: str, file: IO[bytes]) -> tuple[IO[bytes], tuple[type[Exception], ...]]:
    """The decompressed file, and the errors that damage to it raises."""
    if name.endswith(".gz"):
        import zlib
        from gzip import BadGzipFile, GzipFile

        return cast(IO[bytes], GzipFile(fileobj=file)), (BadGzipFile, EOFError, zlib.error)
    if name.endswith(".zst"):
        zstandard = _zstandard()
        stream = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        return io.BufferedReader(stream, 2**17), (zstandard.ZstdError,)
    return file, ()


def _zstandard() -> Any:
    try:
        return import_module("zstandard")
    except ModuleNotFoundError:
        raise InvalidInput(
            "a .zst file needs the package zstandard: pip install zstandard, or use .gz"
        ) from None
