"""Months that the weekdays of their days make begin on different days.

Only of calendars whose months begin when the crescent is seen: of the others the first days are known.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from timeline.dates.calendars import calendar_named
from timeline.dates.interval import DAY, day
from timeline.normalizer.consistency.dated import Dated, weekday_day
from timeline.normalizer.consistency.model import Finding, Kind, Reading, Source

LONGEST_MONTH = 30

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


def first_day_findings(months: Months) -> Iterator[Finding]:
    """Yield a finding for each first day that is not the one which most dates of its month give.

    It is at the first of the dates that give it. If no day is given by most, there is one finding for the
    month, at the date with which the disagreement begins.
    """
    for firsts in months.values():
        if len(firsts) == 1:
            continue
        ranked = sorted(firsts, key=lambda first: (-len(firsts[first]), firsts[first][0].span))
        fixed = agreed(firsts)
        if fixed is None:
            own = min(ranked[1:], key=lambda first: firsts[first][0].span)
            yield _finding(firsts[own][0], tuple(_reading(first, own, firsts) for first in ranked))
            continue
        for own in ranked[1:]:
            one = firsts[own][0]
            readings = _reading(own, own, firsts), _reading(fixed[0], own, firsts)
            yield _finding(one, (*_numbers(one, fixed[0]), *readings))


def _finding(one: Dated, readings: tuple[Reading, ...]) -> Finding:
    fixed = weekday_day(one.checked) if one.checked else None
    assert fixed is not None and one.checked is not None
    return Finding(Kind.FIRST_DAY, *one.span, fixed, one.written, readings, one.checked.weekday)


def _reading(first: date, own: date, firsts: Firsts) -> Reading:
    spans = tuple(each.span for each in firsts[first])
    return Reading(Source.FIRST_DAY, day(first), (first - own).days, spans=spans)


def _numbers(one: Dated, first: date) -> Iterator[Reading]:
    assert one.written is not None and one.written.day is not None and one.checked is not None
    yield day_of_month(one.written.day, one.checked.weekday, first)


def day_of_month(number: int, weekday: int, first: date) -> Reading:
    """Return what a month that begins on this day makes of a numbered day with a weekday (ISO).

    That is the day that has the number, and the numbers of the days that have the weekday.
    """
    counted = first + (number - 1) * DAY
    days = range(1, LONGEST_MONTH + 1)
    numbers = tuple(n for n in days if (first + (n - 1) * DAY).isoweekday() == weekday)
    return Reading(Source.NUMBER, day(counted), numbers=numbers)


def agreed(firsts: Firsts) -> tuple[date, Sequence[Dated]] | None:
    """The first day that more dates give than any other, with these dates; None if there is none."""
    ranked = sorted(firsts.items(), key=lambda item: -len(item[1]))
    if not ranked or (len(ranked) > 1 and len(ranked[0][1]) == len(ranked[1][1])):
        return None
    return ranked[0]
