"""The Ottoman fiscal (Rumi) calendar: the Julian one, its years less 584, begun in March; from 1256 (1840).

The law of 8 February 1917 took out thirteen days: behind 15 February 1332 came 1 March 1333, which was
1 March 1917 in the Gregorian calendar too; from 1334 (1918) on the year began in January. Turkey left it in
its year 1341. Months are numbered as in the Julian calendar: May is 5.
"""

from datetime import date

from timeline.dates.interval import Interval, day, days_in_month, month
from timeline.dates.julian import julian_day, julian_month, julian_year_of
from timeline.errors import InvalidDate

YEARS = range(1256, 1342)
_YEARS_APART = 584
_LAST_JULIAN_YEAR = 1332
_LAST_OF_FEBRUARY = 15


def ottoman_day(year: int, number: int, day_number: int) -> Interval:
    """The Gregorian day of an Ottoman fiscal one. Raises InvalidDate when there is none."""
    common = _common_year(year, number)
    cut = (year, number) == (_LAST_JULIAN_YEAR, 2) and day_number > _LAST_OF_FEBRUARY
    if year <= _LAST_JULIAN_YEAR and not cut:
        return julian_day(common, number, day_number)
    if cut or not 1 <= day_number <= days_in_month(common, number):
        raise _none(f"{year}-{number:02}-{day_number:02}")
    return day(date(common, number, day_number))


def ottoman_month(year: int, number: int) -> Interval:
    """The Gregorian days of an Ottoman fiscal month. Raises InvalidDate when there is none."""
    common = _common_year(year, number)
    if (year, number) == (_LAST_JULIAN_YEAR, 2):
        return Interval(
            ottoman_day(year, number, 1).earliest, ottoman_day(year, number, _LAST_OF_FEBRUARY).latest
        )
    return julian_month(common, number) if year <= _LAST_JULIAN_YEAR else month(common, number)


def ottoman_year(year: int) -> Interval:
    """The Gregorian days of an Ottoman fiscal year. Raises InvalidDate when there is none."""
    first, last = (3, 2) if year <= _LAST_JULIAN_YEAR else (3 if year == 1333 else 1, 12)
    return Interval(ottoman_month(year, first).earliest, ottoman_month(year, last).latest)


def ottoman_year_of(value: date) -> int:
    """The Ottoman fiscal year around a Gregorian day. Raises InvalidDate outside the calendar."""
    year = value.year - _YEARS_APART
    if year <= _LAST_JULIAN_YEAR + 1 and value < date(1917, 3, 1):
        number = julian_year_of(value) - _YEARS_APART
        opening = julian_day(number + _YEARS_APART, 3, 1).earliest
        assert opening is not None
        year = number if value >= opening else number - 1
    if year not in YEARS or (year == 1333 and value < date(1917, 3, 1)):
        raise _none(str(value))
    return year


def _common_year(year: int, number: int) -> int:
    """The Julian or Gregorian year in which a month of a fiscal year lies."""
    if year not in YEARS or not 1 <= number <= 12 or (year == 1333 and number < 3):
        raise _none(f"{year}-{number:02}")
    return year + _YEARS_APART + (number < 3 and year <= _LAST_JULIAN_YEAR)


def _none(written: str) -> InvalidDate:
    return InvalidDate(f"no such day in the Ottoman fiscal calendar: {written}")
