"""What a date takes from the annal that it stands in: its year, its month, the hundreds of its year.

The headings of an annal are its year and its months (grammar/headings.py). A day and month without a year
take the year of the heading; خامسه and منه take its month. Without headings, a date of a chronicle takes what
it lacks from the last date that has it.
"""

from dataclasses import dataclass, replace
from datetime import date as date_type
from typing import Literal

from timeline.dates.calendars import Calendar, CalendarName, calendar_named
from timeline.dates.day_bc import plus_days
from timeline.dates.interval import DAY, Interval
from timeline.errors import InvalidDate
from timeline.grammar.conventions import Conventions
from timeline.grammar.expression import (
    Anaphor,
    CalendarDate,
    CountedDay,
    DeicticUnit,
    Heading,
    NightsLeft,
    Semantics,
    Span,
)
from timeline.normalizer.eras import TextEras
from timeline.normalizer.reasons import TakenFrom

# A year that is named within so many characters is what منها and السنة المذكورة refer to.
_CLOSE = 120
# An annal of years that are longer ago than this before the publication has no news in it.
_LONG_AGO = 400 * DAY
# A weekday no further than this from a day is the next one; further, it may be the one before.
_NEAR_DAY, _WEEK = 120, 8
# A month so near before خامسه is the one that it refers to, also under the heading of another.
_SAME_CLAUSE = 40
# A weekday within so many characters of a day is the next one after it.
_SAME_REPORT = 1500
# The year without its hundreds that a text goes on to is seldom further ahead.
_SOON = 30
# A text that names no year from here on is about the first century, whose years need no hundreds.
_FIRST_CENTURY = 150


@dataclass(frozen=True, slots=True)
class Named:
    """A year, or a month of one, that the text has named at the span `at`."""

    calendar: CalendarName | None
    year: int
    month: int | None
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Annal:
    """Where in the annals of a text an expression stands.

    heading: the year of the last heading; month: the month in which its reports are; headed_month: whether a
    heading names it; aside: a month that a report under such a heading names; last: the last year
    named anywhere, whole: with its hundreds; last_month: the last month; day, day_at: the last day, and its
    span.
    """

    heading: Named | None = None
    month: Named | None = None
    headed_month: bool = False
    aside: Named | None = None
    last: Named | None = None
    whole: Named | None = None
    last_month: Named | None = None
    day: Interval | None = None
    day_at: tuple[int, int] = (0, 0)

    def governs(self, published: Interval | None, conventions: Conventions) -> bool:
        """Whether the reports are counted from the heading, not from the publication."""
        return self.heading is not None and (conventions.has_annals or self.is_old(published))

    def is_old(self, published: Interval | None) -> bool:
        """Whether the reports under the heading are no news at the time of the publication."""
        if self.heading is None:
            return False
        if published is None or published.earliest is None:
            return True
        try:
            latest = calendar_named(self.heading.calendar).year(self.heading.year).latest
        except InvalidDate:
            return False
        return latest is not None and latest + _LONG_AGO < published.earliest


def completed(
    semantics: Semantics, annal: Annal, start: int, eras: TextEras, limit: date_type | None
) -> tuple[Semantics, tuple[TakenFrom, ...]] | None:
    """Return semantics with what they take from the annal and why, None if they take nothing.

    start: where the expression starts in the text; limit: the day by which the text was written.
    """
    match semantics:
        case CalendarDate():
            return _date(semantics, annal, start, eras, limit)
        case CountedDay(month=month) | NightsLeft(month=month):
            found = _date(month, annal, start, eras, limit)
            return (replace(semantics, month=found[0]), found[1]) if found else None
        case Span(first, last) if first.year is last.year is None and first.month == last.month:
            return _span(semantics, annal, start, eras, limit)
        case DeicticUnit(unit="year" | "month" as unit, shift=shift) if shift == 0 or annal.heading:
            return _unit(unit, shift, annal, start)
        case Anaphor(unit="year" | "month" as unit, shift=shift, day=None, weekday=None, implied=None):
            return _unit(unit, shift, annal, start)
    return None


