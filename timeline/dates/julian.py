"""The Julian calendar, through convertdate: in use beside the Gregorian one until the First World War."""

from datetime import date

from timeline.dates.interval import DAY, Interval, day
from timeline.errors import InvalidDate

_YEARS = range(1, 9999)


def julian_day(year: int, month: int, number: int) -> Interval:
    """The Gregorian day of a Julian one. Raises InvalidDate when there is none."""
    from convertdate import julian

    known = year in _YEARS and 1 <= month <= 12
    if not known or not 1 <= number <= julian.month_length(year, month):
        raise InvalidDate(f"no such day in the Julian calendar: {year}-{month:02}-{number:02}")
    found = julian.to_gregorian(year, month, number)
    if found < (1, 1, 1):
        raise InvalidDate(f"{year}-{month:02}-{number:02} of the Julian calendar lies before the year 1")
    return day(date(*found))


def julian_month(year: int, month: int) -> Interval:
    """The Gregorian days of a Julian month. Raises InvalidDate when there is none."""
    first = julian_day(year, month, 1).earliest
    following = julian_day(year + month // 12, month % 12 + 1, 1).earliest
    assert first is not None and following is not None
    return Interval(first, following - DAY)


def julian_year(year: int) -> Interval:
    """The Gregorian days of a Julian year. Raises InvalidDate when there is none."""
    return Interval(julian_month(year, 1).earliest, julian_month(year, 12).latest)


def julian_year_of(value: date) -> int:
    """The Julian year around a Gregorian day."""
    from convertdate import julian

    return int(julian.from_gregorian(value.year, value.month, value.day)[0])
