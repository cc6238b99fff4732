"""The Julian calendar, through convertdate: the civil one until October 1582.

In Eastern churches and states it was in use next to the Gregorian one until the First World War and later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.dates.calendars.protocol import Calendar, CalendarName, Notation, Usage
from timeline.dates.interval import DAY, Interval, day
from timeline.errors import InvalidDate

_FIRST_YEAR, _LAST_YEAR = 1, 9998


@dataclass(frozen=True, slots=True)
class Julian(Calendar):
    """Years 1 to 9998, without the first two days; from 1582 on, a text has to say that a date is Julian."""

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

        known = _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12
        if not known or not 1 <= number <= julian.month_length(year, month):
            raise InvalidDate(f"no such day in the Julian calendar: {year}-{month:02}-{number:02}")
        gregorian = julian.to_gregorian(year, month, number)
        if gregorian < (1, 1, 1):
            raise InvalidDate(f"{year}-{month:02}-{number:02} of the Julian calendar lies before the year 1")
        return day(date(*gregorian))

    def month(self, year: int, month: int) -> Interval:
        """Return the Gregorian days of a Julian month. Raises InvalidDate if there is none."""
        from convertdate import julian

        first = self.day(year, month, 1).earliest
        assert first is not None
        return Interval(first, first + (julian.month_length(year, month) - 1) * DAY)

    def parts(self, value: date) -> tuple[int, int, int]:
        """Return (year, month, day) of a Gregorian day."""
        from convertdate import julian

        year, month, number = julian.from_gregorian(value.year, value.month, value.day)
        return int(year), int(month), int(number)


CALENDAR = Julian(
    name="Julian",
    years=range(_FIRST_YEAR + 1, _LAST_YEAR + 1),
    usage=Usage(has_civil_months=True, month_alone=True),
    notation=Notation(tei="Julian", wikidata_model="Q1985786"),
)
