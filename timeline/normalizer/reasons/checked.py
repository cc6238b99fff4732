"""What the text states twice."""

from dataclasses import dataclass
from datetime import date

from timeline.dates.calendars import CalendarName
from timeline.dates.interval import Interval
from timeline.normalizer.reasons.values import Check


@dataclass(frozen=True, slots=True)
class WeekdayChecked:
    """The weekday (ISO) in the text checked against the days. NARROWS: only one of them has it."""

    weekday: int
    days: Interval
    check: Check


@dataclass(frozen=True, slots=True)
class WeekdayTrusted:
    """The day counted is not the weekday (ISO) in the text; the nearest day with it is taken instead."""

    weekday: int
    day: date


@dataclass(frozen=True, slots=True)
class YearMovedByWeekday:
    """The weekday (ISO) matches in a year next to the one chosen, and not in that one."""

    weekday: int


@dataclass(frozen=True, slots=True)
class ParallelDateChecked:
    """The parallel date in another calendar checked against the days. days: its own, None when MISSING."""

    calendar: CalendarName
    year: int
    month: int | None
    day: int | None
    days: Interval | None
    check: Check
