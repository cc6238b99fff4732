"""The components of a date by name, for people and for the log."""

from collections.abc import Mapping
from dataclasses import asdict

from timeline.arabic.expression import CalendarDate, Said, Span

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
            parts = {
                name: value
                for name, value in asdict(said).items()
                if value is not None and name not in ("hijri", "pair")
            }
            if said.weekday:
                parts["weekday"] = WEEKDAYS[said.weekday - 1]
            if said.hijri:
                parts["calendar"] = "Hijri"
            if said.pair:
                parts |= {f"Hijri {name}": value for name, value in components(said.pair).items()}
                del parts["Hijri calendar"]
            return parts
    return {name: value for name, value in asdict(said).items() if value is not None}
