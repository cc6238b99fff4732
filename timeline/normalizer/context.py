"""What a text has said before an expression."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from timeline.arabic.expression import Anaphor, CalendarDate, Said
from timeline.dates.interval import DAY, Interval
from timeline.normalizer.resolution import Resolution, Status

# How far from the publication a day may lie that a time of day is counted from.
_NEWS_DAYS = 31


@dataclass(frozen=True, slots=True)
class Context:
    """What the text has said before an expression: the last days it named, the years of its months and days.

    A month that stood with its year before keeps that year, and a day and month the year they came to, when
    that was one day for certain. `earlier` may be several days: what is counted from it is then as uncertain.
    """

    earlier: Interval | None = None
    years: Mapping[int, int] = field(default_factory=dict)
    days: Mapping[tuple[int, int], int] = field(default_factory=dict)


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


def after(context: Context, said: Said, resolution: Resolution) -> Context:
    """The context behind an expression."""
    when = resolution.interval
    if when is None or resolution.status is not Status.RESOLVED:
        return context
    years, days = context.years, context.days
    if isinstance(said, CalendarDate) and said.month and said.calendar in (None, "Gregorian"):
        if said.year:
            years = {**years, said.month: said.year}
        if said.day and when.is_day and when.earliest:
            days = {**days, (said.month, said.day): when.earliest.year}
    return Context(when, years, days)
