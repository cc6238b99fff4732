"""The French republican calendar: twelve months of 30 days and five or six complementary days.

Its years are counted from 22 September 1792, the day of the republic, and were in use up to year 14 (it was
abolished on 1 January 1806, 11 Nivôse 14); the French in Egypt dated by it from year 6 to 9. The years 3, 7
and 11 have a sixth complementary day: the year after each began on the day of the equinox in Paris
(decree of 4 Frimaire 2). No rule for later years was ever in force, so there are none here.
Concordances: Manuel pour la concordance des calendriers républicain et grégorien (Paris 1806).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.dates.calendars.protocol import Calendar, CalendarName, Notation, Usage
from timeline.dates.interval import DAY, Interval, day
from timeline.errors import InvalidDate

_YEARS = range(1, 15)
_EPOCH = date(1792, 9, 22)
_LEAP = (3, 7, 11)
_MONTH = 30
_COMPLEMENTARY = 13


@dataclass(frozen=True, slots=True)
class Republican(Calendar):
    """Years 1 to 14; month 1 is Vendémiaire, 13 the complementary days."""

    name: CalendarName
    years: range
    usage: Usage
    notation: Notation

    def months(self, year: int) -> Sequence[int]:
        """Vendémiaire to the complementary days."""
        return range(1, _COMPLEMENTARY + 1)

    def day(self, year: int, month: int, number: int) -> Interval:
        """Return the Gregorian day of a republican one. Raises InvalidDate if there is none."""
        if year not in _YEARS or month not in self.months(year) or not 1 <= number <= _length(year, month):
            raise InvalidDate(f"no such day in the republican calendar: {year}-{month:02}-{number:02}")
        return day(_start(year) + timedelta((month - 1) * _MONTH + number - 1))

    def month(self, year: int, month: int) -> Interval:
        """Return the Gregorian days of a republican month. Raises InvalidDate if there is none."""
        first = self.day(year, month, 1).earliest
        assert first is not None
        return Interval(first, first + (_length(year, month) - 1) * DAY)

    def parts(self, value: date) -> tuple[int, int, int]:
        """Return (year, month, day) of a Gregorian day. Raises InvalidDate outside the calendar."""
        year = next((year for year in reversed(_YEARS) if _start(year) <= value), None)
        if year is None or value >= _start(_YEARS.stop):
            raise InvalidDate(f"{value} lies outside the republican calendar")
        month, number = divmod((value - _start(year)).days, _MONTH)
        return year, month + 1, number + 1


def _start(year: int) -> date:
    """The first day of a year."""
    return _EPOCH + timedelta(365 * (year - 1) + sum(leap < year for leap in _LEAP))


def _length(year: int, month: int) -> int:
    return _MONTH if month < _COMPLEMENTARY else 5 + (year in _LEAP)


CALENDAR = Republican(
    name="Republican",
    years=_YEARS,
    usage=Usage(marked_years=_YEARS, era_years=_YEARS),
    notation=Notation(tei="French-republican"),
)
