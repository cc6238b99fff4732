"""Engines and transactions."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SAWarning

from timeline.db.dialects import dialect_of, named
from timeline.db.dialects.protocol import Dialect
from timeline.errors import DatabaseUnavailable, InvalidSetting
from timeline.messages import Message

_URL = Message("write it as postgresql+psycopg://user@host/name, or give a file")


def connect(url: str) -> Engine:
    """An engine for an SQLAlchemy URL; nothing is opened yet. Raises InvalidSetting for a broken URL."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", SAWarning)
            return _supported(make_url(url)).make_engine(make_url(url))
    except SAWarning:
        raise InvalidSetting(
            "the database URL has parameters that are unknown: give the file without ? and what follows"
        ) from None
    except (ArgumentError, NoSuchModuleError, ValueError):
        # Neither the URL, which may hold a password, nor what a library says of it is shown.
        raise InvalidSetting("not a database URL: {url}", url=_URL) from None
    except ModuleNotFoundError:
        raise InvalidSetting("PostgreSQL needs its driver: pip install 'timeline-ar[postgres]'") from None


def is_unchangeable(url: str) -> bool:
    """Whether a database is a file that nothing here can write, so that it is read without locks.

    False for what is no URL. Raises DatabaseUnavailable.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        return False
    dialect = named(parsed.get_backend_name())
    return dialect is not None and dialect.is_unchangeable(parsed)


def open_without_trace(url: str) -> Engine:
    """An engine for diagnosis: it creates no files next to an SQLite database, and does not wait for long.

    Raises InvalidSetting as `connect` does.
    """
    engine = connect(url)
    return dialect_of(engine).make_watching_engine(engine.url)


@contextmanager
def read_transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database. Raises DatabaseUnavailable."""
    with _translated(engine), engine.connect() as connection:
        connection = dialect_of(engine).begin_read(connection)
        with connection.begin():
            yield connection


@contextmanager
def write_transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes; one at a time on SQLite. Raises DatabaseUnavailable."""
    with _translated(engine), engine.connect() as connection, dialect_of(engine).turn(connection):
        connection = connection.execution_options(timeline_write=True)
        with connection.begin():
            dialect_of(engine).begin_write(connection)
            yield connection


def database_file(engine: Engine) -> Path | None:
    """The file of a database; None for a server."""
    return dialect_of(engine).file(engine.url)


def database_label(engine: Engine) -> str:
    """The database for a message: the file, or the URL without its password."""
    return dialect_of(engine).label(engine.url)


def without_password(database: str) -> str:
    """A database as written by the user, a file or a URL, with its password masked."""
    if "://" not in database:
        return database
    url = make_url(database)
    return url.render_as_string(hide_password=True) if url.password else database


def _supported(url: URL) -> Dialect:
    """The dialect of a URL. Raises InvalidSetting for an engine that timeline does not support."""
    name = url.get_backend_name()
    dialect = named(name)
    if dialect is None:
        raise InvalidSetting("{name} is neither sqlite nor postgresql: {url}", name=name, url=_URL)
    return dialect


@contextmanager
def _translated(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise _unavailable(str(error.orig).strip(), database_label(engine)) from error


_WRITING = Message("another process has been writing for a minute; try again")
# A piece of what the driver says, and what to do then.
_ADVICE = (
    (
        "unable to open database file",
        Message("the folder must exist and be writable; name another place with --db FILE"),
    ),
    (
        "readonly database",
        Message("the file or its folder is not writable; name another place with --db FILE"),
    ),
    ("read-only", Message("the file system is not writable; name another place with --db FILE")),
    ("lock timeout", _WRITING),
    ("database is locked", _WRITING),
    ("not a database", Message("it is not an SQLite database; name another with --db FILE")),
    ("disk is full", Message("free some space and run the same command again; committed data are safe")),
    ("disk I/O error", Message("check the disk; committed data are safe")),
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
        "the database {database} refused: {first}; run `timeline doctor` to find out why",
        database=database,
        first=first,
    )
