"""Nights and parts of months of chronicles, whose days are known within a margin.

ليلة الأحد ثالث عشره is from the evening of Saturday to the dawn of Sunday.
"""

from collections.abc import Iterable
from datetime import date

from timeline.dates.calendars import calendar_named, calendar_of_bare_years
from timeline.dates.day_bc import plus_days
from timeline.dates.interval import Interval
from timeline.grammar.expression import CalendarDate, NightsLeft, Semantics
from timeline.normalizer.reasons import Approximate, EveningBefore, Reason


def with_evening(
    semantics: Semantics, days: Interval, *, before: bool = False
) -> tuple[Interval, EveningBefore] | None:
    """Return the days of a night that belongs to the day after it, and why; None for anything else.

    before: whether it is known to be one, as those of an annal are.
    """
    if days.earliest is None:
        return None
    if before:
        return _with_eve(days.earliest, days), EveningBefore(calendar_of_bare_years().name)
    if not isinstance(semantics, CalendarDate | NightsLeft) or semantics.part != "NI":
        return None
    stated = semantics.month if isinstance(semantics, NightsLeft) else semantics
    if stated is None or isinstance(stated, int) or stated.year is None:
        return None
    calendar = calendar_named(stated.calendar)
    if not calendar.usage.begins_at_sunset or not calendar.margin(stated.year):
        return None
    return _with_eve(days.earliest, days), EveningBefore(calendar.name)


def _with_eve(earliest: date, days: Interval) -> Interval:
    return Interval(plus_days(earliest, -1), days.latest)


def with_margin(part: Interval, whole: Interval, reasons: Iterable[Reason]) -> Interval:
    """Return a third of a period whose ends are known within a margin, wider by it, inside the period."""
    margin = max((one.margin for one in reasons if isinstance(one, Approximate)), default=0)
    if not margin or None in (part.earliest, part.latest, whole.earliest, whole.latest):
        return part
    assert part.earliest and part.latest and whole.earliest and whole.latest
    earliest = max(plus_days(part.earliest, -margin), whole.earliest)
    return Interval(earliest, min(plus_days(part.latest, margin), whole.latest))
