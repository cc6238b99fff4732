"""Nights and parts of months of chronicles, whose days are known within a margin.

ليلة الأحد ثالث عشره is from the evening of Saturday to the dawn of Sunday.
"""

from collections.abc import Iterable

from timeline.dates.calendars import calendar_named, calendar_of_bare_years
from timeline.dates.interval import DAY, Interval
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
    with_eve = Interval(days.earliest - DAY, days.latest)
    if before:
        return with_eve, EveningBefore(calendar_of_bare_years().name)
    if not isinstance(semantics, CalendarDate | NightsLeft) or semantics.part != "NI":
        return None
    date = semantics.month if isinstance(semantics, NightsLeft) else semantics
    if date is None or isinstance(date, int) or date.year is None:
        return None
    calendar = calendar_named(date.calendar)
    if not calendar.usage.begins_at_sunset or not calendar.margin(date.year):
        return None
    return with_eve, EveningBefore(calendar.name)


def with_margin(part: Interval, whole: Interval, reasons: Iterable[Reason]) -> Interval:
    """Return a third of a period whose ends are known within a margin, wider by it, inside the period."""
    margin = max((one.margin for one in reasons if isinstance(one, Approximate)), default=0)
    if not margin or None in (part.earliest, part.latest, whole.earliest, whole.latest):
        return part
    assert part.earliest and part.latest and whole.earliest and whole.latest
    earliest = max(part.earliest - margin * DAY, whole.earliest)
    return Interval(earliest, min(part.latest + margin * DAY, whole.latest))
