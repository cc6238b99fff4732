"""A database looked at without a trace, whatever its state."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

from timeline.store.engine import connect

# Seconds that a server has for its first answer.
_PATIENCE = 5


def looking(url: str) -> Engine:
    """An engine that leaves even the files beside an SQLite database alone, and does not wait for long.

    SQLite makes files in write-ahead mode also for who only reads (https://sqlite.org/wal.html, "Read-Only
    Databases"). Where none are, nothing writes, and the file is opened as one that does not change. Raises
    InvalidSetting as `connect` does.
    """
    engine = connect(url)
    if engine.dialect.name != "sqlite":
        return create_engine(engine.url, connect_args={"connect_timeout": _PATIENCE}, poolclass=NullPool)
    file = Path(engine.url.database or "").absolute()
    in_use = all(file.with_name(file.name + suffix).exists() for suffix in ("-wal", "-shm"))
    address = f"{file.as_uri()}?{'mode=ro' if in_use else 'immutable=1'}"
    return create_engine(engine.url, creator=lambda: sqlite3.connect(address, uri=True), poolclass=NullPool)
