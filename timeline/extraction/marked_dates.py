"""Dates that editors marked in a text (<date when="2017-05-04"> in TEI), as additional evidence.

A mark never overrides the words: where it agrees it is a further reason, where it differs an alternative.
Words that name no day by themselves get the days of the mark.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.dates.marked import MarkedDate
from timeline.dates.timex import format_timex
from timeline.grammar.expression import Expression
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import EditorsMark, IfEditorRight
from timeline.normalizer.resolution import Resolution, Status


def with_marks(
    expressions: Sequence[Expression], resolutions: Iterable[Resolution], marks: Sequence[MarkedDate]
) -> list[Resolution]:
    """Return the resolutions of expressions, each combined with the editor's mark over it."""
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
