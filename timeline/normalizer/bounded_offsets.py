"""Offsets with a bound word: more than half a century ago, less than a week ago."""

from dataclasses import replace

from timeline.dates.interval import Interval, hull
from timeline.errors import InvalidDate
from timeline.grammar.expression import Modifier, Offset
from timeline.normalizer.interval_anchor import ground_over_anchor

_MORE = (Modifier.BEFORE, Modifier.AFTER, Modifier.MORE_THAN)


def bounded(semantics: Offset, mod: Modifier | None, anchor: Interval | None, days: Interval) -> Interval:
    """Return the days that a bound word allows: up to twice the amount, or from the anchor on.

    Texts say “more than N” of less than 2N; they would say 2N otherwise. days: those without the word.
    """
    if mod not in (*_MORE, Modifier.LESS_THAN):
        return days
    times = 2 if mod in _MORE else 0
    smaller = None if semantics.and_amount is None else semantics.and_amount * times
    far = replace(semantics, amount=semantics.amount * times, and_amount=smaller)
    try:
        return hull(days, ground_over_anchor(far, None, None, anchor).interval)
    except (InvalidDate, ValueError, OverflowError):
        return days
