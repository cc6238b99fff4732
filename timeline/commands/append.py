"""Append facts, and whatever follows from them, in the caller's transaction."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from timeline.commands.follow_up import follow_up_facts
from timeline.log.append import append, lock_head, recorded_at_of, stamp
from timeline.log.facts import ArticleRecorded, ClockBehind, Fact, RulesAdopted
from timeline.log.texts import Text
from timeline.messages import Message, _
from timeline.projections import versions
from timeline.projections.batch import NOT_READ, ColumnsRead
from timeline.projections.project import ProjectionDelta, project

_LOG = logging.getLogger("timeline")
# Clocks of several machines differ by less where they are set from the network.
_TOLERANCE = timedelta(seconds=1)
# Facts that are appended and projected at a time, within one transaction: more than a usual batch has. The
# rows of an article with a hundred thousand dates are not all in memory at once.
PORTION = 8000
_BEHIND = Message(
    "the clock shows {clock}, the last fact is of {held}: facts get that time until the clock is past it; "
    "set the clock"
)


@dataclass(frozen=True, slots=True)
class Appended:
    """The result of an append. facts: how many were appended; events: the change in the number of events."""

    facts: int
    events: int


def append_facts(
    connection: Connection,
    new: Sequence[Fact],
    recorded_by: str,
    read: ColumnsRead = NOT_READ,
    texts: Sequence[Text] = (),
) -> Appended:
    """Append facts, project them, and append the facts that follow from them, which are not counted.

    read: as in `project`; texts: those that the facts name. Callers that decide by what is stored call
    lock_head before reading it. Raises FactNotUnderstood; ProjectionsOutdated if the tables have to be
    rebuilt first.
    """
    versions.require_current(connection)
    _note_clock(connection, recorded_by)
    if versions.adopted(connection) != versions.VERSIONS:
        _append(connection, [RulesAdopted(dict(versions.VERSIONS))], recorded_by)
    count, delta = _append(connection, new, recorded_by, read, texts)
    following = follow_up_facts(connection, new, delta)
    more = _append(connection, following, recorded_by)[1].event_count_delta if following else 0
    return Appended(count, delta.event_count_delta + more)


def _note_clock(connection: Connection, recorded_by: str) -> None:
    """Append what the clock shows, and warn, if it is behind the last fact."""
    now = datetime.now(UTC)
    position, _hash = lock_head(connection)
    held = recorded_at_of(connection, position)
    if (
        stamp(now + _TOLERANCE) < held
        and _append(connection, [ClockBehind(stamp(now), held)], recorded_by)[0]
    ):
        _LOG.warning(_(_BEHIND).format(clock=stamp(now), held=held))


def _append(
    connection: Connection,
    new: Sequence[Fact],
    recorded_by: str,
    read: ColumnsRead = NOT_READ,
    texts: Sequence[Text] = (),
) -> tuple[int, ProjectionDelta]:
    """Append and project facts, in portions that are not all in memory; how many, and what they changed."""
    now, text_of = datetime.now(UTC), {text.hash: text for text in texts}
    count, events, changed, delta = 0, set[str](), set[str](), 0
    for start in range(0, max(len(new), 1), PORTION):
        portion = new[start : start + PORTION]
        named = [name for fact in portion if isinstance(fact, ArticleRecorded) for name in fact.texts]
        recorded = append(
            connection,
            portion,
            recorded_by=recorded_by,
            now=now,
            texts=[text_of[name] for name in named if name in text_of],
        )
        projected = project(connection, recorded, read)
        count += len(recorded)
        events |= projected.events
        changed |= projected.mentions
        delta += projected.event_count_delta
    return count, ProjectionDelta(frozenset(events), frozenset(changed), delta)
