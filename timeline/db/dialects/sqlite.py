"""SQLite: one file, one writer."""

import json
import os
import re
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import URL, Column, ColumnElement, Connection, Engine, Table, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from timeline.db.dialects import protocol, sqlite_checks
from timeline.db.dialects.protocol import Phrases, Values
from timeline.db.dialects.sqlite_files import immutable_address, is_unchangeable
from timeline.db.tables import facts, head, mentions, texts

if TYPE_CHECKING:
    from timeline.db.dialects.sqlite_queue import Turn

# SQLite keeps 2 MB of a file by itself: of a large archive's indexes, every insertion then reads and writes
# pages again, at 50,000 articles 150 MB a second.
_CACHE_KIB = 48 * 1024
_RETRY = 0.01  # seconds
_STAGED = "staged_rows"
_TERMS = sa.table("mention_terms", sa.column("rowid", sa.Integer))
# What FTS5's tokenizer ascii takes for a word.
_TOKEN = re.compile(r"[0-9:A-Za-z\x80-\U0010ffff]+")
_INDEX_MENTIONS = "INSERT OR IGNORE INTO blocking_index (word, earliest_day, mention) VALUES (?, ?, ?)"
_FIND_INDEXED = """SELECT asked.value ->> 0 AS number, blocking_index.mention AS mention, count(*) AS words
FROM json_each(?) AS asked CROSS JOIN blocking_index
WHERE blocking_index.word = asked.value ->> 1
AND blocking_index.earliest_day BETWEEN asked.value ->> 2 AND asked.value ->> 3
GROUP BY 1, 2"""


