"""The Coptic calendar, through convertdate: twelve months of 30 days and the little month of five or six.

Its years are counted from 29 August 284 (Julian), the era of the martyrs. Egypt's Christians and farmers use
it: its months are dates next to a year or a day, but not in sayings about the weather.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.dates.calendars.protocol import Calendar, CalendarName, Notation, Usage
from timeline.dates.interval import DAY, Interval, day
from timeline.errors import InvalidDate


@dataclass(frozen=True, slots=True)
class Coptic(Calendar):
    """Years 1 to 9715; month 1 is Tout, 13 the little month."""

    name: CalendarName
    years: range
    usage: Usage
    notation: Notation

    def months(self, year: int) -> Sequence[int]:
        """Tout to the little month."""
        return range(1, 14)

    def day(self, year: int, month: int, number: int) -> Interval:
        """Return the Gregorian day of a Coptic one. Raises InvalidDate if there is none."""
        from convertdate import coptic

        known = year in self.years and month in self.months(year)
        if not known or not 1 <= number <= coptic.month_length(year, month):
            raise InvalidDate(f"no such day in the Coptic calendar: {year}-{month:02}-{number:02}")
        return day(date(*coptic.to_gregorian(year, month, number)))

    def month(self, year: int, month: int) -> Interval:
        """Return the Gregorian days of a Coptic month. Raises InvalidDate if there is none."""
        from convertdate import coptic

        first = self.day(year, month, 1).earliest
        assert first is not None
        return Interval(first, first + (coptic.month_length(year, month) - 1) * DAY)

    def parts(self, value: date) -> tuple[int, int, int]:
        """Return (year, month, day) of a Gregorian day. Raises InvalidDate before the calendar began."""
        from convertdate import coptic

        year, month, number = coptic.from_gregorian(value.year, value.month, value.day)
        if year < 1:
            raise InvalidDate(f"{value} lies before the Coptic calendar")
        return year, month, number


CALENDAR = Coptic(
    name="Coptic",
    years=range(1, 9716),
    usage=Usage(
        begins_at_sunset=True,
        bare_years=range(1000, 1800),
        marked_years=range(1, 1800),
        # سنة 1798 للشهداء is more often a civil year.
        era_years=range(1, 1750),
    ),
    notation=Notation(tei="Coptic", abbreviation="AM"),
)
