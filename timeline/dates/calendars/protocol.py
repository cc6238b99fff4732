"""What a calendar says of itself, so that no rule needs to know which one it works in.

Days go in and come out as proleptic Gregorian ones, which is how EDTF and TIMEX3 write the dates of every
calendar (ISO 8601): `format_edtf(calendar.month(1438, 9))`. The words of a calendar (its months, the marks of
its era) are in the lexicon, in the table of its name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from timeline.dates.interval import Interval

# A key of CALENDARS.
CalendarName = str

_NEVER = range(0)


@dataclass(frozen=True, slots=True)
class Usage:
    """How texts use a calendar, and which numbers they mean as its years."""

    # Its months have the civil names (the lexicon's `month`), which tell no calendar, and its date leads
    # where a text gives a day in two calendars.
    has_civil_months: bool = False
    # A month may be a date without its year: رمضان الماضي. Where it may not, a name that is an ordinary word
    # needs a year next to a day too, and without a day one that is called a year or has its era.
    month_alone: bool = False
    # The night of a day comes before its daylight.
    begins_at_sunset: bool = False
    # Years next to a month: as a number alone; with the word for year before it or the era after it.
    bare_years: range = _NEVER
    marked_years: range = _NEVER
    # Years that the era after them tells.
    era_years: range = range(1, 10_000)
    # Years of a date in digits: 6-10-1436.
    numeric_years: range = _NEVER
    # Whole years without era, in a text of today.
    implied_years: range = _NEVER
    # The same in a paper of up to 1930; and those that are civil more often.
    early_years: tuple[range, ...] = ()
    possible_years: range = _NEVER
    # Years next to a civil month in such a paper, which may leave the thousand out (321 for 1321).
    early_dates: range = _NEVER

    def early_date_year(self, number: int) -> int | None:
        """The year that a number means next to a civil month in an early paper; None when it means none."""
        return next((year for year in (number, number + 1000) if year in self.early_dates), None)

    def has_marked_year(self, number: int) -> bool:
        """Whether a number may be a year of it that a mark or the era tells, with or without its thousand."""
        return number in self.marked_years or self.early_date_year(number) is not None


@dataclass(frozen=True, slots=True)
class Notation:
    """How a calendar is written by others.

    abbreviation: what follows a year of it in English (AH), empty when nothing does. tei: the identity that
    TEI's `@calendar` points to. wikidata_model: the item of Wikidata's model of the calendar, in which a day,
    a month or a year of it has precision 11, 10 or 9; None when there is none, and a date is kept as a civil
    one.
    """

    tei: str
    abbreviation: str = ""
    wikidata_model: str | None = None


class Calendar(Protocol):
    """A calendar. Months are numbered from 1; all lookups raise InvalidDate when there is no such day."""

    @property
    def name(self) -> CalendarName:
        """Its name: the key in CALENDARS and in the lexicon, and what facts and exports say."""

    @property
    def usage(self) -> Usage:
        """How texts use it."""

    @property
    def notation(self) -> Notation:
        """How others write it."""

    @property
    def years(self) -> range:
        """The years all of whose days it can tell."""

    def months(self, year: int) -> Sequence[int]:
        """The numbers of a year's months, in the order of its days."""

    def day(self, year: int, month: int, number: int) -> Interval:
        """One day; the days around it where it is known within a margin only."""

    def month(self, year: int, month: int) -> Interval:
        """The days of a month, with the margin on both sides."""

    def parts(self, value: date) -> tuple[int, int, int]:
        """(year, month, day) of a day, the inverse of `day`."""

    def year(self, year: int) -> Interval:
        """The days of a year, with the margin on both sides."""
        months = self.months(year)
        return Interval(self.month(year, months[0]).earliest, self.month(year, months[-1]).latest)

    def year_of(self, value: date) -> int:
        """The year around a day."""
        return self.parts(value)[0]

    def margin(self, year: int) -> int:
        """By how many days the days of a year may be off, in either direction."""
        return 0

    def margin_reason(self) -> str:
        """Why some years have a margin."""
        return ""

    def reckoning(self, year: int) -> str:
        """What the days of a year come from, as a derivation names it."""
        return self.name
