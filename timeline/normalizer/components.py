"""The components of a date by name, for people and for the log."""

from collections.abc import Mapping

from timeline.dates.calendars import calendar_named
from timeline.grammar.expression import CalendarDate, EventRelative, Semantics, Span, explicit_fields

Components = Mapping[str, int | str]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def components(semantics: Semantics) -> Components:
    """What the text states, by name, weekdays in English."""
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
                if name not in ("calendar", "parallel_date")
            }
            if semantics.weekday:
                parts["weekday"] = WEEKDAYS[semantics.weekday - 1]
            if semantics.calendar:
                parts["calendar"] = semantics.calendar
            if semantics.parallel_date:
                other = calendar_named(semantics.parallel_date.calendar).name
                beside = {
                    f"{other} {name}": value for name, value in components(semantics.parallel_date).items()
                }
                parts |= {name: value for name, value in beside.items() if name != f"{other} calendar"}
            return parts
        case EventRelative(unit=unit, amount=amount):
            return (
                {"since": "an event"}
                if unit is None or amount is None
                else {unit: amount, "from": "an event"}
            )
    return explicit_fields(semantics)
