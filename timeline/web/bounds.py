"""Restricts what can be read of a file to its public views."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from datasette.app import Datasette
from datasette.database import Database

from timeline.db.dialects.sqlite_files import immutable_address, is_unchangeable
from timeline.db.public_views import VIEWS

# Tables that SQLite may have been built with: pages, their use, statements of others.
_OF_THE_ENGINE = frozenset({"dbstat", "sqlite_dbpage", "sqlite_dbdata", "sqlite_dbptr", "sqlite_stmt"})
_NAMES = frozenset(view.name for view in VIEWS)
# Called by SQLite for each access of a statement: action, two names, the schema, the view that is read.
Authorizer = Callable[[int, str | None, str | None, str | None, str | None], int]


def public_database(datasette: Datasette, file: Path) -> Database:
    """Return a read-only database that hides the tables under the views from Datasette."""

    class Public(Database):  # type: ignore[misc]
        async def table_names(self) -> list[str]:
            return [name for name in await super().table_names() if name in _NAMES]

    return Public(datasette, path=str(file), is_mutable=not is_unchangeable(file))


def internal_tables(file: Path) -> frozenset[str]:
    """Return the tables of a file, without copies of public views."""
    with closing(_opened(file)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return frozenset(str(name) for (name,) in tables) - _NAMES


def views_alone(file: Path) -> Authorizer:
    """Return an authorizer that lets SQL read the public views of a file, and nothing else of the tables.

    SQLite says through which view a column is read, but a WITH clause may reuse the name of a view, so
    columns that no public view contains are refused under any name.
    """
    # FTS5 reads it whenever one of its tables is used.
    internal = internal_tables(file) - {"mention_terms_config"}
    shown = _read_by_views(file)
    # SQLite reports a row count as a read of no column, without the view's name.
    counted = {(table, "") for table, _ in shown}

    def authorize(
        action: int, first: str | None, second: str | None, _schema: str | None, through: str | None
    ) -> int:
        if action == sqlite3.SQLITE_READ and first in _OF_THE_ENGINE:
            return sqlite3.SQLITE_DENY
        if action != sqlite3.SQLITE_READ or first not in internal:
            return sqlite3.SQLITE_OK
        allowed = (first, second) in counted or (through in _NAMES and (first, second) in shown)
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    return authorize


def _read_by_views(file: Path) -> frozenset[tuple[str | None, str | None]]:
    """The table columns from which the public views are built, as (table, column)."""
    found: set[tuple[str | None, str | None]] = set()

    def note(action: int, table: str | None, column: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ:
            found.add((table, column))
        return sqlite3.SQLITE_OK

    with closing(_opened(file)) as connection:
        connection.set_authorizer(note)
        for name in _NAMES:
            connection.execute(f"EXPLAIN SELECT * FROM {name}")
    return frozenset(found)


def _opened(file: Path) -> sqlite3.Connection:
    address = immutable_address(file) if is_unchangeable(file) else f"file:{file}?mode=ro"
    return sqlite3.connect(address, uri=True)
