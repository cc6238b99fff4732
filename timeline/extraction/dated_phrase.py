"""The part of a clause that its date belongs to, where that is not the whole clause.

استدعي السفير احتجاجا على زيارة الوفد الأسبوع الماضي: last week is the day of the visit. A date belongs to
what a relative clause describes (المعاهدة التي وقعت عام 1979), to an act that is called by it (عاد إلى اتفاق
1979), and to the act after بعد or إثر if the clause itself is of other days.
"""

from collections.abc import Sequence

from timeline.arabic.acts import aspects, bare_noun_acts, noun_acts, verb_acts
from timeline.arabic.attached import letters_before
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, FROM, IN
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.word_sets import word_set
from timeline.arabic.words import Word, opens_clause, words_of
from timeline.extraction.finite_verbs import ends_feminine, is_finite_verb
from timeline.extraction.model import Range

# Words before a relative pronoun with the noun that it describes; from an act to its date; after that date.
_DESCRIBED, _REACH, _AFTER = 9, 12, 8
# A clause goes on past a mark; a noun, a relative clause and what follows a date do not.
_BREAKS = frozenset("،,؛;:.!?؟()–—")
# The readings of ordinals: أول, الرابعة.
_ORDINAL = frozenset({"ordinal", "hour_word", "first"})
# الإسباني: an adjective of any noun of a construct (قانون البيئة الإسباني).
_ADJECTIVE = closed.shape("relative_adjective")
_CALLED_OFF = frozenset({"cancel", "postpone", "stop"})
_QUOTATION = frozenset('"«»“”')


def dated_phrase(text: str, quote: Range, date: Range, *, elsewhere: bool) -> Range | None:
    """Return the part of a clause that its date belongs to, None if that is the clause itself.

    quote, date: in characters of the text. elsewhere: whether the clause is surely of other days than its
    date, if an act in it can be what is dated: its verb has another date, or the date is long past.
    """
    before = words_of(text, quote[0], date[0])
    start = _described(text, before, date[0])
    if start is None:
        start = _named_act(text, before, date)
    if start is None and elsewhere:
        start = _act_after_preposition(text, before, date[0])
    return (start, _end(text, quote, date)) if start is not None and start > quote[0] else None


def _described(text: str, words: Sequence[Word], end: int) -> int | None:
    """Where the noun begins that the relative clause before a date describes, or a participle like one."""
    for at in range(len(words) - 1, max(len(words) - _REACH, 0), -1):
        word = words[at]
        if word.folded in word_set("relative_pronoun"):
            opens = at + 1 < len(words) and not _may_be_noun(words[at + 1])
            return _antecedent(text, words, at) if opens else None
        if "done" in word.readings or word.folded in word_set("planned_for"):
            # المعاهدة الموقعة في 12 أيار, الانتخابات المقررة الأحد.
            return _antecedent(text, words, at)
        # وصلت after a pronoun is a verb with a و of its own.
        verb = words[at - 1].folded in word_set("relative_pronoun")
        if _is_broken(text, words, at, end) or (_opens(word) and not verb):
            return None
    return None


def _is_called_off(word: Word) -> bool:
    """Whether a word says that what follows it is not held: تأجيل المباراة المقررة الأحد."""
    return not _CALLED_OFF.isdisjoint(noun_acts(word.folded) | verb_acts(word.folded))


def _may_be_noun(word: Word) -> bool:
    """Whether a word after a relative pronoun is not its verb."""
    return word.folded.startswith(closed.DEFINITE) or "dependent" in word.readings


def _antecedent(text: str, words: Sequence[Word], pronoun: int) -> int | None:
    """Where the noun begins that a relative pronoun agrees with.

    None for an act in which the clause takes place, and is of its days: فاز في الانتخابات التي جرت الأحد.
    """
    feminine = words[pronoun].folded in word_set("relative_feminine") or ends_feminine(text, words[pronoun])
    for at in range(pronoun - 1, max(pronoun - 1 - _DESCRIBED, -1), -1):
        word = words[at]
        if is_finite_verb(text, word) or _opens(word):
            return None
        if at < pronoun - 1 and _is_broken(text, words, at, 0):
            return None
        attached = letters_before(word.folded)
        if _governs(word) or (at and not attached and not _opens_noun(text, words[at - 1], word)):
            continue
        if at > 1 and words[at - 1].folded == FROM and _ORDINAL & words[at - 2].readings.keys():
            # الجولة الرابعة من المحادثات is one noun.
            continue
        if ends_feminine(text, word) and not feminine:
            continue
        if at and _is_called_off(words[at - 1]):
            return None
        if words[at - 1].folded in word_set("takes_place_in") and _is_act(word):
            return None
        if word.folded in word_set("when"):
            return None
        if word.folded in word_set("part_of_preposition") and at + 1 < pronoun:
            return words[at + 1].start
        return word.start + attached
    return None


