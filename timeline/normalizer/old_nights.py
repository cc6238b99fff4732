"""Nights of chronicles: ليلة الأحد ثالث عشره is from the evening of Saturday to the dawn of Sunday."""

from timeline.dates.calendars import calendar_named
from timeline.dates.interval import DAY, Interval
from timeline.grammar.expression import CalendarDate, NightsLeft, Semantics
from timeline.normalizer.reasons import EveningBefore


def with_evening(semantics: Semantics, days: Interval) -> tuple[Interval, EveningBefore] | None:
    """Return the days of a night that belongs to the day after it, and why; None for anything else."""
    if not isinstance(semantics, CalendarDate | NightsLeft) or semantics.part != "NI":
        return None
    date = semantics.month if isinstance(semantics, NightsLeft) else semantics
    if date is None or isinstance(date, int) or date.year is None or days.earliest is None:
        return None
    calendar = calendar_named(date.calendar)
    if not calendar.usage.begins_at_sunset or not calendar.margin(date.year):
        return None
    return Interval(days.earliest - DAY, days.latest), EveningBefore(calendar.name)
