"""What a text has named before an expression."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from timeline.dates.calendars import CALENDAR_BC, CalendarName, calendar_named
from timeline.dates.interval import DAY, Interval
from timeline.grammar.expression import (
    Anaphor,
    CalendarDate,
    DeicticUnit,
    EventDay,
    Expression,
    PeriodOfName,
    Semantics,
)
from timeline.normalizer import annals
from timeline.normalizer.annals import Annal, states_whole_year, states_year
from timeline.normalizer.early_dates import calendar_of_its_time
from timeline.normalizer.eras import TextEras
from timeline.normalizer.reasons import CalendarOpen, Check, WeekdayChecked, YearNamedAfter
from timeline.normalizer.resolution import Resolution, Status

# How far from the publication the day of a time of day may be.
_NEWS = 31 * DAY
_YEAR = 366 * DAY


@dataclass(frozen=True, slots=True)
class Context:
    """What the text has named before an expression.

    earlier: the last days named; if they are several, what is counted from them is as uncertain. earlier_at:
    their span in the text. day, day_at: the last single day named. years: months that the text gave with a
    year keep it. days: a (month, day) that was resolved to one day keeps its year. weekdays: a weekday that
    the text dated keeps that day. month: the days named last, if they are a month of another calendar than
    the civil one. annal: where in its annals the text is. eras: the calendars of its years. of_its_time: the
    calendar that the days named last were taken in because of their age.
    """

    earlier: Interval | None = None
    earlier_at: tuple[int, int] = (0, 0)
    day: Interval | None = None
    day_at: tuple[int, int] = (0, 0)
    years: Mapping[int, int] = field(default_factory=dict)
    days: Mapping[tuple[int, int], int] = field(default_factory=dict)
    weekdays: Mapping[int, date] = field(default_factory=dict)
    month: Interval | None = None
    annal: Annal = field(default_factory=Annal)
    eras: TextEras = field(default_factory=TextEras)
    of_its_time: CalendarName | None = None


NOTHING_BEFORE = Context()


def named_before(semantics: Anaphor, context: Context, published: Interval | None) -> Interval | None:
    """Return the last days named; without any, the publication for العام السابق or a time of day."""
    if semantics.implied:
        # A time of day belongs to a day, and to the news, not to a date in the distant past.
        named = context.day
        return named if _is_news(named, published) else published if semantics.clock else None
    earlier = context.earlier
    if earlier is not None:
        wide = earlier.earliest is None or earlier.latest is None or earlier.latest - earlier.earliest > _NEWS
        return None if wide and semantics.weekday else earlier
    previous = (semantics.shift < 0 and semantics.unit != "day") or semantics.weekday
    return published if previous else None


def _is_news(named: Interval | None, published: Interval | None) -> bool:
    """Whether a day was named that is not far from the publication."""
    if named is None or named.earliest is None:
        return False
    if published is None or published.earliest is None:
        return True
    return abs(published.earliest - named.earliest) <= _NEWS


def with_known_year(semantics: Semantics, tense_hint: str | None, context: Context) -> Semantics:
    """Give a month without a year the year that it had earlier in the text, unless it is in the future."""
    if isinstance(semantics, EventDay):
        named = context.years.get(semantics.month) if semantics.year is None else None
        return CalendarDate(named, semantics.month, semantics.day) if named else semantics
    if not isinstance(semantics, CalendarDate) or semantics.month is None or semantics.calendar is not None:
        return semantics
    if any(
        part is not None
        for part in (
            semantics.year,
            semantics.short_year,
            semantics.direction,
            semantics.shift,
            semantics.year_shift,
        )
    ):
        return semantics
    if tense_hint == "future" and (
        semantics.day is None or (semantics.month, semantics.day) not in context.days
    ):
        return semantics
    year = context.days.get((semantics.month, semantics.day)) if semantics.day else None
    if year is None:
        year = context.years.get(semantics.month)
    if year is None:
        return semantics
    return replace(semantics, year=year, calendar=CALENDAR_BC.name if year < 1 else None)


def names_several_years(context: Context) -> bool:
    """Whether the last days named are more than a year, so that none is the year of a day after them."""
    earlier = context.earlier
    if earlier is None or earlier.earliest is None or earlier.latest is None:
        return False
    return earlier.latest - earlier.earliest >= _YEAR


def with_year_named(date: CalendarDate, context: Context) -> CalendarDate | None:
    """Give a civil date the year of the last days named: 5 نيسان من العام نفسه. None if not of one year."""
    earlier = context.earlier
    if earlier is None or earlier.earliest is None or earlier.latest is None or not _has_civil_months(date):
        return None
    if earlier.earliest.year != earlier.latest.year:
        return None
    year = earlier.earliest.year + (date.year_shift or 0)
    return replace(date, year=year, year_shift=None, of_named=None)


def named_after(expression: Expression) -> tuple[CalendarDate, YearNamedAfter] | None:
    """Give a date the year of a later date of its sentence: (the date, why).

    The grammar names the later date where both are in coordinated clauses of a report.
    """
    semantics = expression.semantics
    if expression.year_after is None or not isinstance(semantics, CalendarDate):
        return None
    start, end, year = expression.year_after
    return replace(semantics, year=year), YearNamedAfter(year, start, end)


def after(context: Context, expression: Expression, resolution: Resolution, completed: Semantics) -> Context:
    """Return the context after an expression; completed: its semantics with what the context gave it."""
    semantics = expression.semantics
    when = resolution.interval
    if isinstance(semantics, PeriodOfName):
        # Nothing is counted from the years of a reign or a war.
        return context
    if when is None or resolution.status is not Status.RESOLVED:
        return replace(context, annal=annals.without_month(context.annal, semantics))
    years, days = context.years, context.days
    of_its_time = calendar_of_its_time(resolution.reasons)
    if isinstance(semantics, CalendarDate) and semantics.month and _has_civil_months(semantics):
        if semantics.year is not None:
            years = {**years, semantics.month: semantics.year}
        if semantics.day and when.is_day and when.earliest:
            given = semantics.calendar if semantics.calendar == CALENDAR_BC.name else of_its_time
            year = calendar_named(given).year_of(when.earliest)
            days = {**days, (semantics.month, semantics.day): year}
    named_at = expression.start, expression.end
    last, last_at = (when, named_at) if when.is_day else (context.day, context.day_at)
    month = when if _is_month_of_other_calendar(semantics) else None
    weekdays = _weekdays(context, expression, resolution)
    annal = (
        context.annal
        if _is_open(resolution)
        else annals.after(
            context.annal,
            completed,
            when,
            named_at,
            heading=expression.heading,
            explicit_year=states_year(semantics),
            whole_year=states_whole_year(semantics),
            contradicted=_contradicted(resolution),
            opens=expression.opens_paragraph,
            life_word=expression.life_word,
        )
    )
    eras = context.eras.after(semantics)
    return Context(when, named_at, last, last_at, years, days, weekdays, month, annal, eras, of_its_time)


def _has_civil_months(semantics: CalendarDate) -> bool:
    """Whether it is a civil date, or one before Christ, whose days are given in the calendar of that time."""
    year = semantics.year
    return semantics.in_civil_calendar or (
        semantics.calendar == CALENDAR_BC.name and year is not None and year < 1
    )


def _is_open(resolution: Resolution) -> bool:
    """Whether it is a year of either calendar, from which nothing can be counted."""
    return any(isinstance(one, CalendarOpen) for one in resolution.reasons)


def _contradicted(resolution: Resolution) -> bool:
    return any(
        isinstance(one, WeekdayChecked) and one.check is Check.CONTRADICTS for one in resolution.reasons
    )


def _is_month_of_other_calendar(semantics: Semantics) -> bool:
    if not isinstance(semantics, CalendarDate) or semantics.month is None or semantics.day is not None:
        return False
    return not calendar_named(semantics.calendar).usage.has_civil_months


def named_month(semantics: Semantics, context: Context, published: Interval | None) -> Interval | None:
    """Return the month that هذا الشهر means after رمضان: the one just named, if it is near."""
    if context.month is None or published is None or semantics != DeicticUnit("month", 0):
        return None
    first, last = context.month.earliest, context.month.latest
    if not published.is_day or published.earliest is None or first is None or last is None:
        return None
    return context.month if first - _NEWS <= published.earliest <= last + _NEWS else None


def _weekdays(context: Context, expression: Expression, resolution: Resolution) -> Mapping[int, date]:
    """The days of the weekdays named so far, with this one's if the text determines it."""
    semantics, when = expression.semantics, resolution.interval
    if (
        not isinstance(semantics, CalendarDate)
        or semantics.weekday is None
        or when is None
        or not when.is_day
    ):
        return context.weekdays
    determined = semantics.direction == "future" or semantics.shift is not None or semantics.day is not None
    if not determined or when.earliest is None or when.earliest.isoweekday() != semantics.weekday:
        return context.weekdays
    return {**context.weekdays, semantics.weekday: when.earliest}


def named_weekday(expression: Expression, context: Context, published: Interval | None) -> date | None:
    """Return the day that a bare weekday had earlier in the text, None when its own words point elsewhere."""
    semantics = expression.semantics
    if (
        not isinstance(semantics, CalendarDate)
        or semantics.weekday is None
        or expression.tense_hint is not None
    ):
        return None
    if any(
        part is not None for part in (semantics.direction, semantics.shift, semantics.day, semantics.month)
    ):
        return None
    known = context.weekdays.get(semantics.weekday)
    if known is None or published is None or not published.is_day or published.earliest is None:
        return None
    return known if abs(known - published.earliest) <= 7 * DAY else None
