"""Files with their table at the end: they are read from the middle."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO

from timeline.files import CHUNK
from timeline.readers.source import InputStream


@contextmanager
def seekable(source: InputStream) -> Iterator[IO[bytes]]:
    """The source as a file to go back and forth in.

    What comes through a pipe or lies in an archive is kept aside for it.
    """
    if source.file is not None:
        yield source.file
        return
    with TemporaryFile() as copy:
        while chunk := source.read(CHUNK):
            copy.write(chunk)
        yield copy
