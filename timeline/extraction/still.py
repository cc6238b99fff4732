"""What is still so on a day has not ended then: لا تزال المحادثات جارية حتى اليوم السبت."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.arabic.lexicon.closed import AND
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import words_of
from timeline.extraction.model import Range
from timeline.extraction.phrase.seams import opens
from timeline.grammar.expression import CalendarDate, Expression

# Characters and words from the verb to حتى.
_REACH, _WORDS = 120, 10
_TODAY = CalendarDate(shift=0)


def without_ends_of_what_goes_on(text: str, expressions: Sequence[Expression]) -> list[Expression]:
    """Return expressions of a text, without the bound of those until which something still goes on."""
    return [
        replace(one, bound=None) if one.bound and one.bound.kind == "until" and _goes_on(text, one) else one
        for one in expressions
    ]


def goes_on_to_this_day(text: str, quote: Range, expression: Expression) -> bool:
    """Return whether اليوم is that to which something is still so: إلى اليوم لا يزال من الأمثال السائرة."""
    if expression.semantics != _TODAY:
        return False
    words = words_of(text, *quote)
    before = words_of(text, max(0, expression.start - _REACH), expression.start)[-1:]
    bounded = any(word.folded.removeprefix(AND) in word_set("bounds_today") for word in before)
    return bounded and any(word.folded in word_set("still") for word in words)


def _goes_on(text: str, expression: Expression) -> bool:
    before = words_of(text, max(0, expression.start - _REACH), expression.start)[-_WORDS:]
    for word in reversed(before):
        if word.folded in word_set("still"):
            return True
        if opens(word) and "bound" not in word.readings:
            return False
    return False
