"""Months that the weekdays of their days make begin on different days.

Only of calendars whose months begin when the crescent is seen: of the others the first days are known.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from timeline.dates.calendars import calendar_named
from timeline.dates.interval import DAY, day
from timeline.normalizer.consistency.dated import Dated, weekday_day
from timeline.normalizer.consistency.model import Finding, Kind, Reading, Source

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
    """Yield a finding for each month that has several first days, at the first date that disagrees.

    That is the first one of those that do not give the day that most dates give; where as many give one
    day as another, of those that come later in the text. The readings are all the first days.
    """
    for firsts in months.values():
        if len(firsts) == 1:
            continue
        ranked = sorted(firsts, key=lambda first: (-len(firsts[first]), firsts[first][0].span))
        own, one = min(
            ((first, dates[0]) for first, dates in firsts.items() if first != ranked[0]),
            key=lambda pair: pair[1].span,
        )
        readings = tuple(
            Reading(
                Source.FIRST_DAY,
                day(first),
                (first - own).days,
                spans=tuple(each.span for each in firsts[first]),
            )
            for first in ranked
        )
        fixed = weekday_day(one.checked) if one.checked else None
        assert fixed is not None and one.checked is not None
        yield Finding(Kind.FIRST_DAY, *one.span, fixed, one.written, readings, one.checked.weekday)


def agreed(firsts: Firsts) -> tuple[date, Sequence[Dated]] | None:
    """The first day that more dates give than any other, with these dates; None if there is none."""
    ranked = sorted(firsts.items(), key=lambda item: -len(item[1]))
    if not ranked or (len(ranked) > 1 and len(ranked[0][1]) == len(ranked[1][1])):
        return None
    return ranked[0]
