"""The Gregorian calendar, proleptic before 1582: the civil one, in which days are stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.dates.calendars.protocol import Calendar, CalendarName, Notation, Reform, Usage
from timeline.dates.interval import Interval, day, month
from timeline.errors import InvalidDate


@dataclass(frozen=True, slots=True)
class Gregorian(Calendar):
    """Years 1 to 9999."""

    name: CalendarName
    years: range
    usage: Usage
    notation: Notation

    def months(self, year: int) -> Sequence[int]:
        """January to December."""
        return range(1, 13)

    def day(self, year: int, month: int, number: int) -> Interval:
        """Return the day. Raises InvalidDate if there is none."""
        try:
            return day(date(year, month, number))
        except (ValueError, OverflowError) as error:
            raise InvalidDate(str(error)) from None

    def month(self, year: int, number: int) -> Interval:
        """Return the days of a month. Raises InvalidDate if there is none."""
        try:
            return month(year, number)
        except (ValueError, OverflowError) as error:
            raise InvalidDate(str(error)) from None

    def parts(self, value: date) -> tuple[int, int, int]:
        """Return (year, month, day) of a day."""
        return value.year, value.month, value.day


CALENDAR = Gregorian(
    name="Gregorian",
    years=range(1, 10_000),
    usage=Usage(
        has_civil_months=True,
        month_alone=True,
        bare_years=range(1800, 2200),
        marked_years=range(100, 10_000),
        numeric_years=range(1800, 2200),
        early_dates=range(1800, 2000),
        # The bull Inter gravissimas, 24 February 1582.
        reform=Reform(old="Julian", last=(1582, 10, 4), first=(1582, 10, 15)),
    ),
    notation=Notation(tei="Gregorian", wikidata_model="Q1985727"),
)
