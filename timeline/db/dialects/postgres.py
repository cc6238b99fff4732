"""PostgreSQL: a server, with roles."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import URL, Column, ColumnElement, Connection, Engine, Table, create_engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from timeline.canonical_json import canonical
from timeline.db.dialects import postgres_checks, protocol
from timeline.db.dialects.protocol import Phrases, Values
from timeline.db.tables import articles, blocking_index, events, facts, head, mentions, texts

# Seconds that a server has for its first answer when it is only looked at.
_PATIENCE = 5
_LOCK_TIMEOUT = "55P03"  # lock_not_available
# Migration 0002: what a role without privileges on these tables may do.
_LOCK_HEAD = "SELECT position, hash FROM timeline_lock_head()"
_END_STUCK = "SELECT timeline_end_stuck_writers()"
_APPEND = "SELECT timeline_append(%s::json, %s::json)"
_GROWING = (facts, texts, articles, mentions, events, blocking_index)
# As the index mentions_by_term has it: PostgreSQL compares the expressions.
_TERMS = """string_to_array(lower(mentions.terms COLLATE "C"), ' ')"""
_INDEX_MENTIONS = """INSERT INTO blocking_index (word, earliest_day, mention)
SELECT * FROM unnest(%s::text[], %s::integer[], %s::text[]) ON CONFLICT DO NOTHING"""
# As the index mentions_by_name has it.
_NAMES = (
    "array_remove(string_to_array(lower(translate(mentions.names || mentions.places, E'\\t\\n', '  ')"
    """ COLLATE "C"), ' '), '')"""
)
# LATERAL with OFFSET 0 keeps the planner from reading the whole table for a hash.
_FIND_INDEXED = """SELECT asked.number AS number, filed.mention AS mention, count(*) AS words
FROM unnest(%s::integer[], %s::text[], %s::integer[], %s::integer[]) AS asked(number, word, first, last)
CROSS JOIN LATERAL (
    SELECT mention FROM blocking_index
    WHERE word = asked.word AND earliest_day BETWEEN asked.first AND asked.last
    OFFSET 0
) AS filed
GROUP BY 1, 2"""


class Postgres:
    """A Dialect (protocol.py)."""

    upgrades_on_open = False

    def make_engine(self, url: URL) -> Engine:
        """The driver, psycopg, is an extra; plain postgresql:// also means it."""
        return create_engine(url.set(drivername="postgresql+psycopg"))

    def is_unchangeable(self, url: URL) -> bool:
        """Never: the server has the files."""
        return False

    def make_watching_engine(self, url: URL) -> Engine:
        """One that gives up on a silent server after a few seconds."""
        return create_engine(url, connect_args={"connect_timeout": _PATIENCE}, poolclass=NullPool)

    def begin_read(self, connection: Connection) -> Connection:
        """A snapshot that writes nothing."""
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def begin_write(self, connection: Connection) -> None:
        """Limit the wait for a lock."""
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{protocol.LOCK_WAIT}s'")

    def turn(self, connection: Connection) -> AbstractContextManager[None]:
        """None to wait for: the queue for the lock is the server's."""
        return nullcontext()

    def lock_head(self, connection: Connection) -> tuple[int, str]:
        """By FOR UPDATE, whose queue is fair; after a timeout again, where the row has changed meanwhile.

        Whoever keeps it without working loses it then.
        """
        seen: tuple[int, str] | None = None
        while True:
            try:
                with connection.begin_nested():
                    position, last_hash = connection.exec_driver_sql(_LOCK_HEAD).one()
                    return position, last_hash
            except OperationalError as error:
                if getattr(error.orig, "sqlstate", None) != _LOCK_TIMEOUT:
                    raise
                ended = connection.exec_driver_sql(_END_STUCK).scalar_one()
                row = connection.execute(sa.select(head.c.position, head.c.hash)).one()
                now = row.position, row.hash
                if now == seen and not ended:
                    raise
                seen = now

    def append(self, connection: Connection, new: Values, named: Values) -> None:
        """By a function of the owner, which checks that they follow: the writer's role can do no more."""
        connection.exec_driver_sql(_APPEND, (_as_json(facts, new), _as_json(texts, named)))

    def prepare_schema(self, connection: Connection) -> None:
        """Nothing."""

    def label(self, url: URL) -> str:
        """The URL without its password."""
        return url.render_as_string(hide_password=True)

    def file(self, url: URL) -> Path | None:
        """None: it is a server's."""
        return None

    def size(self, connection: Connection) -> int:
        """As the server counts it."""
        return int(connection.execute(sa.text("SELECT pg_database_size(current_database())")).scalar_one())

    def version(self, connection: Connection) -> str:
        """The server's."""
        return f"PostgreSQL {connection.execute(sa.text('SHOW server_version')).scalar_one()}"

    def may_write(self, connection: Connection) -> bool:
        """By the role's privileges and the server's state."""
        privileges = sa.text(
            "SELECT NOT pg_is_in_recovery() "
            "AND coalesce(bool_or(has_function_privilege(oid, 'EXECUTE')), false) "
            "FROM pg_proc WHERE proname = 'timeline_append' AND pg_function_is_visible(oid)"
        )
        return bool(connection.execute(privileges).scalar_one())

    def refresh_statistics(self, connection: Connection) -> None:
        """ANALYZE: the tables grow faster than autovacuum runs.

        A role that does not own them gets a notice and changes nothing.
        """
        for table in _GROWING:
            connection.exec_driver_sql(f"ANALYZE {table.name}")

    def insert_rows(self, connection: Connection, table: Table, rows: Values) -> None:
        """By COPY."""
        import psycopg

        driver: Any = connection.connection.driver_connection
        quote = connection.dialect.identifier_preparer.quote
        names = ", ".join(quote(column.name) for column in table.columns)
        statement = f"COPY {quote(table.name)} ({names}) FROM STDIN"
        try:
            with driver.cursor() as cursor, cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)
        except psycopg.Error as error:
            raise DBAPIError.instance(
                statement, None, error, psycopg.Error, dialect=connection.dialect
            ) from error

    def column_in(self, column: Column[str], values: Sequence[str]) -> ColumnElement[bool]:
        """By one array.

        Not = ANY(array): a plan kept for later compares every row with every value of the array in turn.
        """
        listed: Any = sa.func.unnest(sa.bindparam(None, list(values), sa.ARRAY(sa.Text)))
        return column.in_(sa.select(listed))

    def with_terms(self, query: sa.Select[Any], words: Sequence[str]) -> sa.Select[Any]:
        """By the GIN index mentions_by_term."""
        array: ColumnElement[Any] = sa.literal_column(_TERMS)
        return query.where(
            array.op("@>", is_comparison=True)(sa.bindparam(None, list(words), sa.ARRAY(sa.Text)))
        )

    def with_any_term(self, query: sa.Select[Any], groups: Sequence[Sequence[str]]) -> sa.Select[Any]:
        """By the same index."""
        array: ColumnElement[Any] = sa.literal_column(_TERMS)
        return query.select_from(mentions).where(
            *(
                array.op("&&", is_comparison=True)(sa.bindparam(None, list(group), sa.ARRAY(sa.Text)))
                for group in groups
            )
        )

    def with_names(
        self, query: sa.Select[Any], names: Sequence[Phrases], article: str
    ) -> sa.Select[Any] | None:
        """By the GIN index mentions_by_name."""
        array: ColumnElement[Any] = sa.literal_column(_NAMES)

        def has(word: str) -> ColumnElement[bool]:
            forms = [word.lower(), article + word.lower()]
            return array.op("&&", is_comparison=True)(sa.bindparam(None, forms, sa.ARRAY(sa.Text)))

        if not all(all(phrases) for phrases in names):
            return None
        return query.where(
            *(sa.or_(*(sa.and_(*map(has, phrase)) for phrase in phrases)) for phrases in names)
        )

    def lower_ascii(self, column: Column[str]) -> ColumnElement[str]:
        """The collation C lowers only ASCII, as SQLite does."""
        return sa.func.lower(column.collate("C"))

    def contains(self, text: ColumnElement[str], part: str) -> ColumnElement[bool]:
        """By strpos()."""
        return sa.func.strpos(text, part) > 0

    def index_mentions(self, connection: Connection, rows: Sequence[tuple[str, int, str]]) -> None:
        """By arrays."""
        connection.exec_driver_sql(_INDEX_MENTIONS, tuple(list(column) for column in zip(*rows, strict=True)))

    def find_indexed(
        self, connection: Connection, wanted: Sequence[tuple[int, str, int, int]]
    ) -> sa.CursorResult[Any]:
        """By arrays."""
        return connection.exec_driver_sql(
            _FIND_INDEXED, tuple(list(column) for column in zip(*wanted, strict=True))
        )

    def fault(self, connection: Connection, *, quick: bool) -> str | None:
        """None: the check of its pages and indexes is an extension, for a superuser (amcheck)."""
        return None

    def definitions(self, connection: Connection) -> dict[str, str]:
        """From the catalogues."""
        return postgres_checks.definitions(connection)

    def search_fault(self, connection: Connection, expected: Connection) -> str | None:
        """None: the index is the server's own, of the column itself."""
        return None


def _as_json(table: Table, rows: Values) -> str:
    """Rows as a list of objects: one parameter, which costs a tenth of an array a column."""
    names = [str(column.name) for column in table.columns]
    return canonical([dict(zip(names, row, strict=True)) for row in rows])
