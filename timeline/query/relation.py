"""The temporal relation of events to the days of a question, as ranges that an index can walk.

The ranges of an answer follow each other: together they give its order, each by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from sqlalchemy import ColumnElement, literal_column, or_

from timeline.dates.interval import Certainty, Interval, after, before, during
from timeline.dates.time_kind import Time, TimeKind
from timeline.db.columns import FIRST_DAY, LAST_DAY, day_number
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

    def certainty(self, time: Time) -> Certainty | None:
        """How certainly an event of this time is an answer; None if it is none.

        What is about these days is likely. What goes on throughout its days goes on during every one of them.
        """
        if self._outside_calendar():
            return None
        certainty = _TESTS[self.relation](time.days, self.days)
        if certainty is Certainty.CERTAIN and time.kind is TimeKind.ABOUT:
            return Certainty.LIKELY
        if certainty and self.relation is Relation.DURING and time.kind is TimeKind.THROUGHOUT:
            return Certainty.CERTAIN
        return certainty

    def _outside_calendar(self) -> bool:
        """Whether it asks for what was before the first day of the calendar, or after the last."""
        before_all = self.relation is Relation.BEFORE and self.days.earliest == FIRST_DAY
        return before_all or (self.relation is Relation.AFTER and self.days.latest == LAST_DAY)

    def ranges(self, certainty: Certainty) -> list[Sequence[ColumnElement[bool]]]:
        """The conditions for the events of one certainty, as consecutive ranges by earliest day."""
        start, end = _day(self.days.earliest), _day(self.days.latest)
        possible = certainty is Certainty.POSSIBLE
        match self.relation:
            case Relation.BEFORE if start is not None:
                ranges = _across(None, start) if possible else [_ended(start)]
            case Relation.AFTER if end is not None:
                ranges = _across(None, end + 1) if possible else [(end < _EARLIEST,)]
            case Relation.DURING:
                return _during(certainty, start, end)
            case _:
                return []
        return ranges if possible else [(*one, _OF_CERTAINTY[certainty]) for one in ranges]


def days_asked(relation: Relation, days: Interval) -> DaysAsked:
    """The days asked for. The first and the last day of the calendar are open ends, as in the tables."""
    if relation is Relation.DURING:
        first = None if days.earliest == FIRST_DAY else days.earliest
        days = Interval(first, None if days.latest == LAST_DAY else days.latest)
    return DaysAsked(relation, days)


# Day numbers, not timestamps: those of days before the year 1 are all the same.
_EARLIEST, _LATEST = events.c.earliest_day, events.c.latest_day
_ABOUT = events.c.time_kind == literal_column(f"'{TimeKind.ABOUT}'")
_NOT_ABOUT = events.c.time_kind != literal_column(f"'{TimeKind.ABOUT}'")
_OF_CERTAINTY = {Certainty.CERTAIN: _NOT_ABOUT, Certainty.LIKELY: _ABOUT}
_THROUGHOUT = events.c.time_kind == literal_column(f"'{TimeKind.THROUGHOUT}'")
_NOT_THROUGHOUT = events.c.time_kind != literal_column(f"'{TimeKind.THROUGHOUT}'")


def _during(certainty: Certainty, start: int | None, end: int | None) -> list[Sequence[ColumnElement[bool]]]:
    """Within the days; what goes on throughout other days as well is certain too."""
    match certainty:
        case Certainty.CERTAIN:
            earlier = [(*one, _THROUGHOUT) for one in _across(None, start)]
            begun = (*_from(start), *((end >= _EARLIEST,) if end is not None else ()))
            over = (or_(end >= _LATEST, _THROUGHOUT),) if end is not None else ()
            return [*earlier, (*begun, *over, _NOT_ABOUT)]
        case Certainty.LIKELY:
            return [(*_within(start, end), _ABOUT)]
        case Certainty.POSSIBLE:
            return [(*one, _NOT_THROUGHOUT) for one in _at_the_edges(start, end)]
    assert_never(certainty)


def _ended(start: int) -> Sequence[ColumnElement[bool]]:
    # The first condition is redundant: it ends the index scan.
    return start > _EARLIEST, start > _LATEST


def _within(start: int | None, end: int | None) -> Sequence[ColumnElement[bool]]:
    return (*_from(start), *((end >= _EARLIEST, end >= _LATEST) if end is not None else ()))


def _at_the_edges(start: int | None, end: int | None) -> list[Sequence[ColumnElement[bool]]]:
    """Across the start; then across the end alone."""
    return [*_across(None, start), *_across(start, None if end is None else end + 1)]


def _across(floor: int | None, edge: int | None) -> list[Sequence[ColumnElement[bool]]]:
    """Begun from `floor` on and before a day, and not over by then: first the long ones, then the rest."""
    if edge is None:
        return []
    crossing = edge > _EARLIEST, edge <= _LATEST
    far = edge - _LONG_DAYS
    if floor is not None and far <= floor:
        return [(*_from(floor), *crossing)]
    return [(*_from(floor), far > _EARLIEST, edge <= _LATEST, _LONG), (far <= _EARLIEST, *crossing)]


def _from(floor: int | None) -> Sequence[ColumnElement[bool]]:
    return () if floor is None else (floor <= _EARLIEST,)


def _day(value: date | None) -> int | None:
    return None if value is None else day_number(value)
