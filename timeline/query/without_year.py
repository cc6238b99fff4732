"""Dates without a year: what they are in a given one.

A question's "10 July", "رمضان" or "عيد الفطر" names days of every year; which of them is meant, the database
suggests (question/suggested_year.py).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from timeline.dates.calendars import Calendar, calendar_named
from timeline.dates.interval import Interval, day, month
from timeline.errors import InvalidDate
from timeline.grammar.expression import CalendarDate, CountedDay, EventDay, Expression, Semantics, Span

# The days of a date in a Gregorian year; None where that year has none (29 February).
InYear = Callable[[int], Interval | None]
# Suggests a year for such a date, and says why.
SuggestYear = Callable[[InYear], tuple[int, str]]


def lacks_year(expression: Expression) -> bool:
    """Whether an expression names a month, a day or a feast of any year."""
    semantics = expression.semantics
    if isinstance(semantics, EventDay):
        # هجمات 11 سبتمبر says by its noun that it is the known one; a day alone does not.
        return not semantics.headed or semantics.year is None
    written = _written(semantics)
    return written is not None and written.month is not None and _is_of_any_year(written)


def with_year(expression: Expression, year: int) -> Expression:
    """The expression with a year: the one of its calendar that has its days in this Gregorian year.

    Raises InvalidDate when there is none.
    """
    semantics = expression.semantics
    if isinstance(semantics, EventDay):
        return replace(expression, semantics=CalendarDate(year, semantics.month, semantics.day))
    written = _written(semantics)
    assert written is not None
    own = year if _is_civil(written) else _year_of(written, year)
    match semantics:
        case Span(first, last) if _is_civil(written):
            # The grammar itself gives the first end the year of the last, or the one before.
            return replace(expression, semantics=replace(semantics, last=replace(last, year=own)))
        case Span(first, last):
            return replace(
                expression,
                semantics=Span(replace(first, year=own), replace(last, year=own), semantics.within),
            )
        case CountedDay(month=named):
            return replace(expression, semantics=replace(semantics, month=replace(named, year=own)))
    return replace(expression, semantics=replace(written, year=own))


def same_days_in(found: Interval) -> InYear:
    """A civil day or month of one year, as that of another."""

    def in_year(year: int) -> Interval | None:
        first = found.earliest
        assert first is not None
        try:
            return day(date(year, first.month, first.day)) if found.is_day else month(year, first.month)
        except ValueError:
            return None

    return in_year


def beginning_in(year: int, calendar: Calendar, number: int, of_month: int | None) -> Interval:
    """The month of a calendar, or the day of it, that begins in a Gregorian year; the first of two.

    Raises InvalidDate when none does.
    """
    for candidate in _years_in(year, calendar):
        days = _days(calendar, candidate, number, of_month)
        if days and days.earliest and days.earliest.year == year:
            return days
    raise InvalidDate(
        "the month has no such day in {year}, in its calendar: give another day, or only the month", year=year
    )


def _written(semantics: Semantics) -> CalendarDate | None:
    """The date of an expression that a year would complete; of a span, its last."""
    match semantics:
        case Span(last=last):
            return last
        case CountedDay(month=named):
            return named
        case CalendarDate():
            return semantics
    return None


def _is_of_any_year(written: CalendarDate) -> bool:
    stated = (written.year, written.short_year, written.year_shift, written.shift, written.direction)
    return all(one is None for one in stated)


def _is_civil(written: CalendarDate) -> bool:
    return calendar_named(written.calendar).usage.has_civil_months


def _year_of(written: CalendarDate, year: int) -> int:
    """The year of the date's own calendar whose day or month begins in a Gregorian year."""
    calendar = calendar_named(written.calendar)
    assert written.month is not None
    for candidate in _years_in(year, calendar):
        days = _days(calendar, candidate, written.month, written.day)
        if days and days.earliest and days.earliest.year == year:
            return candidate
    raise InvalidDate(
        "the month has no such day in {year}, in its calendar: give another day, or only the month", year=year
    )


def _years_in(year: int, calendar: Calendar) -> tuple[int, int]:
    first = calendar.year_of(date(max(year, 1), 1, 1))
    return first, first + 1


def _days(calendar: Calendar, year: int, number: int, of_month: int | None) -> Interval | None:
    try:
        return calendar.day(year, number, of_month) if of_month else calendar.month(year, number)
    except InvalidDate:
        return None
