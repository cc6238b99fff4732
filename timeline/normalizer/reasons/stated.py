"""What the text states by itself, and what its words make of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from timeline.dates.calendars import CalendarName
from timeline.dates.interval import Interval
from timeline.grammar.expression import BoundKind


@dataclass(frozen=True, slots=True)
class Complete:
    """The text states a day, a month or a part of a year together with the year."""

    calendar: CalendarName
    unit: Literal["day", "month", "part_of_year"]


@dataclass(frozen=True, slots=True)
class YearsStated:
    """The text names a year, a decade or a century: the years `first` to `last` of the calendar."""

    calendar: CalendarName
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class YearsBeforeChrist:
    """The text names years, a century or a millennium that begin before Christ, in astronomical years."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Approximate:
    """The calendar has no official table for these days: computed, `margin` days wider on each side."""

    calendar: CalendarName
    margin: int


@dataclass(frozen=True, slots=True)
class CalendarOfItsTime:
    """A civil date from before `reform`, the first day of the calendar in use today, is of the one before it.

    either: the date, or its month, is of the days around the reform, and may be of either calendar.
    """

    calendar: CalendarName
    reform: date
    either: bool = False


@dataclass(frozen=True, slots=True)
class EveningBefore:
    """The days of the calendar begin at sunset: the night of a day is the evening before it."""

    calendar: CalendarName


@dataclass(frozen=True, slots=True)
class PeriodKnown:
    """A period, reign, war or year by its name, as a table has it.

    written: its ends as the source has them, in its calendar. conventional: they are conventional or round.
    own: from the user's list. uri: of the period in a public gazetteer.
    """

    period: str
    days: Interval
    written: str
    calendar: CalendarName
    source: str
    conventional: bool = False
    own: bool = False
    uri: str = ""


@dataclass(frozen=True, slots=True)
class PeriodsOfName:
    """Several periods have this name, and the text does not say which one it means."""

    count: int


@dataclass(frozen=True, slots=True)
class Bounded:
    """A word next to the date makes it a bound: what is reported was before it, since it, until it."""

    bound: BoundKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NotAfterPublication:
    """What is reported as past, or as begun, has not happened after its publication."""

    published: date


@dataclass(frozen=True, slots=True)
class YearMayFollow:
    """A number next to the date may be its year, and no rule reads it: any year is possible."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EitherOf:
    """The text gives two dates with أو: the days hold both. other: those of the other one."""

    other: Interval
    start: int
    end: int