def _date(
    date: CalendarDate, annal: Annal, start: int, eras: TextEras, limit: date_type | None
) -> tuple[CalendarDate, tuple[TakenFrom, ...]] | None:
    if date.of_named == "month":
        month = _month_referred_to(date, annal, start)
        return _of_month(date, month, annal) if month else None
    if date.short_year is not None:
        return _with_hundreds(date, annal, start, limit) or _literal(date, eras)
    if date.year is not None or date.month is None or date.direction is not None or date.shift is not None:
        return None
    if date.year_shift is not None and annal.heading is not None:
        shifted = replace(annal.heading, year=annal.heading.year + date.year_shift)
        found = _of_year(replace(date, year_shift=None), shifted, annal)
        return (found[0], (_taken("year", annal.heading, annal),)) if found else None
    if date.year_shift not in (None, 0):
        return None
    if date.of_named == "year":
        named = _year_referred_to(annal, start)
    elif annal.heading is not None:
        named = annal.heading
    elif date.year_shift is not None:
        named = None
    elif _is_of_other_calendar(date):
        named = annal.last
    else:
        named = annal.last_month if _goes_on(date, annal, start) else None
    return _of_year(date, named, annal) if named else None


def _goes_on(date: CalendarDate, annal: Annal, start: int) -> bool:
    """Whether a civil date goes on in the year of the last one: in 12 March 1820 ... on 3 May."""
    last = annal.last_month
    if last is None or last.month is None or date.month is None or start - last.at[1] > _SAME_REPORT:
        return False
    return not _is_other(last) and last.month <= date.month


def _span(
    span: Span, annal: Annal, start: int, eras: TextEras, limit: date_type | None
) -> tuple[Semantics, tuple[TakenFrom, ...]] | None:
    """Days of one month: العشر الأوسط من شعبان."""
    first, last = (_date(one, annal, start, eras, limit) for one in (span.first, span.last))
    if first is None or last is None:
        return None
    return replace(span, first=first[0], last=last[0]), first[1]


def _is_of_other_calendar(date: CalendarDate) -> bool:
    return not calendar_named(date.calendar).usage.has_civil_months


def _of_month(date: CalendarDate, month: Named, annal: Annal) -> tuple[CalendarDate, tuple[TakenFrom, ...]]:
    whole = replace(date, year=month.year, month=month.month, calendar=month.calendar, of_named=None)
    return whole, (_taken("month", month, annal),)


def _of_year(
    date: CalendarDate, named: Named, annal: Annal
) -> tuple[CalendarDate, tuple[TakenFrom, ...]] | None:
    """A date with the year named, or the year of its own calendar in which it falls within that year."""
    year: int | None = named.year
    if calendar_named(date.calendar).name != calendar_named(named.calendar).name:
        year = _year_within(date, named)
    if year is None:
        return None
    whole = replace(date, year=year, year_shift=None, of_named=None, calendar=date.calendar)
    return whole, (_taken("year", named, annal),)


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


def _with_hundreds(
    date: CalendarDate, annal: Annal, start: int, limit: date_type | None
) -> tuple[CalendarDate, tuple[TakenFrom, ...]] | None:
    """سنة ست عشرة after 599 is 616: the next such year if it is near, or else the last one."""
    named = annal.heading or annal.whole
    if annal.whole is not None and start - annal.whole.at[1] <= _SAME_REPORT:
        named = annal.whole
    if named is None or date.short_year is None or not _is_other(named):
        return None
    if date.calendar is None and date.month is not None:
        return None
    base = named.year - named.year % 100 + date.short_year
    later = base if base >= named.year else base + 100
    soon = later - named.year <= _SOON and not _is_after(calendar_named(named.calendar), later, limit)
    year = later if soon or later <= 100 else later - 100
    whole = replace(date, year=year, short_year=None, of_named=None, calendar=named.calendar)
    return whole, (_taken("hundreds", named, annal),)


def _is_after(calendar: Calendar, year: int, limit: date_type | None) -> bool:
    """Whether a year begins after the day by which the text was written."""
    begins = calendar.year(year).earliest
    return limit is not None and begins is not None and begins > limit


def _month_referred_to(date: CalendarDate, annal: Annal, start: int) -> Named | None:
    """The month of خامسه: the heading's, or one that its report has just named or that fits the weekday."""
    headed, aside = annal.month or annal.last_month, annal.aside
    if headed is None or not annal.headed_month or aside is None or aside is headed:
        return headed
    if start - aside.at[1] <= _SAME_CLAUSE:
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


