"""The first days that the weekdays of a text give its months.

Only of calendars whose months begin when the crescent is seen: of the others the first days are known.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from timeline.dates.calendars import calendar_named
from timeline.dates.interval import DAY, day
from timeline.normalizer.consistency.dated import Dated, weekday_day
from timeline.normalizer.consistency.model import Reading, Source

_LONGEST_MONTH = 30

# The first days of a month, each with the dates that give it; by calendar, year and month.
Firsts = Mapping[date, Sequence[Dated]]
Months = Mapping[tuple[str, int, int], Firsts]


def first_days(dates: Sequence[Dated]) -> Months:
    """Return the first days that the weekdays of a text give each month, with the dates that give them."""
    months: dict[tuple[str, int, int], dict[date, list[Dated]]] = {}
    for one in dates:
        written, fixed = one.written, weekday_day(one.checked) if one.checked else None
        if fixed is None or fixed.earliest is None or not _is_evidence(one):
            continue
        if written is None or written.month is None or written.day is None:
            continue
        if calendar_named(written.calendar).usage.months_by_sighting:
            first = fixed.earliest - (written.day - 1) * DAY
            key = written.calendar, written.year, written.month
            months.setdefault(key, {}).setdefault(first, []).append(one)
    return months


def _is_evidence(one: Dated) -> bool:
    """Whether its number is surely that of the day: of a birth by hearsay or a night it is not."""
    return one.expression.life is None and not one.expression.leftovers and not one.is_night


def agreed(firsts: Firsts) -> tuple[date, Sequence[Dated]] | None:
    """The first day that more dates give than any other, with these dates; None if there is none."""
    ranked = sorted(firsts.items(), key=lambda item: -len(item[1]))
    if not ranked or (len(ranked) > 1 and len(ranked[0][1]) == len(ranked[1][1])):
        return None
    return ranked[0]


def without(months: Months, spans: Collection[tuple[int, int]]) -> Months:
    """Return the same without the dates at these spans, but for those that most dates agree with."""
    left: dict[tuple[str, int, int], Firsts] = {}
    for month, firsts in months.items():
        fixed = agreed(firsts)
        kept = {
            first: [one for one in dates if (fixed and first == fixed[0]) or one.span not in spans]
            for first, dates in firsts.items()
        }
        left[month] = {first: dates for first, dates in kept.items() if dates}
    return left


def day_of_month(number: int, weekday: int, first: date) -> Reading:
    """Return what a month that begins on this day makes of a numbered day with a weekday (ISO).

    That is the day that has the number, and the numbers of the days that have the weekday.
    """
    counted = first + (number - 1) * DAY
    days = range(1, _LONGEST_MONTH + 1)
    numbers = tuple(n for n in days if (first + (n - 1) * DAY).isoweekday() == weekday)
    return Reading(Source.NUMBER, day(counted), numbers=numbers)
