"""What separates the words of a clause: marks, openings of other clauses, prepositions."""

from collections.abc import Sequence

from timeline.arabic.acts import calls_off, noun_acts
from timeline.arabic.attached import letters_before
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND
from timeline.arabic.verb_forms import is_bare_perfect, is_imperfect
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, opens_clause, words_of
from timeline.extraction.finite_verbs import is_finite_verb, without_and
from timeline.extraction.model import Range

# Words before an act among which is one that undoes it.
_UNDONE = 6
# Words that are read after a date.
_AFTER = 8
# A clause goes on past a mark; a noun, a relative clause and what follows a date do not.
_BREAKS = frozenset("،,؛;:.!?؟()–—")
_PRONOUNS = closed.letters("object_pronoun")
QUOTATION = frozenset('"«»“”')


def is_broken(text: str, words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a mark separates a word from the next, or from the date at `end`."""
    following = words[at + 1].start if at + 1 < len(words) else end
    return _is_mark(text, words[at].end, following, _BREAKS)


def opens(word: Word) -> bool:
    """Whether another clause opens with a word, أن among them; not with a verb like وصل."""
    return (opens_clause(word) and not is_bare_perfect(word.folded)) or "complementiser" in word.readings


def governs(word: Word) -> bool:
    """Whether a word is a preposition of its own: على, بعد."""
    return word.readings.get("dependent") == "preposition" or "act_before" in word.readings


def names_act(folded: str) -> bool:
    """Whether a folded word is a verbal noun or another noun of a known act: توقيع, هجوم."""
    return names_an_act(folded) or bool(noun_acts(folded))


def is_act(word: Word) -> bool:
    """Whether a word is a noun of an act."""
    return names_act(word.folded)


def is_act_of_somebody(word: Word) -> bool:
    """Whether a word is a noun of an act with a pronoun: فوزه, إغلاقها."""
    return any(
        word.folded.endswith(pronoun) and names_act(word.folded.removesuffix(pronoun))
        for pronoun in _PRONOUNS
    )


def is_perfect_main(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word is a verb, no imperfect, that no relative pronoun or أن makes part of another clause."""
    if at == 0 and words[at].folded in word_set("opening_verb"):
        return True
    before = words[at - 1].readings if at else {}
    main = is_finite_verb(text, words[at]) and "relative" not in before and "complementiser" not in before
    return main and not is_imperfect(without_and(words[at].folded))


def is_undone(text: str, words: Sequence[Word], start: int) -> bool:
    """Whether words shortly before an act say that it did not take place, or only that it may have:
    فشل في التوصل إلى اتفاق, تأجيل القضية إلى جلسة, من تهمة قتل زوجته.

    start: where the act begins, in characters of the text.
    """
    before = [word for word in words if word.end <= start]
    for at in range(len(before) - 1, max(len(before) - 1 - _UNDONE, -1), -1):
        if is_broken(text, before, at, start):
            return False
        if before[at].folded in word_set("undoes_act") or calls_off(before[at].folded):
            return True
    return False


def undoing_noun(words: Sequence[Word], start: int) -> int | None:
    """Where a noun right before an act begins that undoes it: تهمة قتل زوجته, محاولة تفجير السوق."""
    before = [word for word in words if word.end <= start]
    noun = before[-1] if before else None
    if noun is None or noun.end + 1 != start or noun.folded not in word_set("undoing_noun"):
        return None
    return noun.start + letters_before(noun.folded)


def end_of_phrase(text: str, quote: Range, date: Range) -> int:
    """Where a phrase ends: with its date, the circumstances after it, and what came of the act."""
    words = words_of(text, date[1], quote[1])
    end = kept = date[1]
    for word in words[:_AFTER]:
        circumstance = _and_preposition(word)
        if _is_mark(text, end, word.start, _BREAKS | QUOTATION):
            # مخلفا عشرات القتلى, ما أدى إلى إغلاق الطريق.
            return quote[1] if word.folded in word_set("came_of_it") else kept
        new = opens(word) or word.folded in word_set("ends_phrase")
        if is_finite_verb(text, word) or (new and not circumstance):
            break
        end = word.end
        if "dependent" not in word.readings and not circumstance and not _ends_open(word):
            kept = end
    return kept


def _and_preposition(word: Word) -> bool:
    """Whether a word joins a circumstance: وعلى متنها, وفيها."""
    return word.clitic == AND and word.readings.get("dependent") == "preposition"


def _ends_open(word: Word) -> bool:
    return word.folded in word_set("ends_no_headline")


def _is_mark(text: str, start: int, end: int, marks: frozenset[str]) -> bool:
    """Whether one of these marks is between two words, other than inside a number: 12.4."""
    number = end - start == 1 and text[start - 1].isdigit() and text[end : end + 1].isdigit()
    return not number and not marks.isdisjoint(text[start:end])
