"""PostgreSQL: the privileges of a writer and a reader role.

The writer appends by functions of the owner (migration 0002), and of the projections it ends rows and adds
others: it may write no table of the log, and lock no table against readers. Only the owner of the tables may
upgrade the schema, load a dump, or delete: `timeline rebuild`, erasing a text.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from timeline.db.engine import database_file, database_label, write_transaction
from timeline.db.overdue import milliseconds
from timeline.db.public_views import VIEWS
from timeline.db.schema import REVISIONS, current_revision
from timeline.db.tables import (
    PROJECTIONS,
    blocking_index,
    days,
    facts,
    head,
    mentions,
    metadata,
    projections,
    texts,
    unfinished_ingest,
)
from timeline.errors import DatabaseUnavailable, InvalidInput, SchemaMismatch

_PROJECTIONS = tuple(table.name for table in PROJECTIONS)
_VIEWS = tuple(view.name for view in VIEWS)

# Privileges by table. The schema's version is what every command looks at first.
WRITER: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((facts.name, texts.name, head.name), ("SELECT",)),
    **dict.fromkeys(_PROJECTIONS, ("SELECT", "INSERT")),
    blocking_index.name: ("SELECT", "INSERT"),
    days.name: ("SELECT", "INSERT"),
    projections.name: ("SELECT", "INSERT"),
    unfinished_ingest.name: ("SELECT", "INSERT", "DELETE"),
    "alembic_version": ("SELECT",),
    **dict.fromkeys(_VIEWS, ("SELECT",)),
}
# What of a row the writer may change. UPDATE of a whole table would let it be locked against readers.
WRITER_COLUMNS: dict[str, tuple[str, ...]] = {
    **{table.name: ("valid_until",) for table in PROJECTIONS if "valid_until" in table.columns},
    mentions.name: ("valid_until", "names", "places"),
}
WRITER_FUNCTIONS = ["timeline_lock_head", "timeline_append", "timeline_end_stuck_writers"]
READER: dict[str, tuple[str, ...]] = dict.fromkeys((*_PROJECTIONS, *_VIEWS), ("SELECT",))

# The functions that make and change large objects, which belong to no table and count against no quota.
_LARGE_OBJECTS = (
    "SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace "
    "AND (starts_with(proname, 'lo_') OR proname IN ('loread', 'lowrite'))"
)
ALL_TABLES = [*metadata.tables, "alembic_version", *_VIEWS]
# The triggers that keep the log append-only.
GUARDS = ("facts_no_change", "facts_no_truncate")
# PostgreSQL reads these as keywords, quoted or not.
_KEYWORDS = ("public", "none")
_LONGEST_NAME = 63


@dataclass(frozen=True, slots=True)
class Granted:
    """created: the roles that did not exist. kept: what everybody can still do, because taking it back needs
    a superuser or the owner of the database: TEMPORARY (tables), LARGE OBJECTS.
    """

    created: tuple[str, ...]
    kept: tuple[str, ...]


def grant(engine: Engine, writer: str, reader: str, *, statement_timeout: str = "30s") -> Granted:
    """Give two roles their privileges on the database, creating those that do not exist; all or nothing.

    Roles are made without LOGIN. What either role was granted here before, beyond its part, is taken back,
    and everybody (PUBLIC) loses the tables, temporary tables and large objects. The guards of the log are set
    again. statement_timeout: 500ms, 30s, 5min, 1h, for who logs in as the reader.

    Raises InvalidInput for another engine, a name or a duration that cannot be used; SchemaMismatch when the
    schema is not this program's; DatabaseUnavailable, also when the engine's user may not do this.
    """
    if database_file(engine):
        raise InvalidInput(
            "{database} is SQLite, which has no roles: protect the file with file permissions",
            database=database_label(engine),
        )
    for name in (writer, reader):
        _check_name(name)
    if writer == reader:
        raise InvalidInput("the writer and the reader are both {writer!r}: give two roles", writer=writer)
    milliseconds(statement_timeout)
    with write_transaction(engine) as connection, _missing_rights_explained(engine):
        _check_user(connection, engine)
        if current_revision(connection) != REVISIONS[-1]:
            raise SchemaMismatch(
                "{database} is not at schema {newest}: run `timeline db upgrade`",
                database=database_label(engine),
                newest=REVISIONS[-1],
            )
        created = tuple(name for name in (writer, reader) if _create(connection, name))
        _guard(connection)
        _revoke_from_everybody(connection)
        for role, privileges in ((writer, WRITER), (reader, READER)):
            _check_role(connection, role)
            _give(connection, role, privileges)
        _give_appending(connection, writer)
        _limit(connection, reader, statement_timeout)
        return Granted(created, tuple(_kept(connection, writer)))


def quoted(name: str) -> str:
    """A role's name as PostgreSQL reads it in a statement that a person pastes: "my role"."""
    return '"' + name.replace('"', '""') + '"'


def _check_name(name: str) -> None:
    if not name.strip():
        raise InvalidInput("a role name is empty: give one for each of --writer and --reader")
    if len(name.encode()) > _LONGEST_NAME:
        raise InvalidInput(
            "the role name {name!r} exceeds PostgreSQL's limit of {longest_name} bytes: shorten it",
            name=name,
            longest_name=_LONGEST_NAME,
        )
    if name in _KEYWORDS or name.startswith("pg_"):
        raise InvalidInput("the role name {name!r} is reserved by PostgreSQL: choose another", name=name)


