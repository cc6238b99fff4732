"""The calendars behind one set of functions, so that a rule need not know which it works in."""

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from timeline.dates.hijri import hijri_day, hijri_month, hijri_year, is_tabular, to_hijri
from timeline.dates.interval import Interval, month, years
from timeline.dates.interval import day as one_day
from timeline.dates.julian import julian_day, julian_month, julian_year, julian_year_of
from timeline.dates.ottoman import ottoman_day, ottoman_month, ottoman_year, ottoman_year_of

CalendarName = Literal["Gregorian", "Hijri", "Julian", "Ottoman fiscal"]


class Calendar(NamedTuple):
    """year_of: the calendar's year around a Gregorian day; the others give Gregorian days.

    approximate: whether a year's days are known within some days only, and wider for it. All but it raise
    ValueError or InvalidDate when there is no such day.
    """

    name: CalendarName
    year_of: Callable[[date], int]
    day: Callable[[int, int, int], Interval]
    month: Callable[[int, int], Interval]
    year: Callable[[int], Interval]
    approximate: Callable[[int], bool] = lambda year: False


def _gregorian_day(year: int, number: int, day_number: int) -> Interval:
    return one_day(date(year, number, day_number))


GREGORIAN = Calendar("Gregorian", lambda value: value.year, _gregorian_day, month, years)
HIJRI = Calendar(
    "Hijri", lambda value: to_hijri(value)[0], hijri_day, hijri_month, hijri_year, approximate=is_tabular
)
JULIAN = Calendar("Julian", julian_year_of, julian_day, julian_month, julian_year)
OTTOMAN = Calendar("Ottoman fiscal", ottoman_year_of, ottoman_day, ottoman_month, ottoman_year)
CALENDARS = {calendar.name: calendar for calendar in (GREGORIAN, HIJRI, JULIAN, OTTOMAN)}
