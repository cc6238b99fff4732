"""A time axis: which days it spans, the column of a day, and its ticks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from timeline.dates.day_bc import FIRST_DAY, day_of, plus_days
from timeline.dates.interval import DAY, Interval
from timeline.query.relation import Relation
from timeline.wording.years_bc import brief_day, brief_month, brief_year

# A longer event does not extend the axis: "2010 to 2019" would squeeze all the others.
LONGEST = timedelta(days=366)
# One event in 50 at each end may be outside the axis, if that makes the axis half as long.
_FEW = 50
# Steps between ticks: days, months, years.
_DAYS, _MONTHS, _YEARS = (1, 2, 7, 14), (1, 2, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `first` to `last` on `width` columns; a day may take part of a column or several."""

    first: date
    last: date
    width: int

    def column(self, day: date) -> int:
        """Return the first column of a day, or of the nearest day on the axis."""
        inside = min(max(day, self.first), self.last)
        return (inside - self.first).days * self.width // ((self.last - self.first).days + 1)

    def last_column(self, day: date) -> int:
        """Return the last column of a day."""
        if day >= self.last:
            return self.width - 1
        return max(self.column(day), self.column(day + DAY) - 1)

    def ticks(self) -> list[tuple[int, str]]:
        """Return (column, label) of as many days, months or years as fit, or of both ends.

        A label starts at its column, or ends there for the last day; it is empty if there is no room.
        """
        for days in _candidates(self.first, self.last):
            columns = [(self.column(day), label) for day, label in days]
            # A tick too close to the end for its label has none.
            ticks = [(at, label if at + len(label) <= self.width else "") for at, label in columns]
            if _is_readable(ticks):
                return ticks
        ends = [(0, brief_day(self.first)), (self.width - 1, brief_day(self.last))]
        return (
            ends if self.first < self.last and self.width > sum(len(label) for _, label in ends) else ends[:1]
        )


def limits(relation: Relation, asked: Interval) -> Interval:
    """Return the days that a chart of an answer may show: up to the day asked about, or from it on."""
    match relation:
        case Relation.BEFORE:
            return Interval(None, asked.earliest)
        case Relation.AFTER:
            return Interval(asked.latest, None)
    return asked


def inside(relation: Relation, asked: Interval) -> Interval:
    """Return the days that can be an answer, without the day asked about for before and after."""
    match relation:
        case Relation.BEFORE if asked.earliest and asked.earliest > FIRST_DAY:
            return Interval(None, plus_days(asked.earliest, -1))
        case Relation.AFTER if asked.latest and asked.latest < date.max:
            return Interval(asked.latest + DAY, None)
    return limits(relation, asked)


def span_of(intervals: Iterable[Interval], within: Interval) -> tuple[date, date] | None:
    """Return the first and the last day that a chart of some events shows, within given days.

    A few events far from all others are left outside. None if no event has both ends.
    """
    bounded = [(item.earliest, item.latest) for item in intervals if item.earliest and item.latest]
    short = [(earliest, latest) for earliest, latest in bounded if latest - earliest <= LONGEST]
    if not bounded:
        return None
    starts = sorted(earliest for earliest, _ in short or bounded)
    ends = sorted(latest for _, latest in short or bounded)
    few = len(starts) // _FEW
    first, last = starts[0], ends[-1]
    if (ends[-1 - few] - starts[few]) * 2 < last - first:
        first, last = starts[few], ends[-1 - few]
    if within.earliest and first < within.earliest <= last:
        first = within.earliest
    if within.latest and first <= within.latest < last:
        last = within.latest
    return first, last


def length(interval: Interval) -> timedelta | None:
    """Return the time from its first day to its last; None if one of them is open."""
    return interval.latest - interval.earliest if interval.earliest and interval.latest else None


def month_starts(first: date, last: date, step: int = 1) -> Iterator[date]:
    """Yield the first day of every `step`-th month, counted from January of the year 0, between two days."""
    start = first.year * 12 + first.month - (1 if first.day == 1 else 0)
    for months in range(start + -start % step, last.year * 12 + last.month, step):
        yield day_of(months // 12, months % 12 + 1, 1)


def _candidates(first: date, last: date) -> Iterator[Sequence[tuple[date, str]]]:
    span = (last - first).days
    for step in _DAYS:
        if span // step < 100:
            yield [
                (first + number * DAY, brief_day(first + number * DAY)) for number in range(0, span + 1, step)
            ]
    for step in _MONTHS:
        if span // (30 * step) < 100:
            yield [(day, brief_month(day.year, day.month)) for day in month_starts(first, last, step)]
    for step in _YEARS:
        if span // (365 * step) < 100:
            yield [(day, brief_year(day.year)) for day in month_starts(first, last, 12 * step)]


def _is_readable(ticks: list[tuple[int, str]]) -> bool:
    """Whether at least two ticks have labels, and no label touches the next."""
    apart = all(at + len(label) + 2 <= following for (at, label), (following, _) in pairwise(ticks))
    return apart and sum(bool(label) for _, label in ticks) > 1