def _literal(date: CalendarDate, eras: TextEras) -> tuple[CalendarDate, tuple[TakenFrom, ...]] | None:
    """سنة ثلاث in a text of the first century, which names no year with hundreds."""
    early = (eras.other or eras.months) and max(eras.other, default=0) < _FIRST_CENTURY and not eras.civil
    if date.of_named != "year" or not early:
        return None
    return replace(date, year=date.short_year, short_year=None, of_named=None, calendar=eras.calendar), ()


def _is_other(named: Named) -> bool:
    return not calendar_named(named.calendar).usage.has_civil_months


def _unit(
    unit: Literal["year", "month"], shift: int, annal: Annal, start: int
) -> tuple[Semantics, tuple[TakenFrom, ...]] | None:
    """The year or the month itself: هذه السنة, الشهر المذكور, السنة التالية."""
    if unit == "year":
        named = _year_referred_to(annal, start)
        if named is None:
            return None
        return CalendarDate(year=named.year + shift, calendar=named.calendar), (_taken("year", named, annal),)
    month = annal.month or annal.last_month
    if month is None or month.month is None:
        return None
    months = list(calendar_named(month.calendar).months(month.year))
    place = months.index(month.month) + shift
    if not 0 <= place < len(months):
        return None
    date = CalendarDate(year=month.year, month=months[place], calendar=month.calendar)
    return date, (_taken("month", month, annal),)


def _year_referred_to(annal: Annal, start: int) -> Named | None:
    """The year just named, or else that of the heading, or else the last one named."""
    last = annal.last
    if last is not None and start - last.at[1] <= _CLOSE:
        return last
    return annal.heading or last


def _taken(part: Literal["year", "month", "hundreds"], named: Named, annal: Annal) -> TakenFrom:
    return TakenFrom(part, *named.at, named is annal.heading)


def after(
    annal: Annal,
    date: Semantics,
    when: Interval,
    at: tuple[int, int],
    *,
    heading: Heading | None,
    explicit_year: bool,
    whole_year: bool,
    contradicted: bool,
    opens: bool,
) -> Annal:
    """Return the annal after a date that was resolved to the days `when`.

    date: with what it took from the annal; heading: its level as a heading; explicit_year: whether its own
    words give the year, whole_year: with its hundreds; contradicted: whether its weekday shows that it is
    wrong; opens: whether a month opens its paragraph.
    """
    if _is_day(date, when) and not contradicted and heading != "day" and not _is_elsewhere(date, annal):
        annal = replace(annal, day=_daylight(date, when), day_at=at)
    if isinstance(date, CountedDay | NightsLeft):
        date = date.month
    elif isinstance(date, Span) and explicit_year:
        date = replace(date.first, month=None, day=None)
    if not isinstance(date, CalendarDate):
        return annal
    date = _in_other_calendar(date)
    if date.year is None:
        return annal
    named = Named(date.calendar, date.year, date.month, at)
    if annal.heading is not None and heading != "year" and not _is_of_calendar(named, annal.heading):
        return replace(annal, last=named) if explicit_year else annal
    last = named if explicit_year else annal.last
    if explicit_year and (whole_year or named.year < _FIRST_CENTURY):
        annal = replace(annal, whole=named)
    last_month = named if date.month is not None else annal.last_month
    if heading == "year" or (heading == "month" and explicit_year):
        month = named if date.month else None
        return replace(
            annal,
            heading=replace(named, month=None),
            month=month,
            headed_month=heading == "month",
            aside=None,
            last=named,
            last_month=last_month,
        )
    of_annal = annal.heading is not None and (date.calendar, date.year) == (
        annal.heading.calendar,
        annal.heading.year,
    )
    if date.month is None or not of_annal:
        return replace(annal, last=last, last_month=last_month)
    if heading == "month" or opens:
        return replace(annal, month=named, headed_month=True, aside=None, last=last, last_month=last_month)
    if annal.headed_month:
        return replace(annal, aside=named, last=last, last_month=last_month)
    return replace(annal, month=named, last=last, last_month=last_month)


