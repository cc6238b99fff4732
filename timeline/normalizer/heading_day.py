"""The year of an entry in a list of one day of the year: 1781 under the heading 13 مارس."""

from dataclasses import replace

from timeline.dates.calendars import calendar_named
from timeline.errors import InvalidDate
from timeline.grammar.expression import CalendarDate, Expression
from timeline.normalizer.reasons import DayOfHeading


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
