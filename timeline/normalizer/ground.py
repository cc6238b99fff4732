"""Grounds the semantics of an expression on the days around one anchor day.

Every function here, and in the modules that it calls, is monotone in the anchor: a later anchor never gives
an earlier day. `ground_over_anchor` relies on this for an anchor that is only known as an interval.
"""

from dataclasses import replace
from datetime import date

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.grammar.expression import (
    Anaphor,
    BeforeChrist,
    CalendarDate,
    DecadeOrCentury,
    DeicticUnit,
    Direction,
    Offset,
    PartOfYear,
    RollingPeriod,
    Semantics,
    Span,
)
from timeline.normalizer.calendar_dates import ground_date
from timeline.normalizer.grounding import Grounding, TenseHint
from timeline.normalizer.periods import (
    ground_anaphor,
    ground_before_christ,
    ground_decade_or_century,
    ground_part_of_year,
    ground_rolling_period,
    unit_around,
)
from timeline.normalizer.reasons import Counted, EndsBeforeStart, NamesNoDay, Unplaceable


def ground(semantics: Semantics, tense_hint: TenseHint, anchor: date) -> Grounding:
    """Ground a dated expression. Raises InvalidDate when no such day exists, ValueError past year 9999."""
    match semantics:
        case CalendarDate():
            return ground_date(semantics, tense_hint, anchor)
        case Span():
            return _span(semantics, tense_hint, anchor)
        case DeicticUnit(unit, amount) | Offset(unit, amount):
            days = unit_around(unit, anchor, amount)
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
    raise Unplaceable(NamesNoDay("vague"))


def _span(semantics: Span, tense_hint: TenseHint, anchor: date) -> Grounding:
    """Ground the last day first, then the first one before it, so that a current period is found as well."""
    first, last = semantics.first, semantics.last
    end = ground(replace(last, direction=last.direction or _inherited(first, last)), tense_hint, anchor)
    edge = end.interval.latest or anchor
    start = ground(replace(first, direction=_own_direction(first)), "past", edge)
    if start.interval.earliest and end.interval.latest and start.interval.earliest > end.interval.latest:
        raise Unplaceable(EndsBeforeStart(start.interval.earliest, end.interval.latest))
    return Grounding(Interval(start.interval.earliest, end.interval.latest), end.implied, end.reasons)


def _inherited(first: CalendarDate, last: CalendarDate) -> Direction | None:
    """The direction of the first day, for a last day that states neither a direction nor a year."""
    return first.direction if last.year is None else None


def _own_direction(end: CalendarDate) -> Direction | None:
    """A day of "this month" keeps its direction; a full date is grounded by the other end of its span."""
    return end.direction if end.month is None and end.weekday is None else None
