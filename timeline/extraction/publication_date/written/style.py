"""How the dates of an input are written, and what cannot be decided without knowing it."""

from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum

from timeline.dates.interval import DAY
from timeline.errors import InvalidDate


class DayOrder(StrEnum):
    """What comes first in 02/05/2020."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Style:
    """order: of day and month in figures, None if unknown. place: the zone of the publisher, None if unknown.

    today: the last day on which something may have been published; a number of seconds after it is no time,
    and a year of two digits is not in the future.
    """

    today: date
    order: DayOrder | None = None
    place: tzinfo | None = None

    @property
    def latest(self) -> date:
        """The day after today, which it is elsewhere already."""
        return self.today + DAY


class AmbiguousDate(InvalidDate):
    """A date in figures that is one day or another by the order of day and month."""

    def __init__(self, text: str, day_first: date, month_first: date) -> None:
        super().__init__(
            "ambiguous: {text!r} is {day_first} or {month_first}; add --dates day-first or "
            "--dates month-first",
            text=text,
            day_first=day_first,
            month_first=month_first,
        )
        self.days = (day_first, month_first)


def no_such_day(text: str) -> InvalidDate:
    """The error for a date that does not exist."""
    return InvalidDate("{text!r}, a day that does not exist; correct it or leave it empty", text=text)
