"""What a disagreement is made of: the date as it was read, and what every other reading would be."""

from dataclasses import dataclass
from enum import StrEnum

from timeline.dates.calendars import CalendarName
from timeline.dates.interval import Interval


class Kind(StrEnum):
    """What disagrees.

    WEEKDAY: none of the days that a date may be has the weekday next to it. PARALLEL: its two calendars give
    different days. FIRST_DAY: the weekdays of one month make it begin on different days. ORDER: a report
    would be in its place with a ten more or less, or a heading is earlier than the one above it. OUTSIDE: a
    date is outside the year of its annal, or after the work was published.
    """

    WEEKDAY = "weekday"
    PARALLEL = "parallel"
    FIRST_DAY = "first_day"
    ORDER = "order"
    OUTSIDE = "outside"


class Source(StrEnum):
    """What a reading follows.

    WEEKDAY: the nearest day with the weekday. NUMBER: another day of the month. PARALLEL: the date in the
    other calendar. FIRST_DAY: a first day of the month. BEFORE, AFTER: not a reading, but the neighbour.
    YEAR: the year of the annal. PUBLICATION: the latest day of the publication.
    """

    WEEKDAY = "weekday"
    NUMBER = "number"
    PARALLEL = "parallel"
    FIRST_DAY = "first_day"
    BEFORE = "before"
    AFTER = "after"
    YEAR = "year"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Written:
    """A date by its parts in its own calendar, as far as they are known. WrittenDate has it as text."""

    calendar: CalendarName
    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the date would be if another statement is right, or the statement that it is compared with.

    days: the days; None where the numbers say it all. apart: in days from those of the date, negative if
    earlier. numbers: days of the month, of which one may be meant; where they are those of a weekday and
    other dates fix the month, `days` is the day that has the number as written. spans: the words of the text
    that say so, all of them. written: those words as a date.
    """

    source: Source
    days: Interval | None = None
    apart: int | None = None
    numbers: tuple[int, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    written: Written | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A date of a text that disagrees with something else in it.

    start, end: its span. days: as it was read; written: in its own calendar. weekday: the one next to it.
    """

    kind: Kind
    start: int
    end: int
    days: Interval
    written: Written | None
    readings: tuple[Reading, ...]
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year that heads an annal of a work, at the span of its words."""

    written: Written
    days: Interval
    start: int
    end: int
