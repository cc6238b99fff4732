"""Grounds the semantics of an expression on the days around one anchor day.

Every function here, and in the modules that it calls, is monotone in the anchor: a later anchor never gives
an earlier day. `ground_over_anchor` relies on this for an anchor that is only known as an interval.
"""

from dataclasses import replace
from datetime import date

from timeline.dates.calendars import calendar_named
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.grammar.expression import (
    Anaphor,
    BeforeChrist,
    CalendarDate,
    CountedDay,
    DayOfWeek,
    DecadeOrCentury,
    DeicticUnit,
    Direction,
    EventDay,
    NearestUnit,
    NightsLeft,
    Offset,
    PartOfYear,
    PeriodOfName,
    RollingPeriod,
    Semantics,
    Span,
)
from timeline.normalizer.calendar_dates import ground_date
from timeline.normalizer.counted_days import ground_counted_day, ground_day_of_week
from timeline.normalizer.event_days import ground_event_day
from timeline.normalizer.grounding import IF_PAST, Alternative, Grounding, TenseHint
from timeline.normalizer.named_periods import ground_named_period
from timeline.normalizer.nights_left import ground_nights_left
from timeline.normalizer.offsets import ground_offset
from timeline.normalizer.periods import (
    calendar_week,
    ground_anaphor,
    ground_before_christ,
    ground_decade_or_century,
    ground_part_of_year,
    ground_rolling_period,
    nearest_unit,
    unit_around,
)
from timeline.normalizer.reasons import Counted, EndsBeforeStart, NamesNoDay, Unplaceable

# The last day that a month of a lunar calendar may have.
_LUNAR_END = 30


def ground(semantics: Semantics, tense_hint: TenseHint, anchor: date) -> Grounding:
    """Ground a dated expression. Raises InvalidDate when no such day exists, ValueError past year 9999."""
    match semantics:
        case CalendarDate():
            return ground_date(semantics, tense_hint, anchor)
        case Span():
            return _span(semantics, tense_hint, anchor)
        case Offset():
            return ground_offset(semantics, anchor)
        case CountedDay():
            return ground_counted_day(semantics, tense_hint, anchor)
        case NightsLeft():
            return ground_nights_left(semantics)
        case DayOfWeek():
            return ground_day_of_week(semantics, anchor)
        case NearestUnit(unit):
            return nearest_unit(unit, tense_hint, anchor)
        case DeicticUnit(unit, amount):
            days = calendar_week(anchor, amount) if unit == "week" else unit_around(unit, anchor, amount)
            return Grounding(days, {unit: format_edtf(days)}, (Counted(unit, amount, anchor),))
        case RollingPeriod(unit, amount):
            return ground_rolling_period(unit, amount, anchor)
        case PartOfYear():
            return ground_part_of_year(semantics, tense_hint, anchor)
        case BeforeChrist():
            return ground_before_christ(semantics)
        case DecadeOrCentury():
            return ground_decade_or_century(semantics, anchor)
        case Anaphor():
            return ground_anaphor(semantics, anchor)
        case EventDay():
            return ground_event_day(semantics, tense_hint, anchor)
        case PeriodOfName():
            return ground_named_period(semantics)
    raise Unplaceable(NamesNoDay("vague"))


def _span(semantics: Span, tense_hint: TenseHint, anchor: date) -> Grounding:
    """Ground the end that the words tie to a day first, and the other one from there.

    When neither is tied, the last end is grounded first and the first one before it, so that a current period
    is found as well.
    """
    first, last = semantics.first, semantics.last
    if tense_hint == "future" and _is_open_weekday(first) and _is_open_weekday(last):
        return _coming_weekdays(first, last, anchor)
    if first.weekday and last.weekday and last.direction == "future" and first.month is last.month is None:
        # من الأحد إلى الخميس المقبلين: the first of them is ahead as well.
        start = ground(replace(first, direction="future"), None, anchor)
        after_start = replace(last, direction=None)
        return _joined(start, ground(after_start, "future", start.interval.earliest or anchor))
    if _counts_alone(first, last):
        start = ground(first, tense_hint, anchor)
        if _is_tied(last) or start.interval.earliest is None:
            return _joined(start, ground(last, tense_hint, anchor))
        return _joined(start, ground(last, "future", start.interval.earliest))
    return _from_its_end(first, ground(last, tense_hint, anchor), anchor)


