"""Check a day against the weekday and the parallel date next to it in the text."""

from dataclasses import replace

from timeline.dates.calendars import calendar_named
from timeline.dates.interval import DAY, Interval, day, hull
from timeline.grammar.expression import CalendarDate
from timeline.normalizer.grounding import Alternative, Grounding
from timeline.normalizer.parallel_year import days_of
from timeline.normalizer.reasons import Check, IfParallelDateRight, ParallelDateChecked, WeekdayChecked

# A month begins a day or two apart from place to place, and old civil dates are often Julian, up to ten days
# off. Within these days the civil date is the one that writers know; further apart, either may be wrong.
_NEAR = 12


def cross_checked(semantics: CalendarDate, grounding: Grounding) -> Grounding:
    """Return a grounding checked against the weekday and the parallel date.

    Days known only within a margin are narrowed to the one that has the weekday. A contradiction is recorded
    in the reasons, and the parallel date becomes an alternative; where nothing shows which of the two is
    wrong, the days reach from one to the other.
    """
    if semantics.weekday is not None:
        grounding = by_weekday(semantics.weekday, grounding)
    if semantics.parallel_date is not None:
        grounding = _by_parallel_date(semantics.parallel_date, grounding)
    return grounding


def by_weekday(weekday: int, grounding: Grounding) -> Grounding:
    """Return a grounding checked against the weekday (ISO): narrowed to the day that has it, if one does."""
    first, last = grounding.interval.earliest, grounding.interval.latest
    assert first is not None and last is not None
    matching = first + (weekday - first.isoweekday()) % 7 * DAY
    if first != last and matching <= last:
        reason = WeekdayChecked(weekday, grounding.interval, Check.NARROWS)
        return replace(grounding, interval=day(matching), reasons=(*grounding.reasons, reason))
    check = Check.AGREES if matching == first else Check.CONTRADICTS
    return replace(
        grounding, reasons=(*grounding.reasons, WeekdayChecked(weekday, grounding.interval, check))
    )


def _by_parallel_date(parallel_date: CalendarDate, grounding: Grounding) -> Grounding:
    calendar = calendar_named(parallel_date.calendar)
    if parallel_date.year is None:
        return grounding
    other = days_of(parallel_date)
    written = calendar.name, parallel_date.year, parallel_date.month, parallel_date.day
    if other is None:
        check = Check.MISSING
    elif _overlap(other, grounding.interval):
        check = Check.AGREES
        if other.is_day and parallel_date.day:
            # Of days known only within a margin, the one that the other calendar gives exactly.
            grounding = replace(grounding, interval=other)
    else:
        check = Check.CONTRADICTS
        alternative = Alternative(other, IfParallelDateRight(*written))
        near = parallel_date.month is not None and _days_apart(other, grounding.interval) <= _NEAR
        either = grounding.interval if near else hull(other, grounding.interval)
        grounding = replace(grounding, interval=either, alternatives=(*grounding.alternatives, alternative))
    return replace(grounding, reasons=(*grounding.reasons, ParallelDateChecked(*written, other, check)))


def _days_apart(one: Interval, other: Interval) -> int:
    assert one.earliest and one.latest and other.earliest and other.latest
    return max((one.earliest - other.latest).days, (other.earliest - one.latest).days)


def _overlap(one: Interval, other: Interval) -> bool:
    assert one.earliest and one.latest and other.earliest and other.latest
    return one.earliest <= other.latest and other.earliest <= one.latest
