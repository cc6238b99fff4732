"""The Ottoman fiscal (Rumi) calendar, from 1256 (1840): Julian, with years less 584 that begin in March.

The law of 8 February 1917 dropped thirteen days: 15 February 1332 was followed by 1 March 1333, which was
1 March 1917 in the Gregorian calendar as well; from 1334 (1918) on the year began in January. Turkey
abandoned it in the year 1341. Months are numbered as in the Julian calendar: May is 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.dates.calendars import gregorian, julian
from timeline.dates.calendars.protocol import Calendar, CalendarName, Notation, Usage
from timeline.dates.interval import Interval
from timeline.errors import InvalidDate

_YEARS = range(1256, 1342)
_YEARS_APART = 584
_LAST_JULIAN_YEAR = 1332
_LAST_OF_FEBRUARY = 15
# 1 March 1333.
_FIRST_GREGORIAN_DAY = date(1917, 3, 1)


@dataclass(frozen=True, slots=True)
class OttomanFiscal(Calendar):
    """Years 1256 to 1341."""

    name: CalendarName
    years: range
    usage: Usage
    notation: Notation

    def months(self, year: int) -> Sequence[int]:
        """March to February; March to December in 1333, January to December from 1334 on."""
        if year <= _LAST_JULIAN_YEAR:
            return (*range(3, 13), 1, 2)
        return range(3 if year == _LAST_JULIAN_YEAR + 1 else 1, 13)

    def day(self, year: int, month: int, number: int) -> Interval:
        """Return the Gregorian day of an Ottoman fiscal one. Raises InvalidDate if there is none."""
        common = self._common_year(year, month)
        if _is_cut(year, month) and number > _LAST_OF_FEBRUARY:
            raise _none(f"{year}-{month:02}-{number:02}")
        return _common_calendar(year).day(common, month, number)

    def month(self, year: int, month: int) -> Interval:
        """Return the Gregorian days of an Ottoman fiscal month. Raises InvalidDate if there is none."""
        common = self._common_year(year, month)
        if _is_cut(year, month):
            first, last = (self.day(year, month, number) for number in (1, _LAST_OF_FEBRUARY))
            return Interval(first.earliest, last.latest)
        return _common_calendar(year).month(common, month)

    def parts(self, value: date) -> tuple[int, int, int]:
        """Return (year, month, day) of a Gregorian day. Raises InvalidDate outside the calendar."""
        if value >= _FIRST_GREGORIAN_DAY:
            common, month, number = gregorian.CALENDAR.parts(value)
            year = common - _YEARS_APART
        else:
            common, month, number = julian.CALENDAR.parts(value)
            year = common - _YEARS_APART - (month < 3)
        if year not in _YEARS:
            raise _none(str(value))
        return year, month, number

    def _common_year(self, year: int, month: int) -> int:
        """The Julian or Gregorian year that contains a month of a fiscal year."""
        if year not in _YEARS or month not in self.months(year):
            raise _none(f"{year}-{month:02}")
        return year + _YEARS_APART + (month < 3 and year <= _LAST_JULIAN_YEAR)


def _is_cut(year: int, month: int) -> bool:
    return (year, month) == (_LAST_JULIAN_YEAR, 2)


def _common_calendar(year: int) -> Calendar:
    return julian.CALENDAR if year <= _LAST_JULIAN_YEAR else gregorian.CALENDAR


def _none(written: str) -> InvalidDate:
    return InvalidDate(f"no such day in the Ottoman fiscal calendar: {written}")


CALENDAR = OttomanFiscal(
    name="Ottoman fiscal",
    years=_YEARS,
    usage=Usage(has_civil_months=True, month_alone=True, bare_years=_YEARS, early_dates=_YEARS),
    notation=Notation(tei="Ottoman-fiscal"),
)
