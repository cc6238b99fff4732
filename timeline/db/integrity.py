"""Whether a database is physically whole, and defined as the program defines it.

SQLite checks its own pages, and that every index holds the rows of its table
(https://sqlite.org/pragma.html#pragma_integrity_check). PostgreSQL has no such check without an extension.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from timeline.db.dialects import dialect_of
from timeline.db.engine import connect, database_file, database_label, write_transaction
from timeline.db.schema import REVISIONS, current_revision, migrate
from timeline.errors import DatabaseUnavailable, LogAltered, SchemaMismatch

# What the driver says of pages, and of a text, that something else than the engine wrote.
_DAMAGE = ("malformed", "not a database", "UTF-8", "corrupt", "unsupported file format", "disk I/O error")
# What can stand beside the program's tables without changing an answer of theirs.
_BESIDE = ("table", "view", "function")


@contextmanager
def damage_named(engine: Engine) -> Iterator[None]:
    """Raise LogAltered, with what to do, for what reading a damaged file raises otherwise."""
    try:
        yield
    except (DBAPIError, DatabaseUnavailable) as error:
        driver = error if isinstance(error, DBAPIError) else error.__cause__
        found = str(driver.orig) if isinstance(driver, DBAPIError) else str(error)
        if not any(sign in found for sign in _DAMAGE):
            raise
        raise _damaged(engine, found) from error
    except (ValueError, OverflowError) as error:
        # A value that no column of its type holds: a date that is none, a number that is a text.
        raise _damaged(engine, str(error)) from error


def require_content(engine: Engine) -> None:
    """Raise DatabaseUnavailable for a file of 0 bytes, which SQLite takes for an empty database."""
    file = database_file(engine)
    if file is not None and file.exists() and file.stat().st_size == 0:
        raise DatabaseUnavailable(
            "{file} has 0 bytes: it holds no database; restore a backup, or remove it and ingest again",
            file=file,
        )


def require_schema(connection: Connection) -> None:
    """Raise SchemaMismatch unless the database says that it has this program's schema."""
    revision = current_revision(connection)
    if revision != REVISIONS[-1]:
        raise SchemaMismatch(
            "{database} has schema {revision}, this program has {newest}: run `timeline db upgrade`",
            database=database_label(connection.engine),
            revision=revision,
            newest=REVISIONS[-1],
        )


def require_whole(connection: Connection, *, quick: bool) -> None:
    """Raise LogAltered unless the engine's own check finds nothing. quick: without comparing indexes."""
    found = dialect_of(connection).fault(connection, quick=quick)
    if found is not None:
        raise _damaged(connection.engine, found)


def require_definitions(connection: Connection) -> bool:
    """Raise LogAltered unless tables, indexes, triggers and views are those that the program makes.

    Somebody's own tables and views beside them change nothing; what he attached to ours does.
    Returns False where that cannot be told: on PostgreSQL, for a role that may not create a schema.
    """
    found = dialect_of(connection).definitions(connection)
    wanted = _wanted(connection)
    if wanted is None:
        return False
    for name in sorted(found.keys() | wanted.keys()):
        if name not in found:
            raise LogAltered(
                "{name} is missing: restore a backup, or load a dump into a new database", name=name
            )
        if name not in wanted and _touches(name, found[name], wanted):
            raise LogAltered(
                "{name} is none of the program's: remove it, or load a dump into a new database", name=name
            )
        if name in wanted and found[name] != wanted[name]:
            raise LogAltered(
                "{name} is not defined as the program defines it: restore a backup, or load a dump into a "
                "new database",
                name=name,
            )
    return True


def _touches(name: str, definition: str, wanted: Mapping[str, str]) -> bool:
    """Whether something that the program does not make belongs to a table or view of its own."""
    kind, table = name.partition(" ")[0], definition.partition(" ")[0]
    return kind not in _BESIDE and any(f"{one} {table}" in wanted for one in ("table", "view"))


def _wanted(connection: Connection) -> dict[str, str] | None:
    """The definitions of a schema that is made for this, and gone afterwards."""
    if database_file(connection.engine):
        return _in_memory()
    return _in_a_schema_of_its_own(connection.engine)


@cache
def _in_memory() -> dict[str, str]:
    fresh = connect("sqlite://")
    try:
        with write_transaction(fresh) as made:
            migrate(made)
            return dialect_of(made).definitions(made)
    finally:
        fresh.dispose()


def _in_a_schema_of_its_own(engine: Engine) -> dict[str, str] | None:
    try:
        with engine.connect() as connection:
            try:
                name = f"timeline_verify_{connection.execute(sa.text('SELECT pg_backend_pid()')).scalar()}"
                connection.exec_driver_sql(f"CREATE SCHEMA {name}")
                connection.exec_driver_sql(f"SET LOCAL search_path TO {name}")
                migrate(connection)
                return dialect_of(connection).definitions(connection)
            finally:
                connection.rollback()
    except DBAPIError as error:
        # 42501: insufficient_privilege; 25006: a server that only reads.
        if getattr(error.orig, "sqlstate", None) in {"42501", "25006"}:
            return None
        raise


def _damaged(engine: Engine, found: str) -> LogAltered:
    return LogAltered(
        "{database} is damaged ({found}): restore a backup; if there is none, try `timeline dump`",
        database=database_label(engine),
        found=" ".join(found.split())[:200],
    )
