"""Where in its annals a text is: what its headings and its dates have named so far.

The headings of an annal are its year and its months (grammar/headings.py). What a date takes from them is in
from_annal.py, hundreds.py and from_day.py.
"""

from dataclasses import dataclass, replace
from datetime import date as date_type
from typing import Literal

from timeline.dates.calendars import CalendarName, calendar_named
from timeline.dates.interval import DAY, Interval
from timeline.errors import InvalidDate
from timeline.grammar.conventions import Conventions
from timeline.grammar.expression import (
    Anaphor,
    CalendarDate,
    CountedDay,
    DecadeOrCentury,
    Heading,
    NightsLeft,
    Semantics,
    Span,
)
from timeline.grammar.shared_parts import lacks_year
from timeline.normalizer.eras import TextEras
from timeline.normalizer.reasons import TakenFrom

# An annal of years that are longer ago than this before the publication has no news in it.
_LONG_AGO = 400 * DAY
# What happened so long before the publication is history, and not told beside the news.
_GENERATIONS = 100 * 365 * DAY
# The characters of a report, in which one date leads to the next.
SAME_REPORT = 1500
# A year below this has no hundreds to be left out.
_WITH_HUNDREDS = 100


@dataclass(frozen=True, slots=True)
class Named:
    """A year, or a month of one, that the text has named at the span `at`.

    life_word: the word before it that makes it that of a birth or a death. century: whether it is the first
    year of a century that is named.
    """

    calendar: CalendarName | None
    year: int
    month: int | None
    at: tuple[int, int]
    life_word: Literal["birth", "death"] | None = None
    century: bool = False

    @property
    def is_of_other_calendar(self) -> bool:
        """Whether it is of another calendar than those with civil months."""
        return not calendar_named(self.calendar).usage.has_civil_months


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
        return _ended_before(self.heading, published.earliest - _LONG_AGO)

    def taken(self, part: Literal["year", "month", "hundreds"], named: Named) -> TakenFrom:
        """Why a date has a part that was named before."""
        return TakenFrom(part, *named.at, named is self.heading)


@dataclass(frozen=True, slots=True)
class Report:
    """Where an expression stands. start: in the text; limit: the day by which the text was written.

    life_word: the word before it that makes it the date of a birth or a death; opens: whether it opens its
    sentence.
    """

    annal: Annal
    start: int
    eras: TextEras
    limit: date_type | None = None
    life_word: Literal["birth", "death"] | None = None
    opens: bool = False


def is_of_long_ago(semantics: Semantics, report: Report, published: Interval) -> bool:
    """Whether a Hijri month without a year follows an old year: its year is not that of the publication.

    The news may tell what happened centuries ago, and such months are not always of the last year named (ذو
    الحجة من السنة الرابعة ... في ربيع الأول).
    """
    if not isinstance(semantics, CalendarDate) or not is_of_other_calendar(semantics):
        return False
    last = report.annal.last
    if not lacks_year(semantics) or last is None or not last.is_of_other_calendar:
        return False
    if report.start - last.at[1] > SAME_REPORT or published.earliest is None:
        return False
    return _ended_before(last, published.earliest - _GENERATIONS)


def _ended_before(named: Named, day: date_type) -> bool:
    """Whether the last day of a year is before a day; False for a year that its calendar does not have."""
    try:
        latest = calendar_named(named.calendar).year(named.year).latest
    except InvalidDate:
        return False
    return latest is not None and latest < day


def is_of_other_calendar(date: CalendarDate) -> bool:
    """Whether a date is of another calendar than those with civil months."""
    return not calendar_named(date.calendar).usage.has_civil_months


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
    life_word: Literal["birth", "death"] | None = None,
) -> Annal:
    """Return the annal after a date that was resolved to the days `when`.

    date: with what it took from the annal; heading: its level as a heading; explicit_year: whether its own
    words give the year, whole_year: with its hundreds; contradicted: whether its weekday shows that it is
    wrong; opens: whether a month opens its paragraph; life_word: of a birth or a death, before it.
    """
    if _is_day(date, when) and not contradicted and heading != "day" and not _is_elsewhere(date, annal):
        annal = replace(annal, day=_daylight(date, when), day_at=at)
    if isinstance(date, CountedDay | NightsLeft):
        date = date.month
    elif isinstance(date, Span) and explicit_year:
        date = replace(date.first, month=None, day=None)
    if isinstance(date, DecadeOrCentury):
        return _of_century(annal, date, at)
    if not isinstance(date, CalendarDate):
        return annal
    date = _in_other_calendar(date)
    if date.year is None:
        return annal
    named = Named(date.calendar, date.year, date.month, at, life_word)
    if annal.heading is not None and heading != "year" and not _is_of_calendar(named, annal.heading):
        return replace(annal, last=named) if explicit_year else annal
    last = named if explicit_year else annal.last
    if explicit_year and (whole_year or named.year < _WITH_HUNDREDS):
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


def _of_century(annal: Annal, date: DecadeOrCentury, at: tuple[int, int]) -> Annal:
    """After a century, whose hundreds the years below it leave out."""
    if date.unit != "century" or date.first is None or date.calendar is None:
        return annal
    return replace(annal, whole=Named(date.calendar, date.first, None, at, century=True))


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
    return annal.heading.is_of_other_calendar and (date.calendar, date.year) != (
        annal.heading.calendar,
        annal.heading.year,
    )


def without_month(annal: Annal, date: Semantics) -> Annal:
    """Return the annal after a date that could not be resolved: its month is of no known year."""
    if isinstance(date, CountedDay | NightsLeft):
        date = date.month
    if not isinstance(date, CalendarDate) or date.month is None or not is_of_other_calendar(date):
        return annal
    return replace(annal, month=None, last_month=None, day=None)


def _is_of_calendar(one: Named, other: Named) -> bool:
    return calendar_named(one.calendar).name == calendar_named(other.calendar).name


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
