"""The Hijri calendar of Umm al-Qura, through hijridate; the only module that imports it.

The table covers 1343 to 1500 AH (August 1924 to November 2077). Outside it these functions raise
InvalidDate: a guess would look as certain as the table.
"""

from datetime import date, timedelta

from timeline.dates.interval import Interval
from timeline.errors import InvalidDate

FIRST_YEAR, LAST_YEAR = 1343, 1500


def hijri_day(year: int, month: int, number: int) -> date:
    """The Gregorian day of a Hijri one. Raises InvalidDate when there is none in the table."""
    from hijridate.convert import Hijri

    try:
        return date(*Hijri(year, month, number).to_gregorian().datetuple())
    except (ValueError, OverflowError) as error:
        written = f"{year}-{month:02}-{number:02}"
        raise InvalidDate(f"no such day in the Umm al-Qura calendar: {written} ({error})") from None


def hijri_month(year: int, month: int) -> Interval:
    """The Gregorian days of a Hijri month (1 is Muharram). Raises InvalidDate outside the table."""
    from hijridate.convert import Hijri

    first = hijri_day(year, month, 1)
    return Interval(first, first + timedelta(days=Hijri(year, month, 1).month_length() - 1))


def hijri_year(year: int) -> Interval:
    """The Gregorian days of a Hijri year. Raises InvalidDate outside the table."""
    return Interval(hijri_month(year, 1).earliest, hijri_month(year, 12).latest)


def to_hijri(value: date) -> tuple[int, int, int]:
    """(year, month, day) of a Gregorian day. Raises InvalidDate outside the table."""
    from hijridate.convert import Gregorian

    try:
        return Gregorian.fromdate(value).to_hijri().datetuple()
    except (ValueError, OverflowError) as error:
        raise InvalidDate(f"{value} lies outside the Umm al-Qura calendar ({error})") from None
