"""TIMEX3 values: what the days alone do not tell, the part of the day, the season, the unknown parts."""

from timeline.arabic.expression import (
    Anaphor,
    BeforeChrist,
    CalendarDate,
    Frequency,
    FromEvent,
    Length,
    Offset,
    PartOfYear,
    Said,
    Span,
    UnitShift,
    Vague,
)
from timeline.dates.interval import Interval
from timeline.dates.timex import format_timex

_MASKS = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "day": "XXXX-XX-XX"}
_SEASONS = ("SP", "SU", "FA", "WI")
_DURATIONS = {
    "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M",
    "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}0Y", "century": "P{}00Y",
}  # fmt: skip


def timex_of(said: Said, when: Interval) -> str:
    """The TIMEX3 value of the days, with what only the words tell: the part of the day, the season."""
    value = format_timex(when)
    match said:
        case BeforeChrist(unit="year", number=number):
            return f"BC{number:04}"
        case BeforeChrist(number=number):
            # 500 to 401 begin with 04, but for the first: the code of a century AD is made the same way.
            return f"BC{number - 1:02}"
        case CalendarDate(clock=str(clock)) | Anaphor(clock=str(clock)):
            return f"{value}T{clock}"
        case CalendarDate(part=str(part)) | Anaphor(part=str(part)):
            return f"{value}T{part}"
        case PartOfYear(code=code) if code in _SEASONS and when.earliest:
            return f"{when.earliest.year:04}-{code}"
        case UnitShift(unit="sports season") if when.earliest and when.latest:
            return f"{when.earliest.year:04}/{when.latest.year:04}"
        case UnitShift(unit="weekend") if when.is_saturday_and_sunday and when.earliest:
            iso = when.earliest.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}-WE"
    return value


def undated_timex(said: Length | Vague | Frequency) -> str:
    """The value of a duration, a set of times or a vague reference."""
    if isinstance(said, Vague):
        return said.reference
    if isinstance(said, Frequency):
        return said.value
    value = _DURATIONS[said.unit].format("X" if said.amount is None else said.amount)
    if said.and_unit is None:
        return value
    smaller = _DURATIONS[said.and_unit].format(said.and_amount)
    return value + smaller.removeprefix("PT" if value.startswith("PT") else "P")


def masked_timex(said: Said) -> str:
    """A TIMEX3 value with X for what is not known."""
    match said:
        case Span(first, last):
            return f"{masked_timex(first)}/{masked_timex(last)}"
        case CalendarDate(calendar=None) if said.month and said.day:
            return f"{said.year or 'XXXX'}-{said.month:02}-{said.day:02}"
        case CalendarDate(calendar=None) if said.month:
            return f"{said.year or 'XXXX'}-{said.month:02}"
        case CalendarDate() if said.weekday:
            return f"XXXX-WXX-{said.weekday}"
        case UnitShift(unit=unit) | Offset(unit=unit) | FromEvent(unit=str(unit)):
            return _MASKS.get(unit, "XXXX-XX-XX")
        case Anaphor(unit=unit, day=None):
            return _MASKS.get(unit, "XXXX-XX-XX")
        case PartOfYear(code=code):
            return f"XXXX-{code}"
    return "XXXX-XX-XX"
