"""On what condition an alternative would be right."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from timeline.dates.calendars import CalendarName


@dataclass(frozen=True, slots=True)
class IfSentenceLooks:
    """If the sentence refers to the past, or to the future, contrary to what was assumed."""

    direction: Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class IfWeekdayWrong:
    """If the weekday in the text is wrong."""


@dataclass(frozen=True, slots=True)
class IfParallelDateRight:
    """If the parallel date is right, not the one next to it."""

    calendar: CalendarName
    year: int
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class IfCalendar:
    """If the year belongs to this calendar."""

    calendar: CalendarName


@dataclass(frozen=True, slots=True)
class IfYear:
    """If this is the year whose last digits are given."""

    year: int


@dataclass(frozen=True, slots=True)
class IfEditorRight:
    """If the days that an editor marked in the text are right."""


@dataclass(frozen=True, slots=True)
class IfPublished:
    """If the article was published on this one of two days."""

    day: date


@dataclass(frozen=True, slots=True)
class IfPeriodMeant:
    """If this one of several periods of the same name is meant."""

    period: str


Condition = (
    IfSentenceLooks
    | IfWeekdayWrong
    | IfParallelDateRight
    | IfCalendar
    | IfYear
    | IfEditorRight
    | IfPublished
    | IfPeriodMeant
)
