"""The protocol of a calendar, so that no rule needs to know which calendar it works with.

Days are passed and returned as proleptic Gregorian ones, which is how EDTF and TIMEX3 write the dates of
every calendar (ISO 8601): `format_edtf(calendar.month(1438, 9))`. The words of a calendar (its months, the
marks of its era) are in the lexicon, in the table of its name.
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
class Reform:
    """How a calendar replaced another: after `last` of the old one came `first` of the new one.

    Both are (year, month, day). The days between them do not exist.
    """

    old: CalendarName
    last: tuple[int, int, int]
    first: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Usage:
    """How texts use a calendar, and which numbers are its years in a text."""

    # Its months have the civil names (the lexicon's `month`), which several calendars share, and its date
    # comes first where a text gives a day in two calendars.
    has_civil_months: bool = False
    # A month may be a date without a year: رمضان الماضي. Where it may not, a name that is an ordinary word
    # needs a year even with a day, and without a day a year with the word for year or an era.
    month_alone: bool = False
    # The night of a day comes before its daylight.
    begins_at_sunset: bool = False
    # Its months begin when the crescent is seen, so its days may be one off from place to place.
    months_by_sighting: bool = False
    # Days and months of years before Christ are given in it.
    before_christ: bool = False
    # Years next to a month: as a bare number; with the word for year before or the era after it.
    bare_years: range = _NEVER
    marked_years: range = _NEVER
    # Years identified by the era after them.
    era_years: range = range(1, 10_000)
    # Years before its first are counted back from it (سنة 53 ق.هـ): they are negative, and only whole years.
    counts_back: bool = False
    # Years of a date in digits: 6-10-1436.
    numeric_years: range = _NEVER
    # Whole years in words without an era: سنة خمس ومائة.
    worded_years: range = _NEVER
    # Whole years without an era, in a modern text.
    implied_years: range = _NEVER
    # The same in a paper of up to 1930, and years that are more often civil there.
    early_years: tuple[range, ...] = ()
    possible_years: range = _NEVER
    # Years next to a civil month in such a paper, which may omit the thousand (321 for 1321).
    early_dates: range = _NEVER
    # Before this, its months and days are those of another calendar, unless a text says that it converts.
    reform: Reform | None = None

    def early_date_year(self, number: int) -> int | None:
        """Return the year that a number denotes next to a civil month in an early paper, None if none."""
        return next((year for year in (number, number + 1000) if year in self.early_dates), None)

    def has_marked_year(self, number: int) -> bool:
        """Whether a number with a mark or an era may be one of its years, with or without the thousand."""
        return number in self.marked_years or self.early_date_year(number) is not None


@dataclass(frozen=True, slots=True)
class Notation:
    """How a calendar is written in other formats.

    abbreviation: what follows its years in English (AH), empty if nothing does. tei: the identifier that
    TEI's `@calendar` points to. wikidata_model: Wikidata's item of its calendar model, in which a day, a
    month or a year has precision 11, 10 or 9; None if there is none, and its dates are exported as civil
    ones.
    """

    tei: str
    abbreviation: str = ""
    wikidata_model: str | None = None


class Calendar(Protocol):
    """A calendar. Months are numbered from 1; all conversions raise InvalidDate if there is no such day."""

    @property
    def name(self) -> CalendarName:
        """Its name: the key in CALENDARS and in the lexicon, and the name in facts and exports."""

    @property
    def usage(self) -> Usage:
        """How texts use it."""

    @property
    def notation(self) -> Notation:
        """How other formats write it."""

    @property
    def years(self) -> range:
        """The years that it can convert completely."""

    def months(self, year: int) -> Sequence[int]:
        """Return the numbers of a year's months, in the order of its days."""

    def day(self, year: int, month: int, number: int) -> Interval:
        """Return one day, or the days around it where it is only known within a margin."""

    def month(self, year: int, month: int) -> Interval:
        """Return the days of a month, with the margin on both sides."""

    def parts(self, value: date) -> tuple[int, int, int]:
        """Return (year, month, day) of a day, the inverse of `day`."""

    def year(self, year: int) -> Interval:
        """Return the days of a year, with the margin on both sides."""
        months = self.months(year)
        return Interval(self.month(year, months[0]).earliest, self.month(year, months[-1]).latest)

    def year_of(self, value: date) -> int:
        """Return the year around a day."""
        return self.parts(value)[0]

    def margin(self, year: int) -> int:
        """Return by how many days the days of a year may be off, in either direction."""
        return 0

    def margin_reason(self) -> str:
        """Return why some years have a margin."""
        return ""

    def reckoning(self, year: int) -> str:
        """Return the name of the table or calendar from which the days of a year are computed."""
        return self.name