def _opens_noun(text: str, before: Word, word: Word) -> bool:
    """Whether a noun begins with a word: after a preposition, a verb, or a noun with its article.

    افتتح الوزير معرض الكتاب; رئيس الجمهورية أمين شاكر.
    """
    ended = before.folded.startswith(closed.ARTICLE) and (
        not word.folded.startswith(closed.DEFINITE)
        # No adjective of a feminine noun lacks its ending: زارت اللجنة المتحف.
        or (
            ends_feminine(text, before)
            and word.folded.startswith(closed.ARTICLE)
            and not ends_feminine(text, word)
            and not _ADJECTIVE.fullmatch(word.folded)
        )
    )
    named = not _QUOTATION.isdisjoint(text[before.end : word.start])
    return (ended and not named) or _governs(before) or is_finite_verb(text, before)


def _named_act(text: str, words: Sequence[Word], date: Range) -> int | None:
    """Where the act begins that is called by its date, after a preposition that does not say when."""
    at = len(words) - 1
    if at < 1 or _is_broken(text, words, at, date[0]) or is_finite_verb(text, words[at]):
        return None
    act, governor = words[at], words[at - 1]
    # Not اجتماعه: whose it is says the clause.
    if act.folded.startswith(closed.DEFINITE) or bare_noun_acts(act.folded) <= aspects():
        return None
    apart = governor.folded in word_set("takes_place_in") or governor.folded.endswith(IN)
    # لإلغاء انتخابات 2018: they are of 2018, what is to be done with them is not; not لإجراء محادثات اليوم.
    purpose = letters_before(governor.folded) if any(map(str.isdigit, text[slice(*date)])) else 0
    governs = _governs(governor) or (purpose and _names_act(governor.folded[purpose:]))
    return act.start if governs and not apart and not _attributes(governor) else None


def _act_after_preposition(text: str, words: Sequence[Word], end: int) -> int | None:
    """Where the act begins after بعد, إثر, احتجاجا على."""
    for at in range(len(words) - 2, max(len(words) - _REACH, -1), -1):
        word = words[at]
        if is_finite_verb(text, word) or _opens(word) or _is_broken(text, words, at, end):
            return None
        reaction = at > 0 and words[at - 1].folded in word_set("reaction_to")
        if "act_before" in word.readings or (reaction and "dependent" in word.readings):
            following = at + (2 if word.folded in word_set("opens_act_phrase") and not reaction else 1)
            if following < len(words) and _is_act(words[following]):
                return words[following].start
    return None


def _end(text: str, quote: Range, date: Range) -> int:
    """Where the phrase ends: with its date, the circumstances after it, and what came of the act."""
    words = words_of(text, date[1], quote[1])
    end = kept = date[1]
    for word in words[:_AFTER]:
        circumstance = _and_preposition(word)
        if _is_mark(text, end, word.start, _BREAKS | _QUOTATION):
            # مخلفا عشرات القتلى, ما أدى إلى إغلاق الطريق.
            return quote[1] if word.folded in word_set("came_of_it") else kept
        new = _opens(word) or word.folded in word_set("ends_phrase")
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


def _is_act(word: Word) -> bool:
    return _names_act(word.folded)


def _names_act(folded: str) -> bool:
    return names_an_act(folded) or bool(noun_acts(folded))


def _opens(word: Word) -> bool:
    return opens_clause(word) or "complementiser" in word.readings


def _attributes(word: Word) -> bool:
    return not {"source_after", "source_after_comma"}.isdisjoint(word.readings)


def _governs(word: Word) -> bool:
    return word.readings.get("dependent") == "preposition" or "act_before" in word.readings


def _is_broken(text: str, words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a mark separates a word from the next, or from the date at `end`."""
    following = words[at + 1].start if at + 1 < len(words) else end
    return _is_mark(text, words[at].end, following, _BREAKS)


def _is_mark(text: str, start: int, end: int, marks: frozenset[str]) -> bool:
    """Whether one of these marks is between two words, other than inside a number: 12.4."""
    number = end - start == 1 and text[start - 1].isdigit() and text[end : end + 1].isdigit()
    return not number and not marks.isdisjoint(text[start:end])
