"""The components of a date by name, for people and for the log."""

from collections.abc import Mapping

from timeline.arabic.expression import CalendarDate, FromEvent, Said, Span, stated
from timeline.dates.calendars import calendar_named

Components = Mapping[str, int | str]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def components(said: Said) -> Components:
    """What the text states, by name, weekdays in English."""
    match said:
        case Span(first, last):
            return {
                **{f"from {name}": value for name, value in components(first).items()},
                **{f"to {name}": value for name, value in components(last).items()},
            }
        case CalendarDate():
            parts = {name: part for name, part in stated(said).items() if name not in ("calendar", "pair")}
            if said.weekday:
                parts["weekday"] = WEEKDAYS[said.weekday - 1]
            if said.calendar:
                parts["calendar"] = said.calendar
            if said.pair:
                other = calendar_named(said.pair.calendar).name
                beside = {f"{other} {name}": value for name, value in components(said.pair).items()}
                parts |= {name: value for name, value in beside.items() if name != f"{other} calendar"}
            return parts
        case FromEvent(unit=unit, amount=amount):
            return (
                {"since": "an event"}
                if unit is None or amount is None
                else {unit: amount, "from": "an event"}
            )
    return stated(said)
