"""A date as the text writes it, in its own calendar: what is shown next to its days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.dates.calendars import CALENDARS, CIVIL, CalendarName

_CALENDAR = "calendar"
_ENDS = ("from ", "to ")
_CALENDARS = (_CALENDAR, *(end + _CALENDAR for end in _ENDS))
_YEARS = frozenset(end + "year" for end in _ENDS)
# The calendars a second date may be in, with how the names of its parts begin, and the name of its year.
_PARALLEL = tuple((name, f"{name} ", f"{name} year") for name in CALENDARS if name != CIVIL.name)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as far as its parts are known: 1453-05-29, 0825-04, 1454; of a span 1291-05-03/1291-05-07.

    A year before Christ is astronomical: -0043-03-15 is 15 March 44 BC.
    """

    calendar: CalendarName
    date: str


def written_in(stated: Mapping[str, Any], implied: Mapping[str, Any]) -> tuple[WrittenDate, ...]:
    """Return the dates of other calendars than the civil one that an expression gives, the leading one first.

    stated, implied: its components, as in `Resolution`. Nothing is returned for a date without its year, nor
    for centuries.
    """
    parts = {**stated, **implied}
    return tuple(_dates(parts))


def _dates(parts: Mapping[str, Any]) -> Iterator[WrittenDate]:
    leading = _calendar_of(parts)
    written = _span(parts) or _date(parts, "")
    if leading is not None and written:
        yield WrittenDate(leading, written)
    for calendar, prefix, year in _PARALLEL:
        if year in parts and calendar != leading and (parallel := _date(parts, prefix)):
            yield WrittenDate(calendar, parallel)


def _calendar_of(parts: Mapping[str, Any]) -> CalendarName | None:
    """The calendar of the leading date, None if it is the civil one, or not the same at both ends."""
    named = {str(parts[name]) for name in _CALENDARS if name in parts}
    if _CALENDAR in parts:
        named = {str(parts[_CALENDAR])}
    return named.pop() if len(named) == 1 and CIVIL.name not in named else None


def _span(parts: Mapping[str, Any]) -> str | None:
    """From one date to another; an end without a year has the other's."""
    if _YEARS.isdisjoint(parts):
        return None
    first, last = ({name: parts.get(end + name) for name in ("year", "month", "day")} for end in _ENDS)
    year = last["year"] or first["year"]
    ends = [_date({**end, "year": end["year"] or year}, "") for end in (first, last)]
    return "/".join(end for end in ends if end) if all(ends) else None


def _date(parts: Mapping[str, Any], prefix: str) -> str | None:
    year, month, day = (parts.get(prefix + name) for name in ("year", "month", "day"))
    if not isinstance(year, int):
        return None
    date = f"{year:04}" if year >= 0 else f"-{-year:04}"
    for part in (month, day):
        if not isinstance(part, int):
            break
        date += f"-{part:02}"
    return date
