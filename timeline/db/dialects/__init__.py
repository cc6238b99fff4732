"""What differs between SQLite and PostgreSQL, one file each: the only code that depends on the engine."""

from sqlalchemy import Connection, Engine

from timeline.db.dialects.postgres import Postgres
from timeline.db.dialects.protocol import Dialect
from timeline.db.dialects.sqlite import Sqlite

SQLITE, POSTGRES = Sqlite(), Postgres()
_BY_NAME: dict[str, Dialect] = {"sqlite": SQLITE, "postgresql": POSTGRES}


def named(name: str) -> Dialect | None:
    """The dialect of an SQLAlchemy backend name, None for one that timeline does not support."""
    return _BY_NAME.get(name)


def dialect_of(bind: Engine | Connection) -> Dialect:
    """The dialect of an engine or a connection that `engine.connect` made."""
    return _BY_NAME[bind.dialect.name]
