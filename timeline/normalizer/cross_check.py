"""Check a day against the weekday and the parallel date next to it in the text."""

from collections.abc import Iterator
from dataclasses import replace

from timeline.dates.calendars import CIVIL, calendar_named
from timeline.dates.interval import DAY, Interval, day, hull
from timeline.grammar.expression import CalendarDate
from timeline.normalizer.grounding import Alternative, Grounding, existing
from timeline.normalizer.parallel_year import days_of
from timeline.normalizer.reasons import (
    Check,
    IfCalendar,
    IfParallelDateRight,
    ParallelDateChecked,
    WeekdayChecked,
)

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
        checked = grounding.reasons[-1]
        if isinstance(checked, WeekdayChecked) and checked.check is Check.CONTRADICTS:
            others = _with_that_weekday(semantics, semantics.weekday)
            grounding = replace(grounding, alternatives=(*grounding.alternatives, *others))
    if semantics.parallel_date is not None:
        converted = _converted(semantics)
        grounding = _by_parallel_date(semantics.parallel_date, grounding, converted)
    return grounding


def _converted(semantics: CalendarDate) -> Interval | None:
    """The day of a date in the old calendar if its text converts: the same date in the new one."""
    reform = CIVIL.usage.reform
    if reform is None or semantics.calendar != reform.old:
        return None
    if semantics.year is None or semantics.month is None or semantics.day is None:
        return None
    return existing(CIVIL, semantics.year, semantics.month, semantics.day)


def _with_that_weekday(semantics: CalendarDate, weekday: int) -> Iterator[Alternative]:
    """The days that the weekday speaks for: as a converted date, and in the margin of the parallel date."""
    converted = _converted(semantics)
    if converted and converted.earliest and converted.earliest.isoweekday() == weekday:
        yield Alternative(converted, IfCalendar(CIVIL.name))
    parallel = semantics.parallel_date
    days = days_of(parallel) if parallel is not None and parallel.day is not None else None
    if parallel is None or parallel.year is None or days is None or not days.earliest or not days.latest:
        return
    matching = days.earliest + (weekday - days.earliest.isoweekday()) % 7 * DAY
    if matching <= days.latest:
        condition = IfParallelDateRight(
            calendar_named(parallel.calendar).name, parallel.year, parallel.month, parallel.day
        )
        yield Alternative(day(matching), condition)


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


def _by_parallel_date(
    parallel_date: CalendarDate, grounding: Grounding, converted: Interval | None
) -> Grounding:
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
        if converted is not None and _overlap(converted, other):
            # The text seems to convert its dates.
            alternative = Alternative(converted, IfCalendar(CIVIL.name))
            either = hull(converted, grounding.interval)
        grounding = replace(grounding, interval=either, alternatives=(*grounding.alternatives, alternative))
    return replace(grounding, reasons=(*grounding.reasons, ParallelDateChecked(*written, other, check)))


def _days_apart(one: Interval, other: Interval) -> int:
    assert one.earliest and one.latest and other.earliest and other.latest
    return max((one.earliest - other.latest).days, (other.earliest - one.latest).days)


def _overlap(one: Interval, other: Interval) -> bool:
    assert one.earliest and one.latest and other.earliest and other.latest
    return one.earliest <= other.latest and other.earliest <= one.latest
