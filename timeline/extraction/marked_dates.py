"""Dates that editors marked in a text (<date when="2017-05-04"> in TEI), as evidence beside its words.

A mark decides nothing that the words say themselves: where it agrees it is one more reason, where it differs
another reading. Words that name no day by themselves have its days.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.dates.marked import MarkedDate
from timeline.dates.timex import format_timex
from timeline.grammar.expression import Expression
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import EditorsMark, IfEditorRight
from timeline.normalizer.resolution import Resolution, Status


def in_light_of(
    expressions: Sequence[Expression], resolutions: Iterable[Resolution], marks: Sequence[MarkedDate]
) -> list[Resolution]:
    """The resolutions of some expressions, each with what the mark over it says."""
    if not marks:
        return list(resolutions)
    return [
        _with_mark(resolution, _over(expression, marks))
        for expression, resolution in zip(expressions, resolutions, strict=True)
    ]


def _over(expression: Expression, marks: Sequence[MarkedDate]) -> MarkedDate | None:
    """The mark that shares at least half of its characters with an expression."""
    for mark in marks:
        shared = min(mark.end, expression.end) - max(mark.start, expression.start)
        if shared > 0 and 2 * shared >= mark.end - mark.start:
            return mark
    return None


def _with_mark(resolution: Resolution, mark: MarkedDate | None) -> Resolution:
    if mark is None or resolution.status is Status.TIMELESS:
        return resolution
    if resolution.interval is None:
        return replace(
            resolution,
            status=Status.RESOLVED,
            interval=mark.days,
            timex=format_timex(mark.days),
            reasons=(EditorsMark(alone=True),),
        )
    if resolution.interval == mark.days:
        return replace(resolution, reasons=(*resolution.reasons, EditorsMark(alone=False)))
    others = tuple(other for other in resolution.alternatives if other.interval != mark.days)
    return replace(resolution, alternatives=(*others, Alternative(mark.days, IfEditorRight())))
