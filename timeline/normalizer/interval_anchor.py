"""Grounding over an anchor that is only known as an interval."""

from dataclasses import dataclass
from datetime import date

from timeline.dates.interval import DAY, Interval, hull
from timeline.grammar.expression import Modifier, Semantics
from timeline.normalizer.ground import ground
from timeline.normalizer.grounding import Alternative, Grounding, TenseHint
from timeline.normalizer.reasons import (
    AnchorBetween,
    AnchorEnd,
    AnchorOpen,
    AwaitsPublication,
    IfPublished,
    Reason,
    Unplaceable,
)
from timeline.normalizer.resolution import Components

# Semantics that need no anchor are grounded on any day.
ANY_DAY = date(2000, 1, 1)
# The third of the days that a modifier selects.
THIRDS = {Modifier.START: 0, Modifier.MID: 1, Modifier.END: 2}


@dataclass(frozen=True, slots=True)
class IntervalGrounding:
    """The groundings at both ends of the anchor combined; part: the days of it that a modifier selects."""

    interval: Interval
    part: Interval | None
    implied: Components
    reasons: tuple[Reason, ...]
    alternatives: tuple[Alternative, ...] = ()


def ground_over_anchor(
    semantics: Semantics, tense_hint: TenseHint, mod: Modifier | None, anchor: Interval | None
) -> IntervalGrounding:
    """Ground at both ends of the anchor; grounding is monotone, so all other days are in between.

    Raises InvalidDate when there are no such days, ValueError or OverflowError past the year 9999.
    """
    third = THIRDS.get(mod) if mod else None
    if anchor is None or anchor.is_day:
        day = anchor.earliest if anchor and anchor.earliest else ANY_DAY
        only = ground(semantics, tense_hint, day)
        part = _third(only.interval, third)
        return IntervalGrounding(only.interval, part, only.implied, only.reasons, only.alternatives)
    if anchor.earliest is None and anchor.latest is None:
        raise Unplaceable(AwaitsPublication())
    starts, ends_at = anchor.earliest is not None, anchor.latest is not None
    ends = [ground(semantics, tense_hint, end) for end in (anchor.earliest, anchor.latest) if end]
    first, last = ends[0], ends[-1]
    parts = [_third(grounding.interval, third) or grounding.interval for grounding in (first, last)]
    interval, part = (
        _between(a, b, starts, ends_at) for a, b in ((first.interval, last.interval), (parts[0], parts[1]))
    )
    if len(ends) == 1:
        return IntervalGrounding(interval, part, {}, (*first.reasons, AnchorOpen()))
    if first.interval == last.interval:
        return IntervalGrounding(interval, part, first.implied, first.reasons)
    implied = {name: value for name, value in first.implied.items() if last.implied.get(name) == value}
    assert anchor.earliest is not None and anchor.latest is not None
    reasons = (
        AnchorBetween(anchor.earliest, anchor.latest),
        *(AnchorEnd("first", anchor.earliest), *first.reasons),
        *(AnchorEnd("last", anchor.latest), *last.reasons),
    )
    return IntervalGrounding(interval, part, implied, reasons, _on_either_day(first, last, anchor))


def _on_either_day(first: Grounding, last: Grounding, anchor: Interval) -> tuple[Alternative, ...]:
    """What each of two days gives, if neither has the days between: a Saturday is this one or the last."""
    start, end = first.interval.latest, last.interval.earliest
    assert anchor.earliest is not None and anchor.latest is not None
    if anchor.latest - anchor.earliest != DAY or start is None or end is None or end - start <= DAY:
        return ()
    days = (first, anchor.earliest), (last, anchor.latest)
    return tuple(Alternative(one.interval, IfPublished(published)) for one, published in days)


def _between(first: Interval, last: Interval, starts: bool, ends: bool) -> Interval:
    """From the start of one to the end of the other, but open where the anchor is open."""
    whole = hull(first, last)
    return Interval(whole.earliest if starts else None, whole.latest if ends else None)


def _third(interval: Interval, part: int | None) -> Interval | None:
    """The first, middle or last third of the days; intervals of fewer than three days stay whole."""
    if part is None or interval.earliest is None or interval.latest is None:
        return None
    count = (interval.latest - interval.earliest).days + 1
    if count < 3:
        return interval
    bounds = [round(count * share / 3) for share in range(4)]
    return Interval(interval.earliest + bounds[part] * DAY, interval.earliest + (bounds[part + 1] - 1) * DAY)
