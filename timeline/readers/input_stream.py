"""The bytes of an input as a forward-only stream that can be peeked into, in bounded memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Protocol

from timeline.errors import RecordRefused
from timeline.files import CHUNK
from timeline.readers.options import ReadingOptions
from timeline.readers.refusals import too_long


class TooMuch(Exception):
    """A compressed file exceeds its limit of decompressed bytes."""


class Lines(Protocol):
    """Anything with lines of bytes."""

    def readline(self, limit: int, /) -> bytes:
        """The next line, at most `limit` bytes of it."""


@dataclass(slots=True)
class Allowance:
    """The decompressed bytes that a file may still yield, over all its members and layers."""

    left: int

    def metered(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """The same chunks; raises TooMuch once the allowance is used up."""
        for chunk in chunks:
            self.left -= len(chunk)
            if self.left < 0:
                raise TooMuch
            yield chunk


class InputStream:
    """A stream over chunks of bytes.

    location: its name in messages; name: its file name, whose extensions show the format, "" for none;
    depth: how many archives contain it; encoding: the original one of bytes converted to UTF-8.
    """

    def __init__(
        self,
        chunks: Iterator[bytes],
        location: str,
        name: str,
        allowance: Allowance,
        depth: int = 0,
        encoding: str | None = None,
        file: IO[bytes] | None = None,
    ) -> None:
        self.location = location
        self.name = name
        self.allowance = allowance
        self.depth = depth
        self.encoding = encoding
        # The seekable file, if there is one: archives have their table at the end.
        self.file = file
        self.taken = 0
        self._chunks = chunks
        self._buffer = b""
        self._at = 0
        self._failed: Exception | None = None

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, fewer at the end; errors past that point are raised later."""
        parts, held = [self._buffer[self._at :]], len(self._buffer) - self._at
        while held < size and (chunk := self._next(keep=True)):
            parts.append(chunk)
            held += len(chunk)
        self._buffer, self._at = b"".join(parts), 0
        return self._buffer[:size]

    def read(self, size: int) -> bytes:
        """At most `size` bytes, at least one unless the stream has ended. Raises what its chunks raise."""
        if self._at == len(self._buffer):
            self._buffer, self._at = self._next(), 0
        return self._take(min(self._at + size, len(self._buffer)))

    def read_all(self, limit: int) -> bytes:
        """The rest, at most `limit` bytes. Raises what its chunks raise."""
        parts: list[bytes] = []
        while limit > 0 and (part := self.read(limit)):
            parts.append(part)
            limit -= len(part)
        return b"".join(parts)

    def readline(self, limit: int) -> bytes:
        """The next line, at most `limit` bytes of it, b"" at the end. Raises what its chunks raise."""
        parts: list[bytes] = []
        while limit > 0:
            if self._at == len(self._buffer):
                self._buffer, self._at = self._next(), 0
                if not self._buffer:
                    break
            end = self._buffer.find(b"\n", self._at, self._at + limit) + 1
            part = self._take(end or min(self._at + limit, len(self._buffer)))
            if end and not parts:
                return part
            parts.append(part)
            limit -= len(part)
            if end:
                break
        return b"".join(parts)

    def _take(self, end: int) -> bytes:
        part = self._buffer[self._at : end]
        self._at = end
        self.taken += len(part)
        return part

    def _next(self, keep: bool = False) -> bytes:
        """The next chunk. An error in producing it is raised once the bytes before it have been read."""
        if self._failed is None:
            try:
                return next(self._chunks, b"")
            except Exception as error:
                self._failed = error
        if keep:
            return b""
        raise self._failed


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """The bytes of an open file, as they come."""
    # read1 returns what a pipe has; read would wait until it is closed.
    read = getattr(file, "read1", file.read)
    while chunk := read(CHUNK):
        yield chunk


def read_document(source: InputStream, options: ReadingOptions) -> bytes | RecordRefused:
    """All bytes of an input that is one record; refused if they exceed the limit of a record."""
    data = source.read_all(options.max_record + 1)
    return too_long(source.location, options.max_record) if len(data) > options.max_record else data


@contextmanager
def seekable(source: InputStream) -> Iterator[IO[bytes]]:
    """The input as a seekable file; what comes from a pipe or an archive is copied to a temporary file."""
    if source.file is not None:
        yield source.file
        return
    with TemporaryFile() as copy:
        while chunk := source.read(CHUNK):
            copy.write(chunk)
        yield copy
