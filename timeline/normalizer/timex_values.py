"""TIMEX3 values, with what the days alone do not show: parts of the day, seasons, unknown components."""

from timeline.dates.interval import Interval, week
from timeline.dates.timex import format_timex, timex_year
from timeline.grammar.expression import (
    Anaphor,
    CalendarDate,
    CountedDay,
    DayOfWeek,
    DeicticUnit,
    Duration,
    EventDay,
    EventRelative,
    NearestUnit,
    NightsLeft,
    Offset,
    PartOfYear,
    RecurringSet,
    Semantics,
    Span,
    Vague,
)

_MASKS = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "day": "XXXX-XX-XX"}
_SEASONS = ("SP", "SU", "FA", "WI")
_DURATIONS = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M",
    "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}0Y", "century": "P{}00Y",
}  # fmt: skip


def timex_of(semantics: Semantics, when: Interval) -> str:
    """Return the TIMEX3 value of the days, with what only the words state: a part of the day, a season."""
    value = format_timex(when)
    match semantics:
        case Offset(of_unknown=True, amount=amount):
            return "PAST_REF" if amount < 0 else "FUTURE_REF"
        case CalendarDate(clock=str(clock)) | Anaphor(clock=str(clock)):
            return f"{value}T{clock}"
        case (
            CalendarDate(part=str(part))
            | Anaphor(part=str(part))
            | CountedDay(part=str(part))
            | NightsLeft(part=str(part))
        ):
            return f"{value}T{part}"
        case PartOfYear(code=code) if code in _SEASONS and when.earliest:
            return f"{timex_year(when.earliest.year)}-{code}"
        case DeicticUnit(unit="sports season") if when.earliest and when.latest:
            return f"{when.earliest.year:04}/{when.latest.year:04}"
        case DeicticUnit(unit="week") if when.earliest:
            return format_timex(week(when.earliest))
        case DeicticUnit(unit="weekend") | NearestUnit() if when.is_saturday_and_sunday and when.earliest:
            iso = when.earliest.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}-WE"
    return value


def undated_timex(semantics: Duration | Vague | RecurringSet) -> str:
    """Return the TIMEX3 value of a duration, a set of times or a vague reference."""
    if isinstance(semantics, Vague):
        return semantics.reference
    if isinstance(semantics, RecurringSet):
        return semantics.value
    value = _DURATIONS[semantics.unit].format("X" if semantics.amount is None else semantics.amount)
    if semantics.and_unit is None:
        return value
    smaller = _DURATIONS[semantics.and_unit].format(semantics.and_amount)
    if smaller.startswith("PT") and not value.startswith("PT"):
        return value + smaller.removeprefix("P")
    return value + smaller.removeprefix("PT").removeprefix("P")


def masked_timex(semantics: Semantics) -> str:
    """Return a TIMEX3 value with X for each unknown component."""
    match semantics:
        case Span(first, last):
            return f"{masked_timex(first)}/{masked_timex(last)}"
        case EventDay(month=month, day=day):
            return f"XXXX-{month:02}-{day:02}"
        case CalendarDate(calendar=None) if semantics.month and semantics.day:
            return f"{semantics.year or 'XXXX'}-{semantics.month:02}-{semantics.day:02}"
        case CalendarDate(calendar=None) if semantics.month:
            return f"{semantics.year or 'XXXX'}-{semantics.month:02}"
        case CalendarDate(weekday=int()) | Anaphor(weekday=int()) | DayOfWeek():
            return f"XXXX-WXX-{semantics.weekday}"
        case DeicticUnit(unit=unit) | Offset(unit=unit) | EventRelative(unit=str(unit)):
            return _MASKS.get(unit, "XXXX-XX-XX")
        case Anaphor(unit=unit, day=None):
            return _MASKS.get(unit, "XXXX-XX-XX")
        case NearestUnit():
            return "XXXX-WXX-WE"
        case PartOfYear(code=code):
            return f"XXXX-{code}"
    return "XXXX-XX-XX"
