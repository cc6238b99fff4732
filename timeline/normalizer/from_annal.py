"""What a date takes from the annal that it stands in: its year, its month.

A day and month without a year take the year of the heading; خامسه and منه take its month. Without headings, a
date of a chronicle takes what it lacks from the last date that has it.
"""

from dataclasses import replace
from typing import Literal

from timeline.dates.calendars import calendar_named
from timeline.errors import InvalidDate
from timeline.grammar.expression import (
    Anaphor,
    CalendarDate,
    CountedDay,
    DeicticUnit,
    NightsLeft,
    Semantics,
    Span,
)
from timeline.normalizer.annals import SAME_REPORT, Annal, Named, Report, is_of_other_calendar
from timeline.normalizer.hundreds import literal_year, with_civil_hundreds, with_hundreds
from timeline.normalizer.reasons import HundredsOpen, TakenFrom, YearAside

# A year that is named within so many characters is what منها and السنة المذكورة refer to.
_CLOSE = 120
# A month so near before خامسه is the one that it refers to, also under the heading of another.
_SAME_CLAUSE = 40

# Another year that is named so many characters before a month may be its own: مات سنة 422 وملك ابنه في صفر.
_ASIDE = 60

Because = TakenFrom | HundredsOpen | YearAside
Completion = tuple[Semantics, tuple[Because, ...]]
Taken = tuple[CalendarDate, tuple[Because, ...]]


def completed(semantics: Semantics, report: Report) -> Completion | None:
    """Return semantics with what they take from the annal and why, None if they take nothing."""
    annal, start = report.annal, report.start
    match semantics:
        case CalendarDate():
            return _date(semantics, report)
        case CountedDay(month=month) | NightsLeft(month=month):
            found = _date(month, report)
            return (replace(semantics, month=found[0]), found[1]) if found else None
        case Span(first, last) if first.year is last.year is None and first.month == last.month:
            return _span(semantics, report)
        case DeicticUnit(unit="year" | "month" as unit, shift=shift) if shift == 0 or annal.heading:
            return _unit(unit, shift, annal, start)
        case Anaphor(unit="year" | "month" as unit, shift=shift, day=None, weekday=None, implied=None):
            return _unit(unit, shift, annal, start)
    return None


def _date(date: CalendarDate, report: Report) -> Taken | None:
    annal, start = report.annal, report.start
    if date.of_named == "month":
        month = _month_referred_to(date, report)
        return _of_month(date, month, annal) if month else None
    if date.short_year is not None:
        hundreds = with_hundreds(date, report) or with_civil_hundreds(date, report)
        return hundreds or literal_year(date, report.eras)
    if date.year is not None or date.month is None or date.direction is not None or date.shift is not None:
        return None
    if date.of_named == "year":
        return _of_year_named(date, annal, start)
    if date.year_shift is not None and annal.heading is not None:
        shifted = replace(annal.heading, year=annal.heading.year + date.year_shift)
        found = _of_year(replace(date, year_shift=None), shifted, annal)
        return (found[0], (annal.taken("year", annal.heading),)) if found else None
    if date.year_shift not in (None, 0):
        return None
    if annal.heading is not None:
        named = annal.heading
    elif date.year_shift is not None:
        named = None
    elif is_of_other_calendar(date):
        named = annal.last
    else:
        named = annal.last_month if _goes_on(date, annal, start) else None
    taken = _of_year(date, named, annal) if named else None
    return _or_aside(taken, annal, start) if taken and named is annal.heading else taken


def _or_aside(taken: Taken, annal: Annal, start: int) -> Taken:
    """A date with the year of the heading, which may as well be of another year that was just named."""
    date, why = taken
    aside, year = annal.whole, date.year
    if aside is None or aside is not annal.last or aside.month is not None or aside.life_word or not year:
        return taken
    if aside.year == year or calendar_named(aside.calendar).name != calendar_named(date.calendar).name:
        return taken
    if not 0 <= start - aside.at[1] <= _ASIDE:
        return taken
    return date, (*why, YearAside(year, aside.year, *aside.at))


