"""Months that the weekdays of their days make begin on different days."""

from collections.abc import Iterator
from datetime import date

from timeline.dates.interval import day
from timeline.normalizer.consistency.dated import Dated, weekday_day
from timeline.normalizer.consistency.model import Finding, Kind, Reading, Source
from timeline.normalizer.consistency.months import Firsts, Months, agreed, day_of_month


def first_day_findings(months: Months) -> Iterator[Finding]:
    """Yield a finding for each first day that is not the one which most dates of its month give.

    It is at the first of the dates that give it. If no day is given by most, there is one finding for the
    month, at the date with which the disagreement begins.
    """
    for firsts in months.values():
        if len(firsts) < 2:
            continue
        ranked = sorted(firsts, key=lambda first: (-len(firsts[first]), firsts[first][0].span))
        fixed = agreed(firsts)
        if fixed is None:
            own = min(ranked[1:], key=lambda first: firsts[first][0].span)
            one = firsts[own][0]
            # Of two, the other one is all that the date can be measured by.
            numbers = _numbers(one, ranked[0]) if len(ranked) == 2 and own == ranked[1] else ()
            yield _finding(one, (*numbers, *(_reading(first, own, firsts) for first in ranked)))
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
