"""The checks of `timeline doctor` on the database. Nothing is changed, not even the files next to it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from timeline.cli.findings import Finding, State, failed
from timeline.commands.ingest.unfinished import unfinished
from timeline.db.dialects import dialect_of
from timeline.db.engine import database_file, database_label, open_without_trace, read_transaction
from timeline.db.excess import require_guarded
from timeline.db.integrity import require_definitions, require_whole
from timeline.db.schema import REVISIONS, current_revision
from timeline.db.tables import facts
from timeline.errors import TimelineError
from timeline.log.walk import read_head
from timeline.settings import load_settings


def database(named: str | None) -> Iterator[Finding]:
    """Yield the findings about the database that the settings name. named: what --db names."""
    try:
        engine = open_without_trace(load_settings(named).database)
    except TimelineError as error:
        yield failed("database", error)
        return
    try:
        if (file := database_file(engine)) and (missing := _no_file(file)):
            yield missing
            return
        with read_transaction(engine) as connection:
            yield _location(connection)
            revision = current_revision(connection)
            yield _schema(revision, engine)
            if revision == REVISIONS[-1]:
                yield _writable(connection)
                yield _storage(connection)
                yield _log(connection)
                yield _definitions(connection)
                yield from _unfinished(connection)
    finally:
        engine.dispose()


def _no_file(path: Path) -> Finding | None:
    values = {"path": str(path)}
    if not path.exists():
        return Finding(
            "database",
            State.PROBLEM,
            "{path} does not exist",
            "create it with `timeline ingest PATH`, or name another with --db",
            values,
        )
    if not stat.S_ISREG(path.stat().st_mode):
        return Finding("database", State.PROBLEM, "{path} is not a file", "use --db to name another", values)
    if not os.access(path, os.R_OK):
        return Finding(
            "database",
            State.PROBLEM,
            "{path} is not readable",
            "run chmod u+r, or name another with --db",
            values,
        )
    return None


def _location(connection: Connection) -> Finding:
    engine, dialect = connection.engine, dialect_of(connection)
    size, server = dialect.size(connection), dialect.version(connection)
    values = {
        "where": database_label(engine),
        "engine": server,
        "bytes": size,
        "megabytes": f"{size / 1e6:.1f}",
    }
    return Finding("database", State.OK, "{where}: {engine}, {megabytes} MB", values=values)


def _schema(revision: str | None, engine: Engine) -> Finding:
    values = {"schema": revision, "newest": REVISIONS[-1]}
    if revision == REVISIONS[-1]:
        return Finding("schema", State.OK, "{schema}, up to date", values=values)
    if revision is None:
        return Finding(
            "schema",
            State.PROBLEM,
            "the database is empty",
            "run `timeline db upgrade` to create the tables",
            values,
        )
    if revision not in REVISIONS:
        return Finding(
            "schema",
            State.PROBLEM,
            "{schema}, newer than {newest}",
            "install a newer version of timeline",
            values,
        )
    return Finding(
        "schema",
        State.PROBLEM,
        "{schema}, older than {newest}",
        "run `timeline db upgrade`, which keeps all data",
        values,
    )


def _writable(connection: Connection) -> Finding:
    may = dialect_of(connection).may_write(connection)
    values = {"writable": may}
    if may:
        return Finding("writing", State.OK, "allowed", values=values)
    return Finding(
        "writing",
        State.NOTE,
        "not allowed: this database is read-only for you",
        "to write, change the permissions: chmod, or `timeline db grant`",
        values,
    )


def _log(connection: Connection) -> Finding:
    try:
        head = read_head(connection)
    except TimelineError as error:
        return failed("log", error)
    last = connection.execute(sa.select(sa.func.max(facts.c.position))).scalar() or 0
    values = {"facts": head.position, "head": head.hash, "last": last}
    if last != head.position:
        return Finding(
            "log",
            State.PROBLEM,
            "its head counts {facts} facts, but the last is number {last}",
            "run `timeline verify` to see what is missing",
            values,
        )
    return Finding("log", State.OK, "{facts} facts, head {head}", values=values)


def _storage(connection: Connection) -> Finding:
    """Its pages, without comparing indexes with tables, which takes as long as reading everything."""
    try:
        require_whole(connection, quick=True)
    except TimelineError as error:
        return failed("storage", error)
    return Finding("storage", State.OK, "the engine finds no damage; `timeline verify` compares everything")


def _definitions(connection: Connection) -> Finding:
    try:
        compared = require_definitions(connection)
        require_guarded(connection)
    except TimelineError as error:
        return failed("guards", error)
    if compared:
        return Finding("guards", State.OK, "tables, indexes, triggers and views are those of the program")
    return Finding(
        "guards", State.NOTE, "not compared", "that takes a role that may create a schema: the tables' owner"
    )


def _unfinished(connection: Connection) -> Iterator[Finding]:
    begun = unfinished(connection)
    if begun:
        yield Finding(
            "ingest",
            State.NOTE,
            "one was interrupted: {arguments}",
            "resume it with `timeline ingest --resume`",
            {"arguments": " ".join(begun.arguments), "folder": begun.folder},
        )
