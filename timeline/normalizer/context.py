"""What a text has said before an expression."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from timeline.arabic.expression import Anaphor, CalendarDate, Expression, Said
from timeline.dates.interval import DAY, Interval
from timeline.normalizer.resolution import Resolution, Status

# How far from the publication a day may lie that a time of day is counted from.
_NEWS_DAYS = 31


@dataclass(frozen=True, slots=True)
class Context:
    """What the text has said before an expression: the last days it named, and which its dates came to.

    A month that stood with its year before keeps that year, and a day and month the year they came to, when
    that was one day for certain; a weekday that the text itself dated keeps that day. `earlier` may be
    several days: what is counted from it is then as uncertain. earlier_at: where in the text it is named.
    """

    earlier: Interval | None = None
    earlier_at: tuple[int, int] = (0, 0)
    years: Mapping[int, int] = field(default_factory=dict)
    days: Mapping[tuple[int, int], int] = field(default_factory=dict)
    weekdays: Mapping[int, date] = field(default_factory=dict)


NOTHING_BEFORE = Context()


def named_before(said: Anaphor, context: Context, published: Interval | None) -> Interval | None:
    """The last days that the text named; for العام السابق or a time, the publication's if it named none."""
    earlier = context.earlier
    if earlier is not None and earlier.earliest and said.clock and published and published.earliest:
        # A time of day belongs to the news, not to a date out of the past.
        earlier = earlier if abs(published.earliest - earlier.earliest) <= _NEWS_DAYS * DAY else None
    if earlier is not None:
        return earlier
    previous = (said.shift < 0 and said.unit != "day") or said.clock is not None
    return published if previous else None


def with_known_year(said: Said, outlook: str | None, context: Context) -> Said:
    """A month without its year takes the one that it had before in the text, unless it looks ahead."""
    if not isinstance(said, CalendarDate) or said.month is None or said.calendar is not None:
        return said
    if any(part is not None for part in (said.year, said.towards, said.shift, said.year_shift)):
        return said
    if outlook == "future" and (said.day is None or (said.month, said.day) not in context.days):
        return said
    year = context.days.get((said.month, said.day)) if said.day else None
    if year is None:
        year = context.years.get(said.month)
    return said if year is None else replace(said, year=year)


def after(context: Context, expression: Expression, resolution: Resolution) -> Context:
    """The context behind an expression."""
    said = expression.said
    when = resolution.interval
    if when is None or resolution.status is not Status.RESOLVED:
        return context
    years, days = context.years, context.days
    if isinstance(said, CalendarDate) and said.month and said.in_civil_calendar:
        if said.year:
            years = {**years, said.month: said.year}
        if said.day and when.is_day and when.earliest:
            days = {**days, (said.month, said.day): when.earliest.year}
    named_at = expression.start, expression.end
    return Context(when, named_at, years, days, _weekdays(context, expression, resolution))


def _weekdays(context: Context, expression: Expression, resolution: Resolution) -> Mapping[int, date]:
    """The days that weekdays were so far, with this one's if the text tells which it is."""
    said, when = expression.said, resolution.interval
    if not isinstance(said, CalendarDate) or said.weekday is None or when is None or not when.is_day:
        return context.weekdays
    told = said.towards == "future" or said.shift is not None or said.day is not None
    if not told or when.earliest is None or when.earliest.isoweekday() != said.weekday:
        return context.weekdays
    return {**context.weekdays, said.weekday: when.earliest}


def named_weekday(expression: Expression, context: Context, published: Interval | None) -> date | None:
    """The day that a bare weekday was before in the text, when nothing around it tells another."""
    said = expression.said
    if not isinstance(said, CalendarDate) or said.weekday is None or expression.outlook is not None:
        return None
    if any(part is not None for part in (said.towards, said.shift, said.day, said.month)):
        return None
    known = context.weekdays.get(said.weekday)
    if known is None or published is None or not published.is_day or published.earliest is None:
        return None
    return known if abs(known - published.earliest) <= 7 * DAY else None
