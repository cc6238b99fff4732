"""Acts that a clause refers to and its date belongs to: عاد إلى اتفاق 1979, الوقوف وراء تفجير السوق أمس."""

from collections.abc import Sequence

from timeline.arabic.acts import aspects, bare_noun_acts, noun_acts
from timeline.arabic.attached import letters_before
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import FOR, IN
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word
from timeline.extraction.finite_verbs import is_finite_verb
from timeline.extraction.model import Range
from timeline.extraction.phrase.seams import (
    governs,
    is_act,
    is_act_of_somebody,
    is_broken,
    names_act,
    opens,
)

# Words from an act to its date.
_REACH = 12
# Words from the nearest act to its date: قمة الوزيرين في القاهرة.
_NEAREST = 5


def named_act(text: str, words: Sequence[Word], date: Range) -> int | None:
    """Where the act begins that is called by its date, after a preposition that does not say when."""
    at = len(words) - 1
    if at < 1 or is_broken(text, words, at, date[0]) or is_finite_verb(text, words[at]):
        return None
    act, governor = words[at], words[at - 1]
    dated = any(map(str.isdigit, text[slice(*date)]))
    if (
        dated
        and act.folded.startswith(FOR)
        and letters_before(act.folded)
        and noun_acts(act.folded[len(FOR) :])
    ):
        # في العيد الوطني لثورة 26 أيلول; not صدر حكم بإعدامه عام 2004.
        return act.start + len(FOR)
    # Not اجتماعه: whose it is says the clause.
    if act.folded.startswith(closed.DEFINITE) or bare_noun_acts(act.folded) <= aspects():
        return None
    apart = governor.folded in word_set("takes_place_in") or governor.folded.endswith(IN)
    # لإلغاء انتخابات 2018: they are of 2018, what is to be done with them is not; not لإجراء محادثات اليوم.
    purpose = letters_before(governor.folded) if dated else 0
    governed = governs(governor) or (purpose and names_act(governor.folded[purpose:]))
    return act.start if governed and not apart and not _attributes(governor) else None


def commemorated(text: str, words: Sequence[Word], end: int) -> int | None:
    """Where what is remembered begins, if it is called by its date: أحيت المدينة ذكرى مجزرة 8 أيار 1945."""
    for at in range(len(words) - 2, max(len(words) - 1 - _NEAREST, -1), -1):
        if is_broken(text, words, at, end) or governs(words[at + 1]):
            return None
        if words[at].folded in word_set("commemorates"):
            # الذكرى السنوية: what is remembered comes later.
            return None if words[at + 1].folded.startswith(closed.ARTICLE) else words[at + 1].start
    return None


def act_told_of(text: str, words: Sequence[Word], end: int) -> int | None:
    """Where an act begins that the clause only tells of: اتهمته بالوقوف وراء تفجير السوق في 4 آذار."""
    for at in range(len(words) - 2, max(len(words) - _REACH, -1), -1):
        word = words[at]
        tells = word.folded in word_set("tells_of_act")
        if is_broken(text, words, at, end) or (not tells and (is_finite_verb(text, word) or opens(word))):
            return None
        if not tells:
            continue
        following = at + 1
        while following < len(words) and words[following].folded in word_set("leads_to_act"):
            following += 1
        if following == len(words):
            return None
        act = words[following]
        attached = letters_before(act.folded)
        return act.start + attached if names_act(act.folded[attached:]) else None
    return None


def act_after_preposition(text: str, words: Sequence[Word], end: int, *, own: bool) -> int | None:
    """Where the act begins after بعد, إثر, احتجاجا على, استعدادا ل.

    own: whether the clause may be of the days of its date; then so is an act with a pronoun: توج بعد فوزه.
    """
    for at in range(len(words) - 2, max(len(words) - _REACH, -1), -1):
        word = words[at]
        if is_finite_verb(text, word) or opens(word) or is_broken(text, words, at, end):
            return None
        if word.folded in word_set("in_view_of") and words[at + 1].folded.startswith(FOR):
            return words[at + 1].start + letters_before(words[at + 1].folded)
        reaction = at > 0 and words[at - 1].folded in word_set("reaction_to")
        if "act_before" in word.readings or (reaction and "dependent" in word.readings):
            following = at + (2 if word.folded in word_set("opens_act_phrase") and not reaction else 1)
            if following == len(words):
                continue
            act = words[following]
            if not own if is_act_of_somebody(act) else is_act(act):
                return act.start
    return None


def purpose(text: str, words: Sequence[Word], end: int) -> int | None:
    """Where the act begins that a clause is to lead to: وقعت الشركة عقدا لبناء المصنع عام 2022."""
    for at in range(len(words) - 1, max(len(words) - _REACH, 0), -1):
        word = words[at]
        if is_finite_verb(text, word) or opens(word) or is_broken(text, words, at, end):
            return None
        attached = letters_before(word.folded)
        if attached and bare_noun_acts(word.folded[attached:]):
            return word.start + attached
    return None


def nearest_act(text: str, words: Sequence[Word], end: int) -> int | None:
    """Where the act nearest to a date begins: تلتزم الحكومة باتفاق الوزيرين خلال قمتهما الشهر الماضي."""
    for at in range(len(words) - 1, max(len(words) - _NEAREST, 0), -1):
        word = words[at]
        if is_finite_verb(text, word) or opens(word) or is_broken(text, words, at, end):
            return None
        if not is_act(word) and not names_act(word.folded[letters_before(word.folded) :]):
            continue
        # هجمات الأنفاق: the first noun of a construct.
        first = words[at - 1]
        construct = (
            word.folded.startswith(closed.ARTICLE) and is_act(first) and not is_finite_verb(text, first)
        )
        head = first if construct and not is_broken(text, words, at - 1, end) else word
        return head.start + letters_before(head.folded)
    return None


def _attributes(word: Word) -> bool:
    return not {"source_after", "source_after_comma"}.isdisjoint(word.readings)
