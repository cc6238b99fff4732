"""The Seleucid calendar of Syriac and Arabic writers: Julian, with years that begin in October.

Its years are counted from 1 October 312 before Christ, the year of Alexander, of the Greeks, or of him with
the two horns: from October on a year is the Julian one and 312, before it the Julian one and 311. Months are
numbered as in the Julian calendar, whose Levantine names they share: October (تشرين الأول) is 10.
Grumel, La chronologie (1958); al-Biruni, Chronology of ancient nations, on the era of Alexander.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.dates.calendars import julian
from timeline.dates.calendars.protocol import Calendar, CalendarName, Notation, Usage
from timeline.dates.interval import Interval
from timeline.errors import InvalidDate

_FIRST_MONTH = 10
_YEARS_APART = 312
_YEARS = range(1, julian.CALENDAR.years[-1] + _YEARS_APART)


@dataclass(frozen=True, slots=True)
class Seleucid(Calendar):
    """Years 1 to 10309; those up to 312 begin before Christ."""

    name: CalendarName
    years: range
    usage: Usage
    notation: Notation

    def months(self, year: int) -> Sequence[int]:
        """October to September."""
        return (*range(_FIRST_MONTH, 13), *range(1, _FIRST_MONTH))

    def day(self, year: int, month: int, number: int) -> Interval:
        """Return the Gregorian day of a Seleucid one. Raises InvalidDate if there is none."""
        return julian.CALENDAR.day(self._julian_year(year, month), month, number)

    def month(self, year: int, month: int) -> Interval:
        """Return the Gregorian days of a Seleucid month. Raises InvalidDate if there is none."""
        return julian.CALENDAR.month(self._julian_year(year, month), month)

    def parts(self, value: date) -> tuple[int, int, int]:
        """Return (year, month, day) of a Gregorian day."""
        year, month, number = julian.CALENDAR.parts(value)
        return year + _YEARS_APART - (month < _FIRST_MONTH), month, number

    def _julian_year(self, year: int, month: int) -> int:
        """The Julian year that contains a month of a Seleucid year."""
        if year not in _YEARS or not 1 <= month <= 12:
            raise InvalidDate(f"no such month in the Seleucid calendar: {year}-{month:02}")
        return year - _YEARS_APART + (month < _FIRST_MONTH)


CALENDAR = Seleucid(
    name="Seleucid",
    # From October of the year 1 on.
    years=range(1 + _YEARS_APART, _YEARS.stop),
    # Its marks have years of their own: a number from 1800 on is more often a civil year, about Greece.
    usage=Usage(has_civil_months=True, month_alone=True),
    notation=Notation(tei="Seleucid", abbreviation="SE"),
)
