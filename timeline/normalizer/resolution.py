"""What an expression resolves to once it is counted from an anchor."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from timeline.dates.calendars import calendar_named
from timeline.dates.interval import Interval
from timeline.dates.time_kind import Time, TimeKind, format_time
from timeline.grammar.expression import (
    CalendarDate,
    CountedDay,
    EventRelative,
    NightsLeft,
    PeriodOfName,
    Semantics,
    Span,
    explicit_fields,
)
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import Reason

# The components of a date by name: {"year": 2017, "weekday": "Friday"}.
Components = Mapping[str, int | str]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Status(StrEnum):
    """RESOLVED to days; UNRESOLVED: it awaits something; TIMELESS: it names no day at all (6 أشهر)."""

    RESOLVED = "resolved"
    UNRESOLVED = "unresolved"
    TIMELESS = "timeless"


@dataclass(frozen=True, slots=True)
class Resolution:
    """An expression resolved, or the reason why it is not.

    interval: the days that it allows, None unless RESOLVED. timex: its TIMEX3 value. anchor: the days that it
    was counted from, None when it needs none. semantics: what the text states. implied: the components
    inferred, by name. reasons: the derivation, step by step. alternatives: other days that a careful reader
    might choose, and on what condition. kind: what the days mean.
    """

    status: Status
    interval: Interval | None
    timex: str
    anchor: Interval | None
    semantics: Semantics
    implied: Components
    reasons: tuple[Reason, ...]
    alternatives: tuple[Alternative, ...] = ()
    kind: TimeKind = TimeKind.WITHIN

    @property
    def time(self) -> Time | None:
        """The days and their kind, None unless RESOLVED."""
        return Time(self.interval, self.kind) if self.interval else None

    @property
    def edtf(self) -> str | None:
        """The EDTF string of the days and their kind, None unless RESOLVED."""
        return format_time(self.interval, self.kind) if self.interval else None


def components(semantics: Semantics) -> Components:
    """Return what the text states, by component name; weekdays in English."""
    match semantics:
        case Span(first, last):
            return {
                **{f"from {name}": value for name, value in components(first).items()},
                **{f"to {name}": value for name, value in components(last).items()},
            }
        case CalendarDate():
            parts = {
                name: part
                for name, part in explicit_fields(semantics).items()
                if name not in ("calendar", "parallel_date", "proleptic", "or_calendar")
            }
            if semantics.weekday:
                parts["weekday"] = WEEKDAYS[semantics.weekday - 1]
            if semantics.calendar:
                parts["calendar"] = semantics.calendar
            if semantics.parallel_date:
                other = calendar_named(semantics.parallel_date.calendar).name
                parallel = components(semantics.parallel_date)
                parts |= {f"{other} {name}": value for name, value in parallel.items() if name != "calendar"}
            return parts
        case CountedDay(month=month) | NightsLeft(month=month):
            counted = {name: part for name, part in explicit_fields(semantics).items() if name != "month"}
            if semantics.weekday:
                counted["weekday"] = WEEKDAYS[semantics.weekday - 1]
            return {**components(month), **counted}
        case PeriodOfName(periods):
            return {"period": " | ".join(dict.fromkeys(period.name for period in periods))}
        case EventRelative(unit=unit, amount=amount):
            return (
                {"since": "an event"}
                if unit is None or amount is None
                else {unit: amount, "from": "an event"}
            )
    return explicit_fields(semantics)
