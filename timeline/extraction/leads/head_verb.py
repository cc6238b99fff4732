"""The verb that heads a sentence of the news, if it reports a happening.

A report opens with a verb in the perfect (أعلنت الشركة ...), after a circumstance and a comma as well (بعد
ساعات من البحث، عثر ...), or names who acts first, as headlines do (الشركة تعلن ..., الشركة أعلنت ...): their
present is what has just happened.
"""

from collections.abc import Sequence

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND
from timeline.arabic.verb_forms import is_future, is_imperfect, is_perfect
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, says

# Words before the verb: who acts, with titles and names; a circumstance.
_SUBJECT, _CIRCUMSTANCE = 18, 22
_COMMAS = frozenset("،,")
_PLURALS = closed.letters("subject_ending")


def is_finite(word: Word) -> bool:
    """Whether a word is surely a verb: أعلنت, تعلن."""
    return is_perfect(word.folded) or is_imperfect(word.folded) or is_future(word.folded)


def head_verb(text: str, words: Sequence[Word]) -> int | None:
    """Return the index of the verb by which a sentence reports a happening; None if it does not.

    words: those of the sentence, in `text`.
    """
    if not words:
        return None
    first = words[0]
    if _reports_first(first):
        return 0
    bare = first.folded
    if bare in word_set("opens_circumstance"):
        return _after_circumstance(text, words)
    if bare in word_set("opens_no_lead") or bare in word_set("no_report") or is_finite(first):
        return None
    return _after_subject(words)


def _reports_first(word: Word) -> bool:
    """Whether a word that opens a clause is a verb in the perfect that reports."""
    if word.folded in word_set("no_report"):
        return False
    return is_perfect(word.folded) or word.folded in word_set("opening_verb")


def _after_circumstance(text: str, words: Sequence[Word]) -> int | None:
    """The verb after the first comma at which a clause opens: بعد ساعات من البحث، عثر ..."""
    for index in range(1, min(len(words), _CIRCUMSTANCE)):
        if _COMMAS.isdisjoint(text[words[index - 1].end : words[index].start]):
            continue
        if _reports_first(words[index]):
            return index
        if (verb := _after_subject(words[index:])) is not None:
            return index + verb
    return None


def _negates(word: Word) -> bool:
    return word.readings.get("factuality") == "denied"


def _is_verb_of_headline(word: Word) -> bool:
    """Whether a word after who acts is a verb: تعلن, أعلنت, يعلنون."""
    if is_finite(word) or word.folded in word_set("headline_verb"):
        return True
    return any(
        word.folded.endswith(ending) and is_imperfect(word.folded.removesuffix(ending)) for ending in _PLURALS
    )


def _after_subject(words: Sequence[Word]) -> int | None:
    """The verb after who acts; not that of a relative clause, nor one after a particle or a conjunction."""
    for index in range(1, min(len(words), _SUBJECT)):
        word, before = words[index], words[index - 1]
        if "complementiser" in word.readings:
            return None
        if not (_is_verb_of_headline(word) or says(word)):
            continue
        if "relative" in before.readings or word.folded.startswith(AND):
            continue
        if word.folded in word_set("no_report") or is_future(word.folded) or _negates(before):
            return None
        return index
    return None
