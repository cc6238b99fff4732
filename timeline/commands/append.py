"""Append facts, and whatever follows from them, in the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from timeline.commands.follow_up import follow_up_facts
from timeline.log.append import append
from timeline.log.facts import Fact, RulesAdopted
from timeline.projections import versions
from timeline.projections.batch import NOT_READ, ColumnsRead
from timeline.projections.project import ProjectionDelta, project


@dataclass(frozen=True, slots=True)
class Appended:
    """The result of an append. facts: how many were appended; events: the change in the number of events."""

    facts: int
    events: int


def append_facts(
    connection: Connection, new: Sequence[Fact], recorded_by: str, read: ColumnsRead = NOT_READ
) -> Appended:
    """Append facts, project them, and append the facts that follow from them, which are not counted.

    read: as in `project`. Callers that decide by what is stored call lock_head before reading it. Raises
    FactNotUnderstood; ProjectionsOutdated if the tables have to be rebuilt first.
    """
    versions.require_current(connection)
    if versions.adopted(connection) != versions.VERSIONS:
        _append(connection, [RulesAdopted(dict(versions.VERSIONS))], recorded_by)
    count, delta = _append(connection, new, recorded_by, read)
    following = follow_up_facts(connection, new, delta)
    more = _append(connection, following, recorded_by)[1].event_count_delta if following else 0
    return Appended(count, delta.event_count_delta + more)


def _append(
    connection: Connection, new: Sequence[Fact], recorded_by: str, read: ColumnsRead = NOT_READ
) -> tuple[int, ProjectionDelta]:
    recorded = append(connection, new, recorded_by=recorded_by, now=datetime.now(UTC))
    return len(recorded), project(connection, recorded, read)
