"""The schema's state, and its migrations through Alembic."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from timeline.db.dialects import dialect_of
from timeline.db.engine import connect, database_file, database_label, read_transaction, write_transaction
from timeline.errors import DatabaseUnavailable, NotFound, SchemaMismatch

# Every revision, oldest first; the last is the one that this program works with. A test compares it with
# migrations/: reading them through Alembic at every start would cost more than the query itself.
REVISIONS = ("0001", "0002")


def open_store(url: str, *, create: bool = False) -> Engine:
    """An engine whose schema is current.

    SQLite: an older schema is upgraded; a file that does not exist is an error unless `create`. PostgreSQL:
    only `timeline db upgrade` changes the schema. Raises SchemaMismatch, NotFound or DatabaseUnavailable.
    """
    engine = connect(url) if create else open_existing(url)
    try:
        _require_current(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def open_existing(url: str) -> Engine:
    """An engine for a database that is there, whatever its schema. Raises NotFound for a missing file."""
    engine = connect(url)
    path = database_file(engine)
    if path is not None and not path.exists():
        raise NotFound(
            "there is no database at {path}: create it with `timeline ingest PATH`, or name another "
            "with --db",
            path=path,
        )
    return engine


def _require_current(engine: Engine) -> None:
    with read_transaction(engine) as connection:
        revision = current_revision(connection)
    if revision == REVISIONS[-1]:
        return
    if revision is not None and revision not in REVISIONS:
        raise _newer(engine, revision)
    if not dialect_of(engine).upgrades_on_open:
        if revision is None:
            raise SchemaMismatch(
                "{database} has no timeline schema yet: run `timeline db upgrade`",
                database=database_label(engine),
            )
        raise SchemaMismatch(
            "{database} has schema {revision}, older than {newest}: run `timeline db upgrade`",
            database=database_label(engine),
            revision=revision,
            newest=REVISIONS[-1],
        )
    upgrade(engine)


def current_revision(connection: Connection) -> str | None:
    """The schema's revision, None for an empty database. Raises DatabaseUnavailable for a foreign one."""
    names = set(sa.inspect(connection).get_table_names())
    if "alembic_version" in names:
        revision = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
        if revision is not None and (revision in REVISIONS or "facts" in names or len(names) == 1):
            return str(revision)
    if names - {"alembic_version"}:
        raise DatabaseUnavailable(
            "{database} contains the tables of another program; name another place with --db",
            database=database_label(connection.engine),
        )
    return None


def upgrade(engine: Engine) -> None:
    """Bring the schema to the newest revision, creating it in an empty database; in one transaction.

    `ProjectionsOutdated` then names the tables that have to be rebuilt.
    """
    with read_transaction(engine) as connection:
        dialect_of(engine).prepare_schema(connection)
    with write_transaction(engine) as connection:
        revision = current_revision(connection)
        if revision is not None and revision not in REVISIONS:
            raise _newer(engine, revision)
        migrate(connection)


def migrate(connection: Connection) -> None:
    """Bring the schema of a connection to the newest revision, in its transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _newer(engine: Engine, revision: str) -> SchemaMismatch:
    ours = REVISIONS[-1]
    return SchemaMismatch(
        "{database} has schema {revision}, newer than {newest}: install a newer version of timeline",
        database=database_label(engine),
        revision=revision,
        newest=ours,
    )


def migrations_folder() -> Path:
    """The folder of the migrations: within the package if installed from a wheel, else next to it."""
    package = Path(__file__).parents[1]
    inside = package / "migrations"
    return inside if inside.is_dir() else package.parent / "migrations"
