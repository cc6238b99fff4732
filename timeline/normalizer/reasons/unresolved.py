"""Why there are no days."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from timeline.dates.calendars import CalendarName


@dataclass(frozen=True, slots=True)
class AwaitsPublication:
    """It is counted from the publication date, which is not known yet."""


@dataclass(frozen=True, slots=True)
class LeadWithoutDay:
    """It is the lead of a news report, without a date, and the day of the publication is not known."""


@dataclass(frozen=True, slots=True)
class AwaitsEvent:
    """It is counted from an event that has not been found yet."""


@dataclass(frozen=True, slots=True)
class NothingNamedBefore:
    """It is counted from a date named earlier, and the text names none."""


@dataclass(frozen=True, slots=True)
class YearOpen:
    """The text is about several years, or about long ago, and which year is meant is not stated."""


@dataclass(frozen=True, slots=True)
class EventYearOpen:
    """The day names an event, and its year is not known or may be another."""


@dataclass(frozen=True, slots=True)
class NamesNoDay:
    """It is not a date at all."""

    what: Literal["duration", "set", "vague"]


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """The calendar has no such day. year: None when it has no such day in any year near the anchor."""

    calendar: CalendarName
    year: int | None
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class EndsBeforeStart:
    """The period would end before it starts."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class OutsideCalendar:
    """The days are outside the calendar, or outside the years 1 to 9999."""
