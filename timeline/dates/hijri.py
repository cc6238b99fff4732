"""The Hijri calendar; the only module that imports hijridate.

From 1343 to 1500 AH (August 1924 to November 2077) it is Umm al-Qura, through hijridate, to the day. Outside
it is the tabular calendar (civil epoch, 16 July 622 Julian), through convertdate: months then began with the
crescent that was seen, place by place, so everything is widened by MARGIN days on each side.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from timeline.dates.interval import DAY, Interval
from timeline.errors import InvalidDate

FIRST_YEAR, LAST_YEAR = 1343, 1500
FIRST_DAY, LAST_DAY = date(1924, 8, 1), date(2077, 11, 16)
MARGIN = 2
# The table of Umm al-Qura has months of 28 days: Shaban 1343.
_SHORTEST_MONTH = 28
# The last year of the tabular calendar that still lies within the years 1 to 9999.
_LAST_TABULAR_YEAR = 9666


def is_tabular(year: int) -> bool:
    """Whether a year is known by the tabular calendar only, within MARGIN days."""
    return not FIRST_YEAR <= year <= LAST_YEAR


def hijri_day(year: int, month: int, number: int) -> Interval:
    """The Gregorian day of a Hijri one, or the days around it. Raises InvalidDate when there is none."""
    if is_tabular(year):
        first = _tabular(year, month, number)
        return _widened(first, first)
    found = _umm_al_qura(year, month, number)
    return Interval(found, found)


def hijri_month(year: int, month: int) -> Interval:
    """The Gregorian days of a Hijri month (1 is Muharram). Raises InvalidDate when there is none."""
    from convertdate import islamic
    from hijridate.convert import Hijri

    if is_tabular(year):
        first = _tabular(year, month, 1)
        return _widened(first, first + (islamic.month_length(year, month) - 1) * DAY)
    first = _umm_al_qura(year, month, 1)
    return Interval(first, first + timedelta(days=Hijri(year, month, 1).month_length() - 1))


def hijri_year(year: int) -> Interval:
    """The Gregorian days of a Hijri year. Raises InvalidDate before year 1 and far in the future."""
    return Interval(hijri_month(year, 1).earliest, hijri_month(year, 12).latest)


def to_hijri(value: date) -> tuple[int, int, int]:
    """(year, month, day) of a Gregorian day, by the tabular calendar where Umm al-Qura ends.

    Raises InvalidDate before the calendar began.
    """
    if FIRST_DAY <= value <= LAST_DAY:
        from hijridate.convert import Gregorian

        return Gregorian.fromdate(value).to_hijri().datetuple()
    from convertdate import islamic

    year, month, number = islamic.from_gregorian(value.year, value.month, value.day)
    if year < 1:
        raise InvalidDate(f"{value} lies before the Hijri calendar")
    return year, month, number


def hijri_days(every: Iterable[date]) -> Iterator[tuple[int, int, int] | None]:
    """The Hijri days of Gregorian days that follow each other; None before the calendar began.

    Converted are the days that a month may end or begin on: the others only count on.
    """
    found: tuple[int, int, int] | None = None
    for value in every:
        if found and found[2] < _SHORTEST_MONTH and value != FIRST_DAY:
            found = found[0], found[1], found[2] + 1
        else:
            try:
                found = to_hijri(value)
            except InvalidDate:
                found = None
        yield found


def _umm_al_qura(year: int, month: int, number: int) -> date:
    from hijridate.convert import Hijri

    try:
        return date(*Hijri(year, month, number).to_gregorian().datetuple())
    except (ValueError, OverflowError) as error:
        written = f"{year}-{month:02}-{number:02}"
        raise InvalidDate(f"no such day in the Umm al-Qura calendar: {written} ({error})") from None


def _tabular(year: int, month: int, number: int) -> date:
    from convertdate import islamic

    known = 1 <= year <= _LAST_TABULAR_YEAR and 1 <= month <= 12
    # A month of the tabular calendar may have been seen a day longer.
    if not known or not 1 <= number <= 30:
        raise InvalidDate(f"no such day in the Hijri calendar: {year}-{month:02}-{number:02}")
    return date(*islamic.to_gregorian(year, month, number))


def _widened(first: date, last: date) -> Interval:
    return Interval(first - MARGIN * DAY, last + MARGIN * DAY)
