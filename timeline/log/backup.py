"""Copy an SQLite database while it is in use."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from timeline.db.engine import connect, database_file, database_label, read_transaction
from timeline.db.schema import REVISIONS, current_revision
from timeline.errors import DatabaseUnavailable, InvalidInput, LogAltered
from timeline.files import atomic_write
from timeline.log.chain import Head, Progress, no_progress
from timeline.log.verify import verify_log
from timeline.log.walk import read_head

_PAGES_AT_ONCE = 1000


def _log_alone(copy: Engine) -> Head:
    with read_transaction(copy) as connection:
        return verify_log(connection).head


def backup(
    engine: Engine,
    file: Path,
    *,
    force: bool = False,
    archive: bool = False,
    check: Callable[[Engine], Head] = _log_alone,
    progress: Progress = no_progress,
) -> Head:
    """Copy a snapshot of the database to a self-contained file, without blocking readers or writers.

    The copy is checked before it gets its name: its pages and, if its schema is current, what `check` checks.
    archive: the copy is not in write-ahead mode, so that it can be read on any medium.
    Returns its head. Raises InvalidInput for PostgreSQL or for a file that must not be overwritten,
    LogAltered for a damaged copy.
    """
    source = database_file(engine)
    if source is None:
        raise InvalidInput(
            "{database} is not SQLite: copy it with `pg_dump` or `timeline dump`",
            database=database_label(engine),
        )
    _require_free(source, file)
    with atomic_write(file, force=force) as part:
        part.unlink(missing_ok=True)
        _copy(engine, part, progress)
        if archive:
            _archive(part)
        return _checked(part, check)


def _require_free(source: Path, file: Path) -> None:
    """SQLite would apply a -wal file next to the new one to it."""
    if file.exists() and file.samefile(source):
        raise InvalidInput("{file} is the database itself: give another file", file=file)
    if file.with_name(file.name + "-wal").exists():
        raise InvalidInput("{file}-wal exists: {file} is a database in use; give another file", file=file)


def _copy(engine: Engine, part: Path, progress: Progress) -> None:
    def advance(_status: int, remaining: int, total: int) -> None:
        progress("pages", total - remaining, total)

    # Within a read transaction the source does not change; otherwise every write would restart the copy.
    with read_transaction(engine) as connection:
        if current_revision(connection) is None:
            raise InvalidInput(
                "{database} is empty: there is nothing to copy", database=database_label(engine)
            )
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        try:
            with closing(sqlite3.connect(part)) as target:
                source.backup(target, pages=_PAGES_AT_ONCE, progress=advance)
        except sqlite3.Error as error:
            raise DatabaseUnavailable(
                "cannot write {part}: {error}; the folder must exist, be writable and have room",
                part=part,
                error=error,
            ) from error


def _archive(part: Path) -> None:
    with closing(sqlite3.connect(part)) as target:
        # No VACUUM: it may number rows anew, and the index of words goes by their numbers.
        target.execute("PRAGMA journal_mode = DELETE")


def _checked(part: Path, check: Callable[[Engine], Head]) -> Head:
    copy = connect(f"sqlite:///{part}")
    try:
        with read_transaction(copy) as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            if found != "ok":
                raise LogAltered(
                    "the copy is damaged ({found}), and the database may be too: run `timeline verify`",
                    found=found,
                )
            if current_revision(connection) != REVISIONS[-1]:
                return read_head(connection)
        return check(copy)
    finally:
        copy.dispose()
