"""Engines and transactions: what differs between SQLite and PostgreSQL is settled here."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from timeline.errors import DatabaseUnavailable, InvalidSetting
from timeline.messages import Message

# How long a writer waits for another one before it gives up, in seconds.
LOCK_WAIT = 60
_URL = Message("write it as postgresql+psycopg://user@host/name, or give a file")


def connect(url: str) -> Engine:
    """An engine for an SQLAlchemy URL; nothing is opened yet. Raises InvalidSetting for a broken URL."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            engine = create_engine(parsed, connect_args={"timeout": LOCK_WAIT})
            _own_transactions(engine)
            return engine
        return create_engine(parsed)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        # The URL itself is not shown: it may hold a password.
        raise InvalidSetting("not a database URL ({error}): {url}", error=error, url=_URL) from None
    except ModuleNotFoundError:
        raise InvalidSetting("PostgreSQL needs its driver: pip install 'timeline-ar[postgres]'") from None


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database. Raises DatabaseUnavailable."""
    with _translated(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes; one at a time on SQLite. Raises DatabaseUnavailable."""
    with _translated(engine), engine.connect() as connection:
        connection = connection.execution_options(timeline_write=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_WAIT}s'")
            yield connection


def shown(engine: Engine) -> str:
    """The database for a message: the file, or the URL without its password."""
    url = engine.url
    return (
        str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
    )


def without_password(database: str) -> str:
    """A database as a person wrote it, a file or a URL, for printing: a password in it is starred."""
    if "://" not in database:
        return database
    url = make_url(database)
    return url.render_as_string(hide_password=True) if url.password else database


# SQLite keeps 2 MB of a file by itself: of a large archive's indexes, every insertion then reads and writes
# pages again, at 50,000 articles 150 MB a second.
_CACHE_KIB = 48 * 1024


def _own_transactions(engine: Engine) -> None:
    """Take transactions over from the sqlite3 module, so that a writer locks before it reads."""

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("timeline_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def _translated(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise _unavailable(str(error.orig).strip(), shown(engine)) from error


_WRITING = Message("another process has been writing for a minute; try again")
# A piece of what the driver says, and what to do then.
_ADVICE = (
    (
        "unable to open database file",
        Message("the folder must exist and be writable; --db FILE names another place"),
    ),
    (
        "readonly database",
        Message("the file or its folder cannot be written; --db FILE names another place"),
    ),
    ("read-only", Message("the file system cannot be written; --db FILE names another place")),
    ("lock timeout", _WRITING),
    ("database is locked", _WRITING),
    ("not a database", Message("the file is something else; --db FILE names another one")),
    ("disk is full", Message("free some space and run the same command again: what was committed is kept")),
    ("disk I/O error", Message("check the disk; what was committed is kept")),
    ("onnection", Message("is the server running, and is the URL right?")),
)


def _unavailable(message: str, database: str) -> DatabaseUnavailable:
    """One line: what failed, and what to do."""
    first = message.splitlines()[0] if message else "no answer"
    for sign, advice in _ADVICE:
        if sign in message:
            return DatabaseUnavailable(
                "cannot use {database}: {first}; {advice}", database=database, first=first, advice=advice
            )
    return DatabaseUnavailable(
        "the database {database} refused: {first}; `timeline doctor` looks closer",
        database=database,
        first=first,
    )
