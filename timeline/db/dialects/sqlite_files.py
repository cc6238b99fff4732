"""SQLite files that nothing can change: on read-only media, or in a folder without permission to write.

In write-ahead mode, which the file's header states, even a reader creates files next to the database, unless
it may take the file as immutable (https://sqlite.org/wal.html#read_only_databases).
"""

import os
from pathlib import Path

from timeline.errors import DatabaseUnavailable

# Of the header (https://sqlite.org/fileformat2.html#file_format_version_numbers): the version to read it
# with, 2 for write-ahead mode.
_READ_VERSION, _WRITE_AHEAD = 19, 2


def is_unchangeable(file: Path) -> bool:
    """Whether a file can be read only as immutable: it is in write-ahead mode, and its folder is read-only.

    Where a program has it open, or left its commits next to it, the files of that program are read too.
    Raises DatabaseUnavailable for commits left there that cannot be read.
    """
    if not file.is_file() or os.access(file.absolute().parent, os.W_OK) or not _is_write_ahead(file):
        return False
    waiting, shared = (file.with_name(file.name + suffix) for suffix in ("-wal", "-shm"))
    if waiting.exists() and shared.exists():
        return False
    if waiting.exists() and waiting.stat().st_size:
        raise DatabaseUnavailable(
            "{file} lacks its last commits, which are in {waiting}: copy both to a writable folder",
            file=file,
            waiting=waiting.name,
        )
    return True


def immutable_address(file: Path) -> str:
    """The address with which SQLite reads a file without locks and without files next to it."""
    return f"{file.absolute().as_uri()}?immutable=1"


def _is_write_ahead(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            header = opened.read(_READ_VERSION + 1)
    except OSError:
        # Opening it says why.
        return False
    return len(header) > _READ_VERSION and header[_READ_VERSION] == _WRITE_AHEAD
