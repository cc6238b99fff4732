"""Text and publication date to resolved expressions: the two halves, parse and resolve, in one call."""

from dataclasses import dataclass

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval
from timeline.grammar import parse
from timeline.grammar.expression import Expression
from timeline.normalizer.resolution import Resolution
from timeline.normalizer.resolve import resolve_all


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of time in a text, with what it comes to."""

    expression: Expression
    resolution: Resolution


def tag(text: str, published: Interval | str | None = None) -> list[Timex]:
    """The temporal expressions of an Arabic text, in reading order, resolved against its publication date.

    published: an Interval, or EDTF as a string; None when it is not known. Raises InvalidDate for a string
    that is no EDTF, nothing else, whatever the text.

    >>> [found] = tag("وصل الوفد يوم الأربعاء الماضي", published="2017-05-15")
    >>> found.expression.text, found.resolution.timex
    ('يوم الأربعاء الماضي', '2017-05-10')
    >>> found.resolution.interval.earliest
    datetime.date(2017, 5, 10)
    >>> found.resolution.reasons  # doctest: +ELLIPSIS
    (Chosen(position=<Position.BEFORE: 'before'>, anchor=datetime.date(2017, 5, 15), ..., weekday=3),)
    """
    when = parse_edtf(published) if isinstance(published, str) else published
    expressions = parse(text)
    return [Timex(*pair) for pair in zip(expressions, resolve_all(expressions, when), strict=True)]
