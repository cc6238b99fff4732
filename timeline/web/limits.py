"""What a statement of a visitor may take: time, functions included, memory, and the size of its result."""

import sqlite3
import time
from collections.abc import Callable
from typing import Any

# Seconds that one statement has, and milliseconds for Datasette, which looks between two steps of SQLite.
SECONDS = 5
MILLISECONDS = SECONDS * 1000
# Bytes of one value, of a whole result, and of what SQLite allocates in this process.
_VALUE = 8 * 2**20
_RESULT = 32 * 2**20
_HEAP = 512 * 2**20


class Statement:
    """What the statement that a connection runs has taken so far."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Nothing yet."""
        self._connection = connection
        self.begin("")

    def begin(self, _sql: str) -> None:
        """Count anew: another statement begins."""
        self._ends = time.monotonic() + SECONDS
        self._bytes = 0

    def in_time(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function of SQL that ends its statement once that has had its time.

        Datasette's own clock looks every thousand steps of SQLite, whatever a function takes in between.
        """

        def bounded(*given: Any) -> Any:
            if time.monotonic() > self._ends:
                self._connection.interrupt()
                return None
            return function(*given)

        return bounded

    def row(self, cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> sqlite3.Row:
        """A row of the result, which is refused when there is too much of it."""
        self._bytes += sum(len(value) for value in values if isinstance(value, (str, bytes)))
        if self._bytes > _RESULT:
            raise sqlite3.OperationalError(
                f"the result is larger than {_RESULT // 2**20} MB: ask for fewer rows or columns"
            )
        return sqlite3.Row(cursor, values)


def bound(connection: sqlite3.Connection) -> Statement:
    """Limit what the statements of a connection take; what counts them."""
    statement = Statement(connection)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _VALUE)
    connection.execute(f"PRAGMA hard_heap_limit = {_HEAP}")
    connection.row_factory = statement.row
    connection.set_trace_callback(statement.begin)
    return statement
