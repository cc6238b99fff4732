"""PostgreSQL: the privileges of a writer and a reader role.

Only the owner of the tables may upgrade the schema or delete: `timeline rebuild`, erasing a text.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from timeline.db.engine import database_file, database_label, write_transaction
from timeline.db.public_views import VIEWS
from timeline.db.schema import REVISIONS, current_revision
from timeline.db.tables import (
    PROJECTIONS,
    blocking_index,
    days,
    facts,
    head,
    metadata,
    projections,
    texts,
    unfinished_ingest,
)
from timeline.errors import DatabaseUnavailable, InvalidInput, SchemaMismatch

_PROJECTIONS = tuple(table.name for table in PROJECTIONS)
_VIEWS = tuple(view.name for view in VIEWS)

# Privileges by table. SELECT ... FOR UPDATE, which takes the head's lock, needs UPDATE. The schema's version
# is what every command looks at first.
WRITER: dict[str, tuple[str, ...]] = {
    facts.name: ("SELECT", "INSERT"),
    texts.name: ("SELECT", "INSERT"),
    head.name: ("SELECT", "UPDATE"),
    **dict.fromkeys(_PROJECTIONS, ("SELECT", "INSERT", "UPDATE")),
    blocking_index.name: ("SELECT", "INSERT"),
    days.name: ("SELECT", "INSERT"),
    projections.name: ("SELECT", "INSERT"),
    unfinished_ingest.name: ("SELECT", "INSERT", "DELETE"),
    "alembic_version": ("SELECT",),
    **dict.fromkeys(_VIEWS, ("SELECT",)),
}
READER: dict[str, tuple[str, ...]] = dict.fromkeys((*_PROJECTIONS, *_VIEWS), ("SELECT",))

_TABLES = (*metadata.tables, "alembic_version", *_VIEWS)
# PostgreSQL reads these as keywords, quoted or not.
_KEYWORDS = ("public", "none")
_LONGEST_NAME = 63
_TIMEOUT = re.compile(r"([1-9][0-9]*)(ms|s|min|h)")
_MILLISECONDS = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000}


def grant(engine: Engine, writer: str, reader: str, *, statement_timeout: str = "30s") -> list[str]:
    """Give two roles their privileges on the database, creating those that do not exist; all or nothing.

    Roles are made without LOGIN. What either role was granted here before, beyond its part, is taken back,
    and everybody (PUBLIC) loses the tables. statement_timeout: 500ms, 30s, 5min, 1h, for who logs in as the
    reader. Returns the names of the roles that were created.

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
    _check_timeout(statement_timeout)
    with write_transaction(engine) as connection, _missing_rights_explained(engine):
        _check_user(connection, engine)
        if current_revision(connection) != REVISIONS[-1]:
            raise SchemaMismatch(
                "{database} is not at schema {newest}: run `timeline db upgrade`",
                database=database_label(engine),
                newest=REVISIONS[-1],
            )
        created = [name for name in (writer, reader) if _create(connection, name)]
        _revoke_from_everybody(connection)
        for role, privileges in ((writer, WRITER), (reader, READER)):
            _check_role(connection, role)
            _give(connection, role, privileges)
        _limit(connection, reader, statement_timeout)
    return created


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


def _check_timeout(duration: str) -> None:
    match = _TIMEOUT.fullmatch(duration)
    if not match or int(match[1]) * _MILLISECONDS[match[2]] >= 2**31:
        raise InvalidInput(
            "not a statement timeout: {duration!r}; write 500ms, 30s, 5min or 1h, at most 24 days",
            duration=duration,
        )


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
    tables = ", ".join(_sql_name(connection, table) for table in _TABLES)
    connection.exec_driver_sql(f"REVOKE ALL ON TABLE {tables} FROM PUBLIC")


def _give(connection: Connection, role: str, privileges: dict[str, tuple[str, ...]]) -> None:
    name = _sql_name(connection, role)
    tables = ", ".join(_sql_name(connection, table) for table in _TABLES)
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
