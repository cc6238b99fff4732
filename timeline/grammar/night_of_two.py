"""A night between two weekdays, with its date: ليلة السبت إلى الأحد 7 مارس 1937."""

from datetime import date as date_type

from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CIVIL
from timeline.dates.interval import DAY
from timeline.errors import InvalidDate
from timeline.grammar.expression import CalendarDate, Span
from timeline.grammar.parts import day_of_month
from timeline.grammar.rule import Match


def night_of_two(tokens: Tokens, index: int) -> Match | None:
    """The evening and the morning of a night; `index` is the word after the second weekday.

    The date is of the weekday that it falls on, nearly always the second; None if it is of neither.
    """
    second = tokens.reading(index - 1, "weekday")
    if not tokens.joined(index - 1) or tokens.clitic(index) or not isinstance(second, int):
        return None
    found = day_of_month(tokens, index)
    if found is None or found[0].parallel_date is not None:
        return None
    morning = _morning(found[0], second)
    if morning is None:
        return None
    evening = morning - DAY
    ends = [CalendarDate(one.year, one.month, one.day) for one in (evening, morning)]
    return Match(found[1], Span(ends[0], ends[1], within=True))


def _morning(date: CalendarDate, second: int) -> date_type | None:
    """The day of the second weekday, of a civil date that is of it or of the day before."""
    if date.year is None or date.month is None or date.day is None or not date.in_civil_calendar:
        return None
    try:
        day = CIVIL.day(date.year, date.month, date.day).earliest
    except InvalidDate:
        return None
    if day is None:
        return None
    return next((one for one in (day, day + DAY) if one.isoweekday() == second), None)
