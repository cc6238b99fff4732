"""Copies the public views of PostgreSQL to an SQLite file, for programs that read only files."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine

from timeline.db.engine import read_transaction
from timeline.db.public_views import VIEWS
from timeline.db.public_views.view import View
from timeline.errors import DatabaseUnavailable

# Rows in memory at a time.
_CHUNK = 5_000
_DECLARED = {"text": "TEXT", "timestamp": "DATETIME", "integer": "INTEGER", "boolean": "BOOLEAN"}
# Columns that the stored questions search.
_INDEXES = {
    "timeline_v1": ("earliest, latest", "event_id"),
    "mentions_v1": ("mention_id", "event_id", "publisher"),
    "days_v1": ("day",),
}


def write_snapshot(engine: Engine, file: Path, progress: Callable[[str, int], None]) -> None:
    """Write a table for each public view to a new file, from one snapshot, in bounded memory.

    progress: called with the name of each view and its number of rows. Raises DatabaseUnavailable, also if
    the file cannot be written.
    """
    try:
        with read_transaction(engine) as source, closing(sqlite3.connect(file)) as target:
            # The file is worthless after a crash.
            target.execute("PRAGMA journal_mode = OFF")
            target.execute("PRAGMA synchronous = OFF")
            for view in VIEWS:
                progress(view.name, _copy(source, target, view))
            target.commit()
    except sqlite3.Error as error:
        raise DatabaseUnavailable(
            f"cannot write {file}: {error}; TMPDIR names a folder that can be written and has room"
        ) from error


def _copy(source: sa.Connection, target: sqlite3.Connection, view: View) -> int:
    columns = ", ".join(f"{column.name} {_DECLARED[column.kind]}" for column in view.columns)
    target.execute(f"CREATE TABLE {view.name} ({columns})")
    target.executemany(
        f"INSERT INTO {view.name} VALUES ({', '.join('?' * len(view.columns))})", _rows(source, view)
    )
    for number, indexed in enumerate(_INDEXES.get(view.name, ())):
        target.execute(f"CREATE INDEX {view.name}_{number} ON {view.name} ({indexed})")
    return int(target.execute(f"SELECT count(*) FROM {view.name}").fetchone()[0])


def _rows(source: sa.Connection, view: View) -> Iterator[tuple[Any, ...]]:
    query = sa.text(f"SELECT * FROM {view.name}").execution_options(yield_per=_CHUNK)
    for row in source.execute(query):
        yield tuple(_stored(value) for value in row)


def _stored(value: Any) -> Any:
    """A value as SQLite databases store it: a timestamp as text with microseconds."""
    return value.isoformat(sep=" ", timespec="microseconds") if isinstance(value, datetime) else value
