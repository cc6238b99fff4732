"""The database as other programs address it: SQLAlchemy, libpq, JDBC, ODBC.

Addresses of a file open it read-only where the kind of client has words for that; none holds a password.
"""

from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import URL, Connection

from timeline.db.dialects import named
from timeline.db.engine import database_file
from timeline.db.tables import events, facts
from timeline.errors import InvalidInput, NotFound

# By default, sqlite-jdbc binds a timestamp as milliseconds, and every text is larger than a number: nothing
# would be before a day. Its fraction has three digits, the stored one six.
# (https://github.com/xerial/sqlite-jdbc, SQLiteConfig: DATE_CLASS, DATE_STRING_FORMAT)
_JDBC_DATES = "date_class=TEXT&date_string_format=yyyy-MM-dd HH:mm:ss.SSS000"

_READERS = sa.text(
    "SELECT rolname FROM pg_roles WHERE NOT rolsuper AND rolname NOT LIKE 'pg\\_%' "
    "AND has_table_privilege(oid, 'timeline_v1', 'SELECT') "
    f"AND NOT has_table_privilege(oid, '{facts.name}', 'SELECT') "
    f"AND NOT has_table_privilege(oid, '{events.name}', 'INSERT') ORDER BY rolname"
)


def addresses(url: URL) -> dict[str, str]:
    """The addresses of a database by kind of client."""
    dialect = named(url.get_backend_name())
    file = dialect.file(url) if dialect else None
    return _of_file(file.resolve()) if file else _of_server(url)


def reader_of(connection: Connection) -> str:
    """The role that `timeline db grant` made a reader here.

    Raises NotFound when there is none, InvalidInput when there are several, or for SQLite.
    """
    if database_file(connection.engine):
        raise InvalidInput("SQLite has no roles: omit --reader; the addresses open the file read-only")
    found = connection.execute(_READERS).scalars().all()
    if not found:
        raise NotFound(
            "there is no read-only role here: create one with `timeline db grant --writer NAME --reader NAME`"
        )
    if len(found) > 1:
        raise InvalidInput(
            "there are several read-only roles here ({roles}): choose one with --reader NAME",
            roles=", ".join(found),
        )
    return str(found[0])


def _of_file(path: Path) -> dict[str, str]:
    address = quote(str(path))
    return {
        "file": str(path),
        "sqlalchemy": f"sqlite:///file:{address}?mode=ro&uri=true",
        "jdbc": f"jdbc:sqlite:{path}?open_mode=1&{_JDBC_DATES}",
        "odbc": f"Driver=SQLite3;Database={path}",
    }


def _of_server(url: URL) -> dict[str, str]:
    plain = URL.create(url.drivername, url.username, None, url.host, url.port, url.database, url.query)
    host, port, database = url.host or "localhost", url.port or 5432, url.database or ""
    folder = url.query.get("host")
    if folder and not url.host:
        # A server that listens on a socket alone: JDBC cannot reach it.
        host = str(folder)
    user = url.username or ""
    found = {
        "sqlalchemy": plain.render_as_string(),
        "libpq": plain.set(drivername="postgresql").render_as_string(),
        # Without the last, booleans are the texts '0' and '1'.
        "odbc": f"Driver=PostgreSQL Unicode;Server={host};Port={port};Database={database};UID={user}"
        ";BoolsAsChar=0",
    }
    if not host.startswith("/"):
        found["jdbc"] = f"jdbc:postgresql://{host}:{port}/{quote(database)}?user={quote(user)}"
    return found