class Sqlite:
    """A Dialect (protocol.py)."""

    upgrades_on_open = True

    def make_engine(self, url: URL) -> Engine:
        """Take transactions over from the sqlite3 module, so that a writer locks before it reads."""
        if self.is_unchangeable(url):
            address = immutable_address(Path(url.database or ""))
            engine = create_engine(
                url, creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False)
            )
        else:
            engine = create_engine(url, connect_args={"timeout": protocol.LOCK_WAIT})

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _record: object) -> None:
            connection.isolation_level = None
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            if connection.get_execution_options().get("timeline_write"):
                _begin_immediate(connection)
            else:
                connection.exec_driver_sql("BEGIN")

        return engine

    def is_unchangeable(self, url: URL) -> bool:
        """By the permissions and the header of the file."""
        return is_unchangeable(Path(url.database or ""))

    def make_watching_engine(self, url: URL) -> Engine:
        """Open a file that has no writer as immutable.

        SQLite creates files in write-ahead mode even for a reader (https://sqlite.org/wal.html, "Read-Only
        Databases").
        """
        file = Path(url.database or "").absolute()
        in_use = all(file.with_name(file.name + suffix).exists() for suffix in ("-wal", "-shm"))
        address = f"{file.as_uri()}?mode=ro" if in_use else immutable_address(file)
        return create_engine(url, creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool)

    def begin_read(self, connection: Connection) -> Connection:
        """Nothing to set up: a transaction sees one state."""
        return connection

    def begin_write(self, connection: Connection) -> None:
        """Nothing to set up: BEGIN IMMEDIATE has locked the file, and the driver waited."""

    @contextmanager
    def turn(self, connection: Connection) -> Iterator[None]:
        """By a ticket: SQLite itself lets whoever happens to ask first write next."""
        place = _ticket(connection.engine.url.database)
        if place is None:
            yield
            return
        try:
            if not place.wait(_Patience(connection)):
                locked = sqlite3.OperationalError("database is locked")
                raise OperationalError("BEGIN IMMEDIATE", None, locked)
            yield
        finally:
            place.leave()

    def lock_head(self, connection: Connection) -> tuple[int, str]:
        """Only read: the file is locked."""
        row = connection.execute(sa.select(head.c.position, head.c.hash)).one()
        return row.position, row.hash

    def append(self, connection: Connection, new: Values, named: Values) -> None:
        """By executemany."""
        if named:
            self.insert_rows(connection, texts, named)
        self.insert_rows(connection, facts, new)
        position, *_between, last_hash = new[-1]
        connection.execute(sa.update(head).values(position=position, hash=last_hash))

    def prepare_schema(self, connection: Connection) -> None:
        """Switch to write-ahead mode: readers and a writer then do not wait for each other."""
        connection.exec_driver_sql("COMMIT")
        _switch_to_wal(connection)
        connection.exec_driver_sql("BEGIN")

    def label(self, url: URL) -> str:
        """The file."""
        return str(url.database)

    def file(self, url: URL) -> Path | None:
        """The file."""
        return Path(url.database or "")

    def size(self, connection: Connection) -> int:
        """The file and what waits in its write-ahead log."""
        path = Path(connection.engine.url.database or "")
        files = (path, path.with_name(f"{path.name}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def version(self, connection: Connection) -> str:
        """The name alone: the engine is part of Python."""
        return "SQLite"

    def may_write(self, connection: Connection) -> bool:
        """By the permissions of the file and its folder."""
        path = Path(connection.engine.url.database or "").absolute()
        return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)

    def refresh_statistics(self, connection: Connection) -> None:
        """Does nothing: the queries need no statistics."""

    def insert_rows(self, connection: Connection, table: Table, rows: Values) -> None:
        """By executemany: SQLAlchemy's insert processes every value in Python.

        Many mentions go through a table of their own: the trigger that indexes their words opens a savepoint
        for each statement, so one statement inserts them all, at a quarter of the time.
        """
        quote = connection.dialect.identifier_preparer.quote
        name = quote(table.name)
        names = ", ".join(quote(column.name) for column in table.columns)
        marks = ", ".join("?" * len(table.columns))
        stored = _as_stored(table, rows)
        if table is not mentions or len(rows) <= protocol.FEW:
            connection.exec_driver_sql(f"INSERT INTO {name} ({names}) VALUES ({marks})", stored)
            return
        # Emptied, not dropped: SQLite drops no table while rows are being read on the connection.
        connection.exec_driver_sql(
            f"CREATE TEMP TABLE IF NOT EXISTS {_STAGED} AS SELECT {names} FROM {name} WHERE 0"
        )
        connection.exec_driver_sql(f"INSERT INTO temp.{_STAGED} ({names}) VALUES ({marks})", stored)
        connection.exec_driver_sql(
            f"INSERT INTO {name} ({names}) SELECT {names} FROM temp.{_STAGED} ORDER BY rowid"
        )
        connection.exec_driver_sql(f"DELETE FROM temp.{_STAGED}")

    def column_in(self, column: Column[str], values: Sequence[str]) -> ColumnElement[bool]:
        """By one JSON list."""
        listed = sa.func.json_each(json.dumps(list(values)))
        return column.in_(sa.select(sa.column("value")).select_from(listed))

    def with_terms(self, query: sa.Select[Any], words: Sequence[str]) -> sa.Select[Any]:
        """By the FTS5 table mention_terms; joined, not IN, so that a limit ends the search."""
        return self._matching(query, f"terms : ({' AND '.join(map(_quoted, words))})")

    def with_any_term(self, query: sa.Select[Any], groups: Sequence[Sequence[str]]) -> sa.Select[Any]:
        """By the same table."""
        any_of = (" OR ".join(map(_quoted, group)) for group in groups)
        return self._matching(query, " AND ".join(f"terms : ({words})" for words in any_of))

    def with_names(
        self, query: sa.Select[Any], names: Sequence[Phrases], article: str
    ) -> sa.Select[Any] | None:
        """By the same table."""
        found = [[_all_of(phrase, article) for phrase in phrases] for phrases in names]
        if not all(all(phrases) for phrases in found):
            return None
        any_of = (" OR ".join(phrases) for phrases in found)
        return self._matching(query, " AND ".join(f"{{names places}} : ({words})" for words in any_of))

    def _matching(self, query: sa.Select[Any], phrase: str) -> sa.Select[Any]:
        return (
            query.select_from(_TERMS)
            .join(mentions, sa.literal_column("mentions.rowid") == _TERMS.c.rowid)
            .where(sa.literal_column("mention_terms").op("MATCH", is_comparison=True)(phrase))
        )

    def lower_ascii(self, column: Column[str]) -> ColumnElement[str]:
        """lower() folds ASCII alone."""
        return sa.func.lower(column)

    def contains(self, text: ColumnElement[str], part: str) -> ColumnElement[bool]:
        """By instr()."""
        return sa.func.instr(text, part) > 0

    def index_mentions(self, connection: Connection, rows: Sequence[tuple[str, int, str]]) -> None:
        """By executemany."""
        connection.exec_driver_sql(_INDEX_MENTIONS, list(rows))

    def find_indexed(
        self, connection: Connection, wanted: Sequence[tuple[int, str, int, int]]
    ) -> sa.CursorResult[Any]:
        """By one JSON list."""
        return connection.exec_driver_sql(_FIND_INDEXED, (json.dumps(wanted, ensure_ascii=False),))

    def fault(self, connection: Connection, *, quick: bool) -> str | None:
        """By its pragma."""
        found = connection.exec_driver_sql(f"PRAGMA {'quick' if quick else 'integrity'}_check(1)").scalar()
        return None if found == "ok" else str(found)

    def definitions(self, connection: Connection) -> dict[str, str]:
        """From sqlite_master, without the statistics that ANALYZE leaves."""
        return sqlite_checks.definitions(connection)

    def search_fault(self, connection: Connection, expected: Connection) -> str | None:
        """By asking the FTS5 table for every word."""
        return sqlite_checks.search_fault(connection, expected)


def _quoted(word: str) -> str:
    return f'"{word}"'


def _all_of(phrase: Sequence[str], article: str) -> str:
    """The words of a phrase as FTS5 asks for them all: split where its tokenizer splits; "" for none."""
    pieces = [(piece.start(), piece[0]) for word in phrase for piece in _TOKEN.finditer(word)]
    asked = (
        f"({_quoted(one)} OR {_quoted(article + one)})" if at == 0 else _quoted(one) for at, one in pieces
    )
    return f"({' AND '.join(asked)})" if pieces else ""


def _ticket(database: str | None) -> "Turn | None":
    """A place in the queue of a file; None for a database in memory, and where there is no queue."""
    if not database or sys.platform != "linux":
        return None
    # Imported here: other systems lack a module that it needs, and who only reads needs no queue.
    from timeline.db.dialects.sqlite_queue import take

    return take(Path(database))


class _Patience:
    """Whether a writer goes on waiting: as long as somebody commits within the time SQLite itself would wait.

    Asked of the driver's connection, on which no transaction begins by that.
    """

    def __init__(self, connection: Connection) -> None:
        self._driver: Any = connection.connection.driver_connection
        self._seconds = self._asked("busy_timeout") / 1000
        self._commits, self._since = self._asked("data_version"), time.monotonic()

    def __call__(self) -> bool:
        now = time.monotonic()
        if now - self._since < self._seconds:
            return True
        commits = self._asked("data_version")
        if commits == self._commits:
            return False
        self._commits, self._since = commits, now
        return True

    def _asked(self, pragma: str) -> int:
        try:
            return int(self._driver.execute(f"PRAGMA {pragma}").fetchone()[0])
        except sqlite3.Error:
            # What is wrong with the file is said when the transaction begins.
            return 0


def _begin_immediate(connection: Connection) -> None:
    """Lock the file for writing. Who did not queue may be before one: wait again while others commit."""
    while True:
        seen = _commits(connection)
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            return
        except OperationalError as error:
            if "database is locked" not in str(error.orig) or _commits(connection) == seen:
                raise


def _commits(connection: Connection) -> int:
    """A number that changes when another connection commits."""
    return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())


def _switch_to_wal(connection: Connection) -> None:
    """Wait for other processes here: SQLite's busy timeout does not cover this statement.

    It upgrades a read lock, and of two connections that do so at once one is refused immediately, since both
    could wait for ever (https://sqlite.org/c3ref/busy_handler.html).
    """
    give_up = time.monotonic() + protocol.LOCK_WAIT
    while True:
        try:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        except OperationalError as error:
            locked = getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
            if not locked or time.monotonic() > give_up:
                raise
            time.sleep(_RETRY)
        else:
            return


def _as_stored(table: Table, rows: Values) -> Values:
    """Write timestamps as SQLAlchemy does, with microseconds: sqlite3 alone would leave them out."""
    stamped = [isinstance(column.type, sa.DateTime) for column in table.columns]
    if not any(stamped):
        return rows
    columns = zip(*rows, strict=True)
    made = (map(_stamp, one) if is_stamp else one for is_stamp, one in zip(stamped, columns, strict=True))
    return list(zip(*made, strict=True))


def _stamp(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat(" ", "microseconds")
