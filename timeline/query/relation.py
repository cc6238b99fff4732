"""The temporal relation of events to the days of a question, as ranges that an index can walk.

The ranges of an answer follow each other: together they give its order, each by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, literal_column

from timeline.dates.interval import Certainty, Interval, after, before, during
from timeline.db.columns import FIRST_DAY, LAST_DAY, midnight
from timeline.db.tables import events

# Events of more days than this have an index of their own (events_long), so that what lies across an edge
# is looked for among them and in the days before the edge alone. Written into the statement: a parameter
# would keep the index from being used.
_LONG_DAYS = 31
_LONG = events.c.latest_day - events.c.earliest_day > literal_column(str(_LONG_DAYS))


class Relation(StrEnum):
    """The relation of an event's days to those of the question."""

    BEFORE = "before"
    AFTER = "after"
    DURING = "during"


# The relation that each command asks for.
RELATIONS = {
    "before": Relation.BEFORE,
    "after": Relation.AFTER,
    "between": Relation.DURING,
    "on": Relation.DURING,
}
_TESTS = {Relation.BEFORE: before, Relation.AFTER: after, Relation.DURING: during}


@dataclass(frozen=True, slots=True)
class DaysAsked:
    """The relation to some days that events are asked for."""

    relation: Relation
    days: Interval

    def certainty(self, when: Interval) -> Certainty | None:
        """How certainly an event of these days is an answer; None if it is none."""
        return _TESTS[self.relation](when, self.days)

    def ranges(self, certainty: Certainty) -> list[Sequence[ColumnElement[bool]]]:
        """The conditions for the events of one certainty, as consecutive ranges by earliest day."""
        start, end = _day(self.days.earliest), _day(self.days.latest)
        certain = certainty is Certainty.CERTAIN
        match self.relation:
            case Relation.BEFORE if start:
                return [_ended(start)] if certain else _across(None, start)
            case Relation.AFTER if end:
                return [(end < _EARLIEST,)] if certain else _across(None, _next(end))
            case Relation.DURING:
                return [_within(start, end)] if certain else _at_the_edges(start, end)
        return []


def days_asked(relation: Relation, days: Interval) -> DaysAsked:
    """The days asked for. The first and the last day of the calendar are open ends, as in the tables."""
    if relation is Relation.DURING:
        first = None if days.earliest == FIRST_DAY else days.earliest
        days = Interval(first, None if days.latest == LAST_DAY else days.latest)
    return DaysAsked(relation, days)


_EARLIEST, _LATEST = events.c.earliest, events.c.latest


def _ended(start: datetime) -> Sequence[ColumnElement[bool]]:
    # The first condition is redundant: it ends the index scan.
    return start > _EARLIEST, start > _LATEST


def _within(start: datetime | None, end: datetime | None) -> Sequence[ColumnElement[bool]]:
    from_start = (start <= _EARLIEST,) if start else ()
    return (*from_start, end >= _EARLIEST, end >= _LATEST) if end else from_start


def _at_the_edges(start: datetime | None, end: datetime | None) -> list[Sequence[ColumnElement[bool]]]:
    """Across the start; then across the end alone."""
    return [*(_across(None, start) if start else ()), *(_across(start, _next(end)) if end else ())]


def _across(floor: datetime | None, edge: datetime | None) -> list[Sequence[ColumnElement[bool]]]:
    """Begun from `floor` on and before a day, and not over by then: first the long ones, then the rest."""
    if edge is None:
        return []
    crossing = edge > _EARLIEST, edge <= _LATEST
    far = _days_before(edge, _LONG_DAYS)
    if floor and far <= floor:
        return [(floor <= _EARLIEST, *crossing)]
    from_floor = (floor <= _EARLIEST,) if floor else ()
    return [(*from_floor, far > _EARLIEST, edge <= _LATEST, _LONG), (far <= _EARLIEST, *crossing)]


def _days_before(day: datetime, count: int) -> datetime:
    return day - timedelta(count) if (day - datetime.min).days > count else datetime.min


def _next(day: datetime) -> datetime | None:
    return day + timedelta(1) if day.date() < LAST_DAY else None


def _day(value: date | None) -> datetime | None:
    return midnight(value) if value else None
