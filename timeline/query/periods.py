"""Events gathered by day, week, month or year: how many each period has, and the few most important."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from heapq import heappush, heappushpop
from typing import Generic, Literal, TypeVar, get_args

from timeline.dates.interval import Interval, day, month, shared, week, years

T = TypeVar("T")
UnitName = Literal["day", "week", "month", "year"]
UNITS: tuple[UnitName, ...] = get_args(UnitName)
# The longest questions, in days, that are shown by each unit when none is chosen: a screen or two.
_LONGEST: tuple[tuple[UnitName, int], ...] = (("day", 31), ("week", 183), ("month", 3_660))


@dataclass(frozen=True, slots=True)
class Period(Generic[T]):
    """A period that has events. count: how many; best: the most important of them, the foremost first."""

    days: Interval
    count: int
    best: tuple[T, ...]


@dataclass(slots=True)
class _Gathered(Generic[T]):
    """best: a heap of (importance, minus its number in the answer, event): of equals the earlier stays."""

    count: int = 0
    best: list[tuple[int, int, T]] = field(default_factory=list)


def by_period(
    found: Iterable[tuple[Interval, int, T]], unit: UnitName, most: int, within: Interval
) -> tuple[list[Period[T]], int]:
    """Gather events, given by their days and importance; return the periods that have any, in order.

    An event belongs to a period when all of its days do. How many belong to none comes second: they may have
    been in one or another. most: how many of a period are kept; within: the days asked for, which cut the
    first and the last period.
    """
    gathered: dict[date, _Gathered[T]] = {}
    outside = 0
    for number, (when, importance, event) in enumerate(found):
        start = _period_start(when, unit)
        if start is None:
            outside += 1
            continue
        own = gathered.setdefault(start, _Gathered())
        own.count += 1
        entry = (importance, -number, event)
        if len(own.best) < most:
            heappush(own.best, entry)
        else:
            heappushpop(own.best, entry)
    periods = [
        Period(
            shared([period_of(start, unit), within]) or period_of(start, unit),
            gathered[start].count,
            tuple(event for *_rank, event in sorted(gathered[start].best, reverse=True)),
        )
        for start in sorted(gathered)
    ]
    return periods, outside


def period_of(value: date, unit: UnitName) -> Interval:
    """The period that a day is in; weeks are from Monday to Sunday."""
    match unit:
        case "day":
            return day(value)
        case "week":
            return week(value)
        case "month":
            return month(value.year, value.month)
        case "year":
            return years(value.year)


def unit_for(asked: Interval) -> UnitName:
    """The unit for a question about some days; months when an end is open."""
    if asked.earliest is None or asked.latest is None:
        return "month"
    length = (asked.latest - asked.earliest).days + 1
    return next((unit for unit, longest in _LONGEST if length <= longest), "year")


def _period_start(when: Interval, unit: UnitName) -> date | None:
    """The first day of the period that has all these days; None when no period has."""
    if when.earliest is None or when.latest is None:
        return None
    period = period_of(when.earliest, unit)
    return period.earliest if period.latest is not None and when.latest <= period.latest else None
