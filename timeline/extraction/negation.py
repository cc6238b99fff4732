"""What a negation denies: that the act of its clause took place, a property (لم يكن مفاجئا), or nothing.

لم تظهر الظاهرة إلا قبل عامين says that it appeared, لم يمنع المطر افتتاح المعرض that it was opened, ليس من
الغريب أن ترتفع الأسعار that prices rise.
"""

from collections.abc import Sequence
from enum import Enum

from timeline.arabic.per_word import PerWord
from timeline.arabic.verb_forms import is_future, is_imperfect, is_perfect
from timeline.arabic.word_sets import among, word_set
from timeline.arabic.words import Word, joined_by_and, says

# Words from a verb of denying to what is denied: تنفي روسيا أي ضلوع.
_OBJECT_REACHES = 4
# Words from ليس to the date that it denies: اليوم وليس غدا.
_BARE_REACHES = 1
# Words after a copula among which is the verb that it puts in the past.
_VERB_AFTER_COPULA = 2
_COMMAS = frozenset("،,؛;")


class Denied(Enum):
    """What a negation denies."""

    ACT = "act"
    NOTHING = "nothing"
    # The clause is about something else, or the negation has no bearing on its act.
    ELSEWHERE = "elsewhere"


def denied_by(text: str, words: Sequence[Word], index: int, after: Sequence[Word]) -> Denied:
    """Return what the negation or the verb of denying at `index` denies of the clause before a date.

    words, after: those of the sentence before and after the date. text: that they are of.
    """
    word, following = words[index], words[index + 1 :]
    if index and among(words[index - 1].folded, "opens_side_clause"):
        return Denied.ELSEWHERE
    if _in_another_clause(text, words, index):
        return Denied.ELSEWHERE
    if among(word.folded, "denies_a_property"):
        near = len(following) <= _BARE_REACHES
        exists = bool(following) and following[0].folded in word_set("of_existence")
        return Denied.ACT if near or exists else Denied.ELSEWHERE
    if any("exception" in other.readings for other in (*following, *_same_clause(text, words, after))):
        return Denied.NOTHING
    if any("involvement" in other.readings for other in following[:_OBJECT_REACHES]):
        return Denied.NOTHING
    verb = following[0].folded if following else ""
    if verb in word_set("affirms_when_negated"):
        return Denied.NOTHING
    if verb in word_set("copula"):
        exists = len(following) > 1 and following[1].folded in word_set("of_existence")
        # A verb after it is what is denied: لم يكن يعرف, لم تكن المدينة تعرف.
        verb_follows = any(is_imperfect(other.folded) for other in following[1 : 1 + _VERB_AFTER_COPULA])
        return Denied.ACT if exists or verb_follows else Denied.NOTHING
    return Denied.ACT


def is_denial(word: str) -> bool:
    """Whether a folded word is a verb of denying: نفى; not لم."""
    return _DENIES[word]


_DENIES = PerWord(lambda word: among(word, "verb_of_denying"))


def denies_what_happened(cue: str) -> bool:
    """Whether the folded cue of a denial speaks of what has happened: لم, نفى; not لن, which forecasts."""
    return not among(cue, "denies_the_future")


def _in_another_clause(text: str, words: Sequence[Word], index: int) -> bool:
    """Whether a comma and a verb of its own separate the date from a negation."""
    for at in range(index + 2, len(words)):
        gap = text[words[at - 1].end : words[at].start]
        if not _COMMAS.isdisjoint(gap) and any(_is_verb(word) for word in words[at:]):
            return True
    return False


def _is_verb(word: Word) -> bool:
    return is_perfect(word.folded) or is_future(word.folded) or says(word)


def _same_clause(text: str, words: Sequence[Word], after: Sequence[Word]) -> Sequence[Word]:
    """The words after the date up to a comma or a conjunction."""
    for index, word in enumerate(after):
        start = after[index - 1].end if index else (words[-1].end if words else word.start)
        if joined_by_and(word) or (index and not _COMMAS.isdisjoint(text[start : word.start])):
            return after[:index]
    return after
