"""The names of the code as words: weekdays, calendars, units; written dates of any calendar."""

from timeline.dates.calendars import CalendarName
from timeline.grammar.expression import UnitName
from timeline.messages import Message, _

_WEEKDAYS = (
    Message("Monday"), Message("Tuesday"), Message("Wednesday"), Message("Thursday"), Message("Friday"),
    Message("Saturday"), Message("Sunday"),
)  # fmt: skip
_CALENDARS: dict[CalendarName, Message] = {
    "Gregorian": Message("Gregorian"),
    "Hijri": Message("Hijri"),
    "Julian": Message("Julian"),
    "Coptic": Message("Coptic"),
    "Ottoman fiscal": Message("Ottoman fiscal"),
}
# One, with its article, and several.
_UNITS: dict[UnitName, tuple[Message, Message]] = {
    "minute": (Message("the minute"), Message("minutes")),
    "hour": (Message("the hour"), Message("hours")),
    "day": (Message("the day"), Message("days")),
    "weekend": (Message("the weekend"), Message("weekends")),
    "week": (Message("the week"), Message("weeks")),
    "month": (Message("the month"), Message("months")),
    "quarter": (Message("the quarter"), Message("quarters")),
    "year": (Message("the year"), Message("years")),
    "sports season": (Message("the sports season"), Message("sports seasons")),
    "decade": (Message("the decade"), Message("decades")),
    "century": (Message("the century"), Message("centuries")),
}


def weekday_name(weekday: int) -> str:
    """The name of a weekday (ISO: Monday is 1)."""
    return _(_WEEKDAYS[weekday - 1])


def calendar_name(calendar: CalendarName) -> str:
    """The name of a calendar, as it goes before or after the word "calendar"."""
    return _(_CALENDARS[calendar])


def unit_name(unit: UnitName) -> str:
    """One unit: the week."""
    return _(_UNITS[unit][0])


def units_name(unit: UnitName) -> str:
    """Several units: weeks."""
    return _(_UNITS[unit][1])


def written_date(year: int, month: int | None, day: int | None) -> str:
    """A date of any calendar, as far as its parts are known: 1438-08-08, 1438-08, 1438."""
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)]
    return "-".join(parts)
