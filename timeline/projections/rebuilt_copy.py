"""A copy of the log in a file of its own, with the tables rebuilt from it, to compare a database with."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Table, event

from timeline.db.bulk import insert_rows
from timeline.db.engine import write_transaction
from timeline.db.schema import open_store
from timeline.db.tables import facts, head, texts
from timeline.log.chain import Progress, no_progress
from timeline.projections.project import ReadAhead, read_nothing, rebuild

_CHUNK = 500


@contextmanager
def rebuilt_copy(
    source: Connection, progress: Progress, read_ahead: ReadAhead = read_nothing
) -> Iterator[Connection]:
    """A connection to an SQLite file with the log of `source`, and the tables that today's program makes.

    The source is only read, in the snapshot that its transaction sees. The file is in TMPDIR, takes as much
    room as the database, and is gone afterwards. Raises FactNotUnderstood; DatabaseUnavailable when it does
    not fit.
    """
    with empty_copy() as copy:
        copy_log(source, copy, progress)
        progress("projections", 0, None)
        rebuild(copy, read_ahead=read_ahead)
        yield copy


@contextmanager
def empty_copy() -> Iterator[Connection]:
    """A connection to an SQLite file with the schema, in TMPDIR, which is gone afterwards."""
    with TemporaryDirectory(prefix="timeline-verify-") as folder:
        engine = open_store(f"sqlite:///{Path(folder) / 'rebuilt.db'}", create=True)
        event.listen(engine, "connect", _without_journal)
        engine.dispose()
        try:
            with write_transaction(engine) as copy:
                yield copy
        finally:
            engine.dispose()


def copy_log(source: Connection, copy: Connection, progress: Progress = no_progress) -> None:
    """Copy texts, facts and head into an empty copy."""
    for table in (texts, facts):
        _copy(source, copy, table, progress)
    copy_head(source, copy)


def copy_head(source: Connection, copy: Connection) -> None:
    """Take over the head."""
    copy.execute(sa.delete(head))
    copy.execute(sa.insert(head), [dict(row) for row in source.execute(sa.select(head)).mappings()])


def _without_journal(connection: sqlite3.Connection, _record: Any) -> None:
    """The file is worthless after a crash."""
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")


def _copy(source: Connection, copy: Connection, table: Table, progress: Progress) -> None:
    done = 0
    with source.execute(sa.select(table).execution_options(yield_per=_CHUNK)) as rows:
        for chunk in rows.partitions():
            insert_rows(copy, table, list(map(tuple, chunk)))
            done += len(chunk)
            progress(f"copied {table.name}", done, None)
