"""The two calendars behind one set of functions, so that a rule need not know which it works in."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from timeline.dates.hijri import hijri_day, hijri_month, hijri_year, to_hijri
from timeline.dates.interval import Interval, month, years


class Calendar(NamedTuple):
    """year_of: the calendar's year around a Gregorian day; the others give Gregorian days.

    `day` raises ValueError or InvalidDate when there is no such day.
    """

    name: str
    year_of: Callable[[date], int]
    day: Callable[[int, int, int], date]
    month: Callable[[int, int], Interval]
    year: Callable[[int], Interval]


GREGORIAN = Calendar("Gregorian", lambda value: value.year, date, month, years)
HIJRI = Calendar("Hijri", lambda value: to_hijri(value)[0], hijri_day, hijri_month, hijri_year)
