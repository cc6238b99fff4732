"""A fair queue of the writers of an SQLite file. SQLite lets whoever happens to ask first write next.

A writer takes a ticket, the next number in a file next to the database, and keeps a lock on the byte with
that number until its transaction ends; it may begin once no byte before it is locked. The locks are the
operating system's: who dies leaves the queue. The last one out removes the file.
"""

import fcntl
import os
import struct
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

# Of an open file, not of a process: threads wait for each other too, and closing another file frees nothing.
_SET = getattr(fcntl, "F_OFD_SETLK", None) if sys.maxsize > 2**32 else None
# struct flock of 64-bit Linux: type, whence, start, length, process.
_FLOCK = "hhqqi4x"
_COUNTER = struct.Struct("<q")
# Where the tickets' bytes begin; byte 0 guards the counter.
_FIRST = 16
# Seconds between two looks: first, and at most.
_SHORTEST, _LONGEST = 0.001, 0.05


class Turn:
    """A place in the queue of a file, from `take` until `leave`."""

    def __init__(self, file: Path, descriptor: int, ticket: int) -> None:
        self._file, self._descriptor, self._ticket = file, descriptor, ticket

    def wait(self, keep_waiting: Callable[[], bool]) -> bool:
        """Wait until no earlier ticket is held. False when `keep_waiting`, asked again and again, says so."""
        pause = _SHORTEST
        while not _lock(self._descriptor, fcntl.F_RDLCK, _FIRST, self._ticket):
            if not keep_waiting():
                return False
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST)
        _lock(self._descriptor, fcntl.F_UNLCK, _FIRST, self._ticket)
        return True

    def leave(self) -> None:
        """Give the place up; remove the file if nobody else waits."""
        with suppress(OSError):
            _lock(self._descriptor, fcntl.F_UNLCK, _FIRST + self._ticket, 1)
            # Without the guard somebody is just taking a ticket.
            if _lock(self._descriptor, fcntl.F_WRLCK, 0, 0) and _is_current(self._descriptor, self._file):
                self._file.unlink()
        os.close(self._descriptor)


def take(database: Path) -> Turn | None:
    """Take a ticket. None where files cannot be locked like this: SQLite's own waiting is left."""
    if _SET is None:
        return None
    file = database.with_name(f"{database.name}-queue")
    while True:
        try:
            descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _mode_of(database))
        except OSError:
            return None
        try:
            ticket = _numbered(descriptor, file)
        except OSError:
            os.close(descriptor)
            return None
        if ticket is not None:
            return Turn(file, descriptor, ticket)
        # The last one in the queue has just removed it.
        os.close(descriptor)


def _numbered(descriptor: int, file: Path) -> int | None:
    """The next number, its byte locked; None if the file is no longer there."""
    while not _lock(descriptor, fcntl.F_WRLCK, 0, 1):
        time.sleep(_SHORTEST)
    if not _is_current(descriptor, file):
        return None
    stored = os.pread(descriptor, _COUNTER.size, 0)
    ticket = _COUNTER.unpack(stored)[0] + 1 if len(stored) == _COUNTER.size else 0
    os.pwrite(descriptor, _COUNTER.pack(ticket), 0)
    _lock(descriptor, fcntl.F_WRLCK, _FIRST + ticket, 1)
    _lock(descriptor, fcntl.F_UNLCK, 0, 1)
    return ticket


def _lock(descriptor: int, kind: int, start: int, length: int) -> bool:
    """Lock or unlock bytes at once; False if another has them. A length of 0 reaches to the end of all."""
    if length == 0 and start:
        return True
    try:
        fcntl.fcntl(descriptor, _SET or 0, struct.pack(_FLOCK, kind, os.SEEK_SET, start, length, 0))
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is_current(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


def _mode_of(database: Path) -> int:
    """Whoever may write the database may wait for it."""
    with suppress(OSError):
        return database.stat().st_mode & 0o666
    return 0o600
