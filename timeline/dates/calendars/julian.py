"""The Julian calendar, through convertdate: the civil one until October 1582.

In Eastern churches and states it was in use next to the Gregorian one until the First World War and later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.dates.calendars.protocol import Calendar, CalendarName, Notation, Usage
from timeline.dates.day_bc import FIRST_YEAR, plus_days
from timeline.dates.interval import Interval, day
from timeline.errors import InvalidDate

_FIRST_YEAR, _LAST_YEAR = 1, 9998
_CYCLE_YEARS, _CYCLE_DAYS = 4, 1461


@dataclass(frozen=True, slots=True)
class Julian(Calendar):
    """Years up to 9998, those before Christ astronomical; a text has to say that a later date is Julian.

    The literature gives days before Christ in it, also those before its introduction in 45 BC.
    """

    name: CalendarName
    years: range
    usage: Usage
    notation: Notation

    def months(self, year: int) -> Sequence[int]:
        """January to December."""
        return range(1, 13)

    def day(self, year: int, month: int, number: int) -> Interval:
        """Return the Gregorian day of a Julian one. Raises InvalidDate if there is none."""
        from convertdate import julian

        # The days repeat every four years: those before Christ are counted back from later ones.
        cycles = max(0, _CYCLE_YEARS * 2 - year) // _CYCLE_YEARS
        known = FIRST_YEAR < year <= _LAST_YEAR and 1 <= month <= 12
        if not known or not 1 <= number <= self._length(year, month):
            raise InvalidDate(f"no such day in the Julian calendar: {year}-{month:02}-{number:02}")
        later = date(*julian.to_gregorian(year + cycles * _CYCLE_YEARS, month, number))
        return day(plus_days(later, -cycles * _CYCLE_DAYS))

    def month(self, year: int, month: int) -> Interval:
        """Return the Gregorian days of a Julian month. Raises InvalidDate if there is none."""
        first = self.day(year, month, 1).earliest
        assert first is not None
        return Interval(first, plus_days(first, self._length(year, month) - 1))

    def _length(self, year: int, month: int) -> int:
        from convertdate import julian

        # Any leap year, and any other: convertdate numbers years before Christ in another way.
        return int(julian.month_length(4 if year % _CYCLE_YEARS == 0 else 5, month))

    def parts(self, value: date) -> tuple[int, int, int]:
        """Return (year, month, day) of a Gregorian day."""
        from convertdate import julian

        cycles = max(0, _CYCLE_YEARS * 2 - value.year) // _CYCLE_YEARS
        later = plus_days(value, cycles * _CYCLE_DAYS)
        year, month, number = julian.from_gregorian(later.year, later.month, later.day)
        return int(year) - cycles * _CYCLE_YEARS, int(month), int(number)


CALENDAR = Julian(
    name="Julian",
    years=range(_FIRST_YEAR + 1, _LAST_YEAR + 1),
    usage=Usage(has_civil_months=True, month_alone=True, before_christ=True),
    notation=Notation(tei="Julian", wikidata_model="Q1985786"),
)