def _of_year_named(date: CalendarDate, annal: Annal, start: int) -> Taken | None:
    """رجب منها, 5 نيسان من العام نفسه, من السنة التالية: of the year named, or of one near it."""
    named = _year_referred_to(annal, start)
    if named is None:
        return None
    of_it = _of_year(
        replace(date, year_shift=None), replace(named, year=named.year + (date.year_shift or 0)), annal
    )
    return (of_it[0], (annal.taken("year", named),)) if of_it else None


def _goes_on(date: CalendarDate, annal: Annal, start: int) -> bool:
    """Whether a civil date goes on in the year of the last one: in 12 March 1820 ... on 3 May."""
    last = annal.last_month
    if last is None or last.month is None or date.month is None or start - last.at[1] > SAME_REPORT:
        return False
    return not last.is_of_other_calendar and last.month <= date.month


def _span(span: Span, report: Report) -> Completion | None:
    """Days of one month: العشر الأوسط من شعبان."""
    first, last = (_date(one, report) for one in (span.first, span.last))
    if first is None or last is None:
        return None
    return replace(span, first=first[0], last=last[0]), first[1]


def _of_month(date: CalendarDate, month: Named, annal: Annal) -> Taken:
    whole = replace(date, year=month.year, month=month.month, calendar=month.calendar, of_named=None)
    return whole, (annal.taken("month", month),)


def _of_year(date: CalendarDate, named: Named, annal: Annal) -> Taken | None:
    """A date with the year named, or the year of its own calendar in which it falls within that year."""
    year: int | None = named.year
    if calendar_named(date.calendar).name != calendar_named(named.calendar).name:
        year = _year_within(date, named)
    if year is None:
        return None
    whole = replace(date, year=year, year_shift=None, of_named=None, calendar=date.calendar)
    return whole, (annal.taken("year", named),)


def _year_within(date: CalendarDate, named: Named) -> int | None:
    """The only year in which a month of another calendar lies within the year named."""
    assert date.month is not None
    calendar = calendar_named(date.calendar)
    days = calendar_named(named.calendar).year(named.year)
    if days.earliest is None or days.latest is None:
        return None
    found = []
    for year in range(calendar.year_of(days.earliest), calendar.year_of(days.latest) + 1):
        month = calendar.month(year, date.month)
        assert month.earliest is not None and month.latest is not None
        if month.earliest <= days.latest and days.earliest <= month.latest:
            found.append(year)
    return found[0] if len(found) == 1 else None


def _month_referred_to(date: CalendarDate, report: Report) -> Named | None:
    """The month of خامسه: the heading's, or one that its report has just named or that fits the weekday."""
    annal = report.annal
    headed, aside = annal.month or annal.last_month, annal.aside
    if headed is None or not annal.headed_month or aside is None or aside is headed:
        return headed
    if not report.opens and report.start - aside.at[1] <= _SAME_CLAUSE:
        return aside
    if date.weekday is None or date.day is None:
        return headed
    fits = [one for one in (headed, aside) if _has_weekday(one, date.day, date.weekday)]
    return fits[0] if fits else headed


def _has_weekday(month: Named, day: int, weekday: int) -> bool:
    """Whether a day of a month may be that weekday."""
    if month.month is None:
        return False
    try:
        days = calendar_named(month.calendar).day(month.year, month.month, day)
    except InvalidDate:
        return False
    if days.earliest is None or days.latest is None:
        return False
    return (weekday - days.earliest.isoweekday()) % 7 <= (days.latest - days.earliest).days


def _unit(unit: Literal["year", "month"], shift: int, annal: Annal, start: int) -> Completion | None:
    """The year or the month itself: هذه السنة, الشهر المذكور, السنة التالية."""
    if unit == "year":
        named = _year_referred_to(annal, start)
        if named is None:
            return None
        return CalendarDate(year=named.year + shift, calendar=named.calendar), (annal.taken("year", named),)
    month = annal.month or annal.last_month
    if month is None or month.month is None:
        return None
    months = list(calendar_named(month.calendar).months(month.year))
    place = months.index(month.month) + shift
    if not 0 <= place < len(months):
        return None
    date = CalendarDate(year=month.year, month=months[place], calendar=month.calendar)
    return date, (annal.taken("month", month),)


def _year_referred_to(annal: Annal, start: int) -> Named | None:
    """The year just named, or else that of the heading, or else the last one named."""
    last = annal.last
    if last is not None and start - last.at[1] <= _CLOSE:
        return last
    return annal.heading or last
