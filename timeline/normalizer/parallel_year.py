"""The year of a date that only its parallel date has: 14 ترميدور الموافق إلى شهر صفر سنة 1214."""

from dataclasses import replace
from datetime import timedelta

from timeline.dates.calendars import calendar_named
from timeline.dates.interval import Interval, shared
from timeline.errors import InvalidDate
from timeline.grammar.expression import CalendarDate, Semantics
from timeline.normalizer.grounding import existing
from timeline.normalizer.reasons import YearImplied

_NEAR = timedelta(days=31)


def year_of_parallel_date(semantics: Semantics) -> tuple[CalendarDate, YearImplied] | None:
    """Return a day without a year with the year in which it is one of the days of its parallel date.

    None if it has a year, or the parallel date has none, or not just one year fits.
    """
    if not isinstance(semantics, CalendarDate) or semantics.parallel_date is None:
        return None
    if semantics.year is not None or semantics.month is None or semantics.day is None:
        return None
    calendar = calendar_named(semantics.calendar)
    try:
        days = days_of(semantics.parallel_date)
        if days is None or days.earliest is None:
            return None
        first = calendar.year_of(days.earliest)
    except InvalidDate:
        return None
    fitting = [
        year
        for year in range(first - 1, first + 3)
        if (day := existing(calendar, year, semantics.month, semantics.day)) and shared((day, days))
    ]
    if len(fitting) != 1:
        return None
    return replace(semantics, year=fitting[0]), YearImplied(calendar.name, fitting[0])


def with_year_for_parallel_date(semantics: Semantics) -> Semantics:
    """Return a whole date whose parallel date is a day without a year with the year in which both are near.

    8 ربيع الآخر 825 الموافق 1 أبريل: of 1422. The same if there is no such day, or not just one.
    """
    if not isinstance(semantics, CalendarDate) or semantics.parallel_date is None or semantics.day is None:
        return semantics
    parallel = semantics.parallel_date
    if parallel.year is not None or parallel.month is None or parallel.day is None:
        return semantics
    calendar = calendar_named(parallel.calendar)
    try:
        days = days_of(semantics)
        if days is None or days.earliest is None or days.latest is None:
            return semantics
        years = {calendar.year_of(days.earliest), calendar.year_of(days.latest)}
    except InvalidDate:
        return semantics
    near = [
        year
        for year in sorted(years)
        if (day := existing(calendar, year, parallel.month, parallel.day)) and _are_near(day, days)
    ]
    if len(near) != 1:
        return semantics
    return replace(semantics, parallel_date=replace(parallel, year=near[0]))


def _are_near(one: Interval, other: Interval) -> bool:
    """Whether days are at most a month apart: more than the margins of both calendars."""
    assert one.earliest and one.latest and other.earliest and other.latest
    return one.earliest - other.latest <= _NEAR and other.earliest - one.latest <= _NEAR


def days_of(date: CalendarDate) -> Interval | None:
    """Return the days of a date with a year, None for a day that does not exist. Raises InvalidDate."""
    calendar = calendar_named(date.calendar)
    if date.year is None:
        return None
    if date.month is None:
        return calendar.year(date.year)
    if date.day is None:
        return calendar.month(date.year, date.month)
    return existing(calendar, date.year, date.month, date.day)
