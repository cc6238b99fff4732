"""Verify a database in one snapshot: its storage, its log, its definitions, the tables made of the log."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from sqlalchemy import Connection, Engine

from timeline.commands.read_ahead import reading_ahead
from timeline.db.engine import read_transaction
from timeline.db.excess import require_guarded
from timeline.db.integrity import (
    damage_named,
    require_content,
    require_definitions,
    require_schema,
    require_whole,
)
from timeline.log.chain import BEGINNING, Head, Progress, no_progress
from timeline.log.verify import Verified, locate, verify_log
from timeline.projections import versions
from timeline.projections.verify import verify_tables


class Depth(Enum):
    """How much is checked.

    QUICK: all but the texts, the tables, and whether every index holds its table's rows; LOG: all but the
    tables; FULL: everything.
    """

    QUICK = auto()
    LOG = auto()
    FULL = auto()


@dataclass(frozen=True, slots=True)
class Sound:
    """What holds of a database. extends: the position of a head noted earlier, if one was given; defined:
    whether its definitions could be compared, which takes a role that may create a schema.
    """

    log: Verified
    extends: int | None
    defined: bool


def verify(
    engine: Engine,
    depth: Depth = Depth.FULL,
    *,
    after: Head = BEGINNING,
    noted: str | None = None,
    reached: Callable[[Head], None] = lambda head: None,
    progress: Progress = no_progress,
    workers: int = 1,
) -> Sound:
    """Check a database as deep as asked; nothing is written, and no writer waits.

    after, reached: as in `verify_log`; noted: the hash of a head noted earlier; workers: processes that read
    the articles for the tables. Raises LogAltered for what
    is wrong, DatabaseUnavailable for a file of 0 bytes, SchemaMismatch, ProjectionsOutdated.
    """
    require_content(engine)
    with damage_named(engine), read_transaction(engine) as connection:
        require_whole(connection, quick=depth is Depth.QUICK)
        require_schema(connection)
        log = verify_log(
            connection, after, texts=depth is not Depth.QUICK, reached=reached, progress=progress
        )
        extends = locate(connection, noted) if noted else None
        defined = require_definitions(connection)
        require_guarded(connection)
        _tables(connection, depth, progress, workers)
    return Sound(log, extends, defined)


def _tables(connection: Connection, depth: Depth, progress: Progress, workers: int) -> None:
    match depth:
        case Depth.FULL:
            with reading_ahead(workers) as read_ahead:
                verify_tables(connection, progress, read_ahead)
        case Depth.QUICK:
            versions.require_current(connection)
        case Depth.LOG:
            pass
