"""The calendars: one module each, with one protocol.

A module of this package that defines `CALENDAR` is a calendar; no list of them is kept. Rules look a calendar
up in CALENDARS by the name that the words give, and use CIVIL where they give none.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from timeline.dates.calendars.gregorian import CALENDAR as CIVIL
from timeline.dates.calendars.protocol import Calendar, CalendarName

__all__ = [
    "CALENDARS",
    "CALENDAR_BC",
    "CIVIL",
    "Calendar",
    "CalendarName",
    "calendar_named",
    "calendar_of_bare_years",
    "calendars_of_months",
]


def _registered() -> Mapping[CalendarName, Calendar]:
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    calendars: list[Calendar] = [module.CALENDAR for module in modules if hasattr(module, "CALENDAR")]
    return {calendar.name: calendar for calendar in calendars}


CALENDARS = _registered()


# The calendar in which the months and days of years before Christ are given.
CALENDAR_BC = next(calendar for calendar in CALENDARS.values() if calendar.usage.before_christ)


def calendar_named(name: CalendarName | None) -> Calendar:
    """Return the calendar of a date, the civil one for None."""
    return CIVIL if name is None else CALENDARS[name]


@cache
def calendar_of_bare_years() -> Calendar:
    """Return the calendar to which a year without an era may belong, where it is not a civil one."""
    return next(calendar for calendar in CALENDARS.values() if calendar.usage.implied_years)


@cache
def calendars_of_months(name: CalendarName | None) -> tuple[Calendar, ...]:
    """Return the calendars that a month may belong to: the named one, or all that share the civil names."""
    if name is not None:
        return (CALENDARS[name],)
    return tuple(calendar for calendar in CALENDARS.values() if calendar.usage.has_civil_months)