@contextmanager
def _missing_rights_explained(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != "42501":
            raise
        reason = str(error.orig).splitlines()[0]
        raise DatabaseUnavailable(
            "cannot grant on {database}: {cause}; connect as a superuser, or as the tables' owner "
            "with CREATEROLE",
            database=database_label(engine),
            cause=reason,
        ) from error


def _check_user(connection: Connection, engine: Engine) -> None:
    """Refuse users who are not the owner: PostgreSQL only warns about their GRANT."""
    owner = connection.execute(
        text(
            "SELECT pg_get_userbyid(relowner) FROM pg_class "
            "WHERE oid = to_regclass('facts') AND NOT pg_has_role(relowner, 'USAGE')"
        )
    ).scalar()
    if owner is not None:
        raise DatabaseUnavailable(
            "cannot grant on {database}: the tables belong to {owner}; connect as {owner} or as a superuser",
            database=database_label(engine),
            owner=owner,
        )


def _create(connection: Connection, role: str) -> bool:
    """Create a role unless it exists. Return whether it was created."""
    if connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": role}).scalar():
        return False
    connection.exec_driver_sql(f"CREATE ROLE {_sql_name(connection, role)} NOLOGIN")
    return True


def _check_role(connection: Connection, role: str) -> None:
    """Refuse a role that can act as the owner: revoking would restrict the owner, not the role."""
    query = text("SELECT pg_has_role(:name, relowner, 'MEMBER') FROM pg_class WHERE oid = 'facts'::regclass")
    if connection.execute(query, {"name": role}).scalar():
        raise InvalidInput(
            "the role {role!r} is a superuser or can act as the tables' owner, so privileges do not "
            "restrict it: choose another",
            role=role,
        )


def _revoke_from_everybody(connection: Connection) -> None:
    tables = ", ".join(_sql_name(connection, table) for table in ALL_TABLES)
    connection.exec_driver_sql(f"REVOKE ALL ON TABLE {tables} FROM PUBLIC")
    # Without the right to, these two do nothing but warn; what is left is reported.
    database = _sql_name(connection, connection.exec_driver_sql("SELECT current_database()").scalar_one())
    connection.exec_driver_sql(f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC")
    if connection.exec_driver_sql("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").scalar():
        functions = connection.exec_driver_sql(f"SELECT oid::regprocedure::text FROM ({_LARGE_OBJECTS}) f")
        connection.exec_driver_sql(f"REVOKE ALL ON FUNCTION {', '.join(functions.scalars())} FROM PUBLIC")


def _guard(connection: Connection) -> None:
    """Set the log's triggers again so that they fire whatever session_replication_role says."""
    for trigger in GUARDS:
        connection.exec_driver_sql(f"ALTER TABLE {facts.name} ENABLE ALWAYS TRIGGER {trigger}")


def _give_appending(connection: Connection, writer: str) -> None:
    name = _sql_name(connection, writer)
    for table, columns in WRITER_COLUMNS.items():
        listed = ", ".join(_sql_name(connection, column) for column in columns)
        connection.exec_driver_sql(
            f"GRANT UPDATE ({listed}) ON TABLE {_sql_name(connection, table)} TO {name}"
        )
    for function in WRITER_FUNCTIONS:
        connection.exec_driver_sql(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
        connection.exec_driver_sql(f"GRANT EXECUTE ON FUNCTION {function} TO {name}")


def _kept(connection: Connection, role: str) -> Iterator[str]:
    """What a role can do because everybody can."""
    query = text("SELECT has_database_privilege(:role, current_database(), 'TEMPORARY')")
    if connection.execute(query, {"role": role}).scalar_one():
        yield "TEMPORARY"
    query = text(f"SELECT bool_or(has_function_privilege(:role, oid, 'EXECUTE')) FROM ({_LARGE_OBJECTS}) f")
    if connection.execute(query, {"role": role}).scalar_one():
        yield "LARGE OBJECTS"


def _give(connection: Connection, role: str, privileges: dict[str, tuple[str, ...]]) -> None:
    name = _sql_name(connection, role)
    tables = ", ".join(_sql_name(connection, table) for table in ALL_TABLES)
    database, schema = connection.exec_driver_sql("SELECT current_database(), current_schema()").one()
    database, schema = _sql_name(connection, database), _sql_name(connection, schema)
    connection.exec_driver_sql(f"REVOKE ALL ON TABLE {tables} FROM {name}")
    connection.exec_driver_sql(f"REVOKE ALL ON SCHEMA {schema} FROM {name}")
    connection.exec_driver_sql(f"GRANT CONNECT ON DATABASE {database} TO {name}")
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {schema} TO {name}")
    for table, verbs in privileges.items():
        connection.exec_driver_sql(
            f"GRANT {', '.join(verbs)} ON TABLE {_sql_name(connection, table)} TO {name}"
        )


def _limit(connection: Connection, reader: str, statement_timeout: str) -> None:
    """Set the timeout for this database only: the role may be used elsewhere."""
    name = _sql_name(connection, reader)
    database = _sql_name(connection, connection.exec_driver_sql("SELECT current_database()").scalar_one())
    for setting in (f"statement_timeout = '{statement_timeout}'", "default_transaction_read_only = on"):
        connection.exec_driver_sql(f"ALTER ROLE {name} IN DATABASE {database} SET {setting}")


def _sql_name(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)