def _coming_weekdays(first: CalendarDate, last: CalendarDate, anchor: date) -> Grounding:
    """What is announced begins on the anchor or later; the period in which the anchor is may be meant."""
    start = ground(first, "future", anchor)
    joined = _joined(start, ground(last, "future", start.interval.earliest or anchor))
    current = _from_its_end(first, ground(last, "future", anchor), anchor).interval
    return (
        joined
        if current == joined.interval
        else replace(joined, alternatives=(Alternative(current, IF_PAST),))
    )


def _from_its_end(first: CalendarDate, end: Grounding, anchor: date) -> Grounding:
    """A span with a given end; its start is the last such day before it. The end's alternatives move both."""
    first = replace(first, direction=_own_direction(first))
    # 3 و4 من الشهر المقبل: both days are of the month after the anchor's.
    counted_from = anchor if first.direction else end.interval.latest or anchor
    start = _lunar_end(first, ground(first, "past", counted_from), end)
    joined = _joined(start, end)
    others = [
        Alternative(
            Interval(ground(first, "past", other.interval.latest).interval.earliest, other.interval.latest),
            other.condition,
        )
        for other in end.alternatives
        if other.interval.latest
    ]
    return replace(joined, reasons=end.reasons, alternatives=tuple(others))


def _lunar_end(first: CalendarDate, start: Grounding, end: Grounding) -> Grounding:
    """The thirtieth of a lunar month that has 29 days is its last day, not the thirtieth of years before."""
    calendar = calendar_named(first.calendar)
    if first.day != _LUNAR_END or calendar.usage.has_civil_months or end.interval.latest is None:
        return start
    last = ground(replace(first, day=None), "past", end.interval.latest).interval.latest
    if last is None or (start.interval.latest and start.interval.latest >= last):
        return start
    return replace(start, interval=Interval(last, last))


def _joined(start: Grounding, end: Grounding) -> Grounding:
    earliest, latest = start.interval.earliest, end.interval.latest
    if earliest and latest and earliest > latest:
        raise Unplaceable(EndsBeforeStart(earliest, latest))
    return Grounding(Interval(earliest, latest), end.implied, (*start.reasons, *end.reasons))


def _counts_alone(first: CalendarDate, last: CalendarDate) -> bool:
    """Whether the first end has its days without the last: 5 أيار 2014, الأحد المقبل, الأحد before 8 حزيران.

    Two ends with the same direction are one period (من 25 تموز إلى 2 آب المقبلين).
    """
    if last.year is not None and first.year is None:
        return first.shift is not None
    if first.direction is not None:
        return first.direction != last.direction
    return _is_tied(first) or (_is_bare_weekday(first) and last.weekday is None)


def _is_tied(end: CalendarDate) -> bool:
    """Whether an end states its year, its direction or its distance from the anchor."""
    return any(part is not None for part in (end.year, end.shift, end.direction, end.year_shift))


def _is_open_weekday(end: CalendarDate) -> bool:
    return _is_bare_weekday(end) and not _is_tied(end)


def _is_bare_weekday(end: CalendarDate) -> bool:
    return end.weekday is not None and end.day is None


def _own_direction(end: CalendarDate) -> Direction | None:
    """A day of "this month" keeps its direction; a full date is grounded by the other end of its span."""
    of_month = end.month is None and (end.weekday is None or end.day is not None)
    return end.direction if of_month else None
