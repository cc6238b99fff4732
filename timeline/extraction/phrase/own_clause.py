"""Clauses of other days than the one that they are part of: عاد إلى قريته بعدما أنهى دراسته عام 2009."""

from collections.abc import Sequence

from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word
from timeline.extraction.finite_verbs import is_finite_verb
from timeline.extraction.phrase.seams import is_broken, is_perfect_main

# Words from the verb of the clause to its date.
_REACH = 12
# What it has of words, or it says too little: its verb, who, and what.
_FEWEST_WORDS = 2


def own_clause(text: str, words: Sequence[Word], end: int) -> int | None:
    """Where the verb is of the subordinate clause that a date is in; None if the date is the main clause's.

    words: those of the clause before the date; end: where the date begins, in characters of the text.
    """
    for at in range(len(words) - 1, max(len(words) - _REACH, 1), -1):
        if is_broken(text, words, at, end):
            return None
        # حكم after a verb is its noun: صدر حكم المحكمة.
        if not is_finite_verb(text, words[at]) or is_finite_verb(text, words[at - 1]):
            continue
        opener = words[at - 1].folded
        if opener in word_set("of_own_clause"):
            opener = words[at - 2].folded
        elif opener not in word_set("own_clause_alone"):
            return None
        if len(words) - at < _FEWEST_WORDS:
            # حتى انفصلا عام 2006: only the main clause names who.
            return None
        main = any(is_perfect_main(text, words, index) for index in range(at - 1))
        return words[at].start if opener in word_set("opens_own_clause") and main else None
    return None
