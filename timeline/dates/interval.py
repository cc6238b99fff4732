"""An interval of days: the earliest and the latest day on which something may have happened."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from timeline.dates.day_bc import day_of

# Articles name the same days and months again and again.
_REMEMBERED = 2**12
DAY = timedelta(days=1)


class Precision(StrEnum):
    """The named unit that an interval fills exactly; SPAN if it fills none, OPEN if an end is unknown."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"
    OPEN = "open"


class Certainty(StrEnum):
    """How certain a statement about some days is: true on every one of them, or only on some.

    LIKELY: true on every one, but the days are approximate.
    """

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from `earliest` to `latest`, both included; an end that is not known is None.

    Days are proleptic Gregorian, up to the year 9999; those before the year 1 are of astronomical years: -43
    is 44 BC (day_bc.py). Raises ValueError if the ends are reversed.
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"the interval ends ({self.latest}) before it starts ({self.earliest})")

    @property
    def precision(self) -> Precision:
        """The named unit that the interval fills."""
        return _precision(self.earliest, self.latest)

    @property
    def is_saturday_and_sunday(self) -> bool:
        """Whether it is one weekend of Saturday and Sunday."""
        if self.earliest is None or self.latest is None:
            return False
        return self.earliest.weekday() == 5 and self.latest - self.earliest == DAY

    @property
    def is_day(self) -> bool:
        """Whether it is one known day."""
        return self.earliest is not None and self.earliest == self.latest


@lru_cache(maxsize=_REMEMBERED)
def day(value: date) -> Interval:
    """Return the interval of one day."""
    return Interval(value, value)


def week(value: date) -> Interval:
    """Return the ISO week, Monday to Sunday, around a day."""
    monday = value - value.weekday() * DAY
    return Interval(monday, monday + 6 * DAY)


@lru_cache(maxsize=_REMEMBERED)
def month(year: int, number: int, count: int = 1) -> Interval:
    """Return `count` whole months from month `number` (1 to 12) of a year.

    Raises ValueError outside the calendar.
    """
    last = year * 12 + number - 1 + count - 1
    last_year, last_month = last // 12, last % 12 + 1
    end = day_of(last_year, last_month, days_in_month(last_year, last_month))
    return Interval(day_of(year, number, 1), end)


def years(first: int, last: int | None = None) -> Interval:
    """Return a whole year, or those from `first` to `last`. Raises ValueError outside the calendar."""
    return Interval(day_of(first, 1, 1), day_of(first if last is None else last, 12, 31))


def decade(first: int) -> Interval:
    """Return the ten years from `first`, which ends in 0: 2010 is 2010 to 2019; 0 is 1 to 9.

    Before the year 1 they end with the year that ends in 0: -19 is -19 to -10.
    """
    return years(first or 1, first + 9)


def century(first: int) -> Interval:
    """Return the hundred years from `first`, which ends in 00: 1900 is 1900 to 1999; 0 is 1 to 99.

    Before the year 1 they end with the year that ends in 00, which are the centuries BC: -499 is -499 to
    -400, 500 to 401 BC.
    """
    return years(first or 1, first + 99)


def hull(first: Interval, second: Interval) -> Interval:
    """Return the shortest interval that contains both; an unknown end stays unknown."""
    starts = (first.earliest, second.earliest)
    ends = (first.latest, second.latest)
    return Interval(
        None if None in starts else min(d for d in starts if d),
        None if None in ends else max(d for d in ends if d),
    )


def shared(intervals: Iterable[Interval]) -> Interval | None:
    """Return the days common to all intervals, None without any; an unknown end is no bound."""
    listed = list(intervals)
    earliest = max((one.earliest for one in listed if one.earliest), default=None)
    latest = min((one.latest for one in listed if one.latest), default=None)
    return None if earliest and latest and earliest > latest else Interval(earliest, latest)


def before(when: Interval, limit: Interval) -> Certainty | None:
    """Return whether `when` is before the first day of `limit`: certainly, possibly, or not (None)."""
    if limit.earliest is None:
        return None
    if when.latest is not None and when.latest < limit.earliest:
        return Certainty.CERTAIN
    if when.earliest is None or when.earliest < limit.earliest:
        return Certainty.POSSIBLE
    return None


def after(when: Interval, limit: Interval) -> Certainty | None:
    """Return whether `when` is after the last day of `limit`: certainly, possibly, or not (None)."""
    if limit.latest is None:
        return None
    if when.earliest is not None and when.earliest > limit.latest:
        return Certainty.CERTAIN
    if when.latest is None or when.latest > limit.latest:
        return Certainty.POSSIBLE
    return None


def during(when: Interval, period: Interval) -> Certainty | None:
    """Return whether `when` is within `period`: certainly, possibly (they share a day), or not (None)."""
    starts_inside = period.earliest is None or (
        when.earliest is not None and when.earliest >= period.earliest
    )
    ends_inside = period.latest is None or (when.latest is not None and when.latest <= period.latest)
    if starts_inside and ends_inside:
        return Certainty.CERTAIN
    too_early = when.latest is not None and period.earliest is not None and when.latest < period.earliest
    too_late = when.earliest is not None and period.latest is not None and when.earliest > period.latest
    return None if too_early or too_late else Certainty.POSSIBLE


@lru_cache(maxsize=_REMEMBERED)
def days_in_month(year: int, number: int) -> int:
    """Return the number of days of a Gregorian month."""
    return calendar.monthrange(year, number)[1]


def _precision(earliest: date | None, latest: date | None) -> Precision:
    if earliest is None or latest is None:
        return Precision.OPEN
    if earliest == latest:
        return Precision.DAY
    if earliest.weekday() == 0 and latest - earliest == 6 * DAY:
        return Precision.WEEK
    whole_months = earliest.day == 1 and latest.day == days_in_month(latest.year, latest.month)
    if not whole_months:
        return Precision.SPAN
    count = (latest.year - earliest.year) * 12 + latest.month - earliest.month + 1
    match count, (earliest.month - 1) % count == 0:
        case 1, _:
            return Precision.MONTH
        case 3, True:
            return Precision.QUARTER
        case 6, True:
            return Precision.HALF
        case 12, True:
            return Precision.YEAR
    if earliest.month != 1:
        return Precision.SPAN
    # Before the year 1 the digits that they share count backwards.
    rounded = earliest.year if earliest.year > 0 else latest.year
    if count == 120 and rounded % 10 == 0:
        return Precision.DECADE
    if count == 1200 and rounded % 100 == 0:
        return Precision.CENTURY
    return Precision.SPAN
