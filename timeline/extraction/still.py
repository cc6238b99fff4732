"""What is still so on a day has not ended then: لا تزال المحادثات جارية حتى اليوم السبت."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.arabic.word_sets import word_set
from timeline.arabic.words import words_of
from timeline.extraction.phrase.seams import opens
from timeline.grammar.expression import Expression

# Characters and words from the verb to حتى.
_REACH, _WORDS = 120, 10


def without_ends_of_what_goes_on(text: str, expressions: Sequence[Expression]) -> list[Expression]:
    """Return expressions of a text, without the bound of those until which something still goes on."""
    return [
        replace(one, bound=None) if one.bound and one.bound.kind == "until" and _goes_on(text, one) else one
        for one in expressions
    ]


def _goes_on(text: str, expression: Expression) -> bool:
    before = words_of(text, max(0, expression.start - _REACH), expression.start)[-_WORDS:]
    for word in reversed(before):
        if word.folded in word_set("still"):
            return True
        if opens(word) and "bound" not in word.readings:
            return False
    return False
