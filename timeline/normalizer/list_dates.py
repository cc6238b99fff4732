"""Dates of lists: 1781 under the heading 13 مارس; in 5 يوليو the year of its entry, 1962: ... في 5 يوليو."""

from dataclasses import replace

from timeline.dates.calendars import calendar_named
from timeline.errors import InvalidDate
from timeline.grammar.expression import CalendarDate, EventDay, Expression, Span
from timeline.normalizer.reasons import DayOfHeading, LifeDate, YearOfEntry
from timeline.normalizer.resolution import Resolution


def with_heading_day(expression: Expression) -> tuple[CalendarDate, DayOfHeading] | None:
    """Return the day of an entry's year that its list is about, and why; None if there is no such day."""
    semantics = expression.semantics
    if expression.heading_day is None or not isinstance(semantics, CalendarDate) or semantics.year is None:
        return None
    start, end, month, day = expression.heading_day
    try:
        calendar_named(semantics.calendar).day(semantics.year, month, day)
    except InvalidDate:
        return None
    return replace(semantics, month=month, day=day), DayOfHeading(month, day, start, end)


def with_entry_year(expression: Expression) -> tuple[CalendarDate | Span, YearOfEntry] | None:
    """Return a day or a month with the year of the entry that it is in, and why."""
    if expression.entry_year is None:
        return None
    start, end, year = expression.entry_year
    reason = YearOfEntry(year, start, end)
    match expression.semantics:
        case Span(first, last, within):
            return Span(replace(first, year=year), replace(last, year=year), within), reason
        case CalendarDate() as date:
            return replace(date, year=year), reason
        case EventDay(month=month, day=day):
            return CalendarDate(year, month, day), reason
    return None


def with_life(expression: Expression, resolution: Resolution) -> Resolution:
    """Return a resolution that says whether it is that of a birth or a death."""
    if expression.life is None:
        return resolution
    return replace(resolution, reasons=(*resolution.reasons, LifeDate(expression.life)))