def _in_other_calendar(date: CalendarDate) -> CalendarDate:
    """Of a date in two calendars the one that is not civil: months without a year will be of that one."""
    parallel = date.parallel_date
    other = parallel is not None and parallel.year is not None and date.in_civil_calendar
    return parallel if parallel is not None and other else date


def _daylight(date: Semantics, when: Interval) -> Interval:
    """The day after a night, which it is named after."""
    night = getattr(date, "part", None) == "NI" and when.earliest is not None and when.earliest != when.latest
    return Interval(when.earliest + DAY, when.latest) if night and when.earliest else when


def _is_elsewhere(date: Semantics, annal: Annal) -> bool:
    """Whether a date is of another year than the annal's: of a birth, of a document."""
    if isinstance(date, CountedDay | NightsLeft):
        date = date.month
    if annal.heading is None or not isinstance(date, CalendarDate) or date.year is None:
        return False
    return _is_other(annal.heading) and (date.calendar, date.year) != (
        annal.heading.calendar,
        annal.heading.year,
    )


def without_month(annal: Annal, date: Semantics) -> Annal:
    """Return the annal after a date that could not be resolved: its month is of no known year."""
    if isinstance(date, CountedDay | NightsLeft):
        date = date.month
    if not isinstance(date, CalendarDate) or date.month is None or not _is_of_other_calendar(date):
        return annal
    return replace(annal, month=None, last_month=None, day=None)


def _is_of_calendar(one: Named, other: Named) -> bool:
    return calendar_named(one.calendar).name == calendar_named(other.calendar).name


@dataclass(frozen=True, slots=True)
class FromDay:
    """What is counted from a day of the annal. night: whether it is the night before the day found."""

    semantics: Anaphor
    anchor: Interval
    night: bool = False


def from_day(semantics: Semantics, annal: Annal, start: int) -> FromDay | None:
    """Return what a report of an annal counts from the day named last: ويوم السبت is the next Saturday.

    غدا is the day after it. Far from that day, the weekday may also be the one before it; the anchor says so.
    None where no day was named, or long before.
    """
    day = annal.day
    if (
        day is None
        or day.earliest is None
        or start - annal.day_at[1] > _SAME_REPORT
        or annal.last_month is None
    ):
        return None
    match semantics:
        case CalendarDate(shift=1 | -1 as shift, weekday=None, day=None, part=part):
            return FromDay(Anaphor("day", shift, part=part), day)
        case CalendarDate(weekday=int(weekday), part=part) if _only_weekday(semantics):
            night = part == "NI"
            if day.is_day and day.earliest.isoweekday() == weekday:
                return FromDay(Anaphor("day", 0, part=part), day, night)
            near = start - annal.day_at[1] <= _NEAR_DAY
            # A day known within a margin may itself be that weekday.
            since = plus_days(day.earliest, -(0 if day.is_day else 1) if near else -_WEEK)
            return FromDay(Anaphor("day", 1, weekday=weekday, part=part), Interval(since, day.latest), night)
    return None


def _only_weekday(date: CalendarDate) -> bool:
    return date == CalendarDate(weekday=date.weekday, part=date.part)


def _is_day(date: Semantics, when: Interval) -> bool:
    """Whether it names a day, which may be known only within a margin."""
    counted = isinstance(date, Anaphor) and date.unit == "day"
    if counted or isinstance(date, NightsLeft | CountedDay):
        return when.earliest is not None and when.latest is not None
    if isinstance(date, CalendarDate) and date.day is not None:
        return when.earliest is not None and when.latest is not None
    return when.is_day


def states_whole_year(semantics: Semantics) -> bool:
    """Whether the words themselves give a year with its hundreds."""
    date = semantics.month if isinstance(semantics, CountedDay | NightsLeft) else semantics
    return states_year(semantics) and getattr(date, "short_year", None) is None


def states_year(semantics: Semantics) -> bool:
    """Whether the words themselves give a year, or the last digits of one."""
    if isinstance(semantics, CountedDay | NightsLeft):
        semantics = semantics.month
    elif isinstance(semantics, Span):
        semantics = semantics.first
    if not isinstance(semantics, CalendarDate):
        return False
    return semantics.year is not None or semantics.short_year is not None
