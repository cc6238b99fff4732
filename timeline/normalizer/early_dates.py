"""The calendar of a civil date from before the reform of October 1582.

The day after 4 October 1582 was 15 October (the bull Inter gravissimas of 24 February 1582). What a text
calls 29 May 1453 is a day of the calendar that was in use then, and so it is taken, unless the text or a
setting says that its dates are converted. A day or a month is moved; a whole year, a season, a decade and a
century keep the days of the years that are written. Countries that took the new calendar later are not
considered: a text about them has to name the old one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from timeline.dates.calendars import CIVIL, CalendarName, calendar_named
from timeline.dates.calendars.protocol import Reform
from timeline.dates.interval import Interval
from timeline.grammar.expression import Anaphor, CalendarDate, CountedDay, NightsLeft, Semantics, Span
from timeline.normalizer.reasons import CalendarOfItsTime, Reason


@dataclass(frozen=True, slots=True)
class OfItsTime:
    """Semantics with the calendar of their time.

    implied: that calendar, as a component. either: the same in the new calendar, if both are possible.
    """

    semantics: Semantics
    reasons: tuple[CalendarOfItsTime, ...]
    implied: Mapping[str, CalendarName]
    either: Semantics | None = None


def of_its_time(semantics: Semantics) -> OfItsTime | None:
    """Return a dated expression in the calendar of its time; None if that is the one that it is in."""
    match semantics:
        case CalendarDate():
            return _of_date(semantics)
        case CountedDay(month=month) | NightsLeft(month=month) if dated := _of_date(month):
            assert isinstance(dated.semantics, CalendarDate)
            either = semantics if dated.either else None
            return replace(dated, semantics=replace(semantics, month=dated.semantics), either=either)
        case Span():
            return _of_span(semantics)
    return None


def of_same_month(
    semantics: Anaphor, earlier: Interval, calendar: CalendarName
) -> tuple[CalendarDate, CalendarOfItsTime] | None:
    """Return 13 منه, or الشهر نفسه, after a date in the calendar of its time as one in the same; and why.

    None if it is not counted in months.
    """
    reform = CIVIL.usage.reform
    if semantics.unit != "month" or semantics.weekday or reform is None or earlier.earliest is None:
        return None
    year, number, _ = calendar_named(calendar).parts(earlier.earliest)
    years, months = divmod(number - 1 + semantics.shift, 12)
    found = CalendarDate(
        year=year + years,
        month=months + 1,
        day=semantics.day,
        part=semantics.part,
        clock=semantics.clock,
        calendar=calendar,
    )
    return found, _reason(reform)


def calendar_of_its_time(reasons: tuple[Reason, ...]) -> CalendarName | None:
    """Return the calendar that a date was taken in because of its time, None if it is the usual one."""
    found = next((one for one in reasons if isinstance(one, CalendarOfItsTime)), None)
    return None if found is None or found.either else found.calendar


def _of_date(semantics: CalendarDate) -> OfItsTime | None:
    age = _age(semantics)
    if age is None:
        return _of_parallel_date(semantics)
    reform, either = age
    old = replace(semantics, calendar=reform.old)
    return OfItsTime(
        old,
        (_reason(reform, either=either),),
        {} if either else {"calendar": reform.old},
        semantics if either else None,
    )


def _of_parallel_date(semantics: CalendarDate) -> OfItsTime | None:
    """A date of another calendar whose parallel date is so early: 8 ربيع الآخر 825 الموافق 1 أبريل."""
    parallel = semantics.parallel_date
    age = _age(parallel) if parallel is not None else None
    if parallel is None or age is None or age[1] or semantics.calendar == age[0].old:
        return None
    old = replace(parallel, calendar=age[0].old)
    return OfItsTime(replace(semantics, parallel_date=old), (), {})


def _of_span(semantics: Span) -> OfItsTime | None:
    """A span that begins, or begins and ends, so early; an end without a year has the other's.

    Of days that both calendars may have, the first one is the new calendar's, the last one the old one's.
    """
    first, last = semantics.first, semantics.last
    ages = _age(_with_year_of(first, last)), _age(_with_year_of(last, first))
    reform = next((age[0] for age in ages if age), None)
    if reform is None:
        return None
    old_first, old_last = bool(ages[0] and not ages[0][1]), ages[1] is not None
    either = any(age and age[1] for age in ages)
    moved = replace(
        semantics,
        first=replace(first, calendar=reform.old) if old_first else first,
        last=replace(last, calendar=reform.old) if old_last else last,
    )
    implied = {"calendar": reform.old}
    if either:
        implied = {}
    elif not old_last:
        implied = {"from calendar": reform.old, "to calendar": calendar_named(last.calendar).name}
    return OfItsTime(moved, (_reason(reform, either=either),), implied)


def _with_year_of(one: CalendarDate, other: CalendarDate) -> CalendarDate:
    return one if one.year is not None else replace(one, year=other.year)


def _age(semantics: CalendarDate) -> tuple[Reform, bool] | None:
    """The reform that a date precedes, and whether it may follow it as well; None if it only follows it.

    A date that the text gives in the old calendar too is not of it itself.
    """
    year, number, day = semantics.year, semantics.month, semantics.day
    reform = calendar_named(semantics.calendar).usage.reform
    if reform is None or semantics.proleptic or year is None or year < 1 or number is None:
        return None
    if semantics.parallel_date is not None and semantics.parallel_date.calendar == reform.old:
        return None
    if day is None:
        within = (year, number) == reform.last[:2]
        return (reform, within) if (year, number) <= reform.last[:2] else None
    return (reform, (year, number, day) > reform.last) if (year, number, day) < reform.first else None


def _reason(reform: Reform, *, either: bool = False) -> CalendarOfItsTime:
    return CalendarOfItsTime(reform.old, date(*reform.first), either)
