"""The act that a date belongs to: of a clause with several verbs, the one next to its date.

اجتمع الوزيران بعد الهجوم الذي وقع أمس: yesterday is the day of the attack, not of the meeting.
"""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from timeline.arabic.acts import (
    aspects,
    bare_noun_acts,
    noun_acts,
    participle_acts,
    saying_acts,
    verb_acts,
)
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, DEFINITE, FOR, SO
from timeline.arabic.per_word import PerWord
from timeline.arabic.verb_forms import is_future, is_imperfect, is_perfect
from timeline.arabic.verbal_nouns import names_an_act
from timeline.arabic.words import Word, words_of
from timeline.extraction.model import Range

# How many words before the date its verb may be, and its noun; how many after it its verb may be.
_VERB_BEFORE, _NOUN_BEFORE, _VERB_AFTER = 14, 3, 10
# A noun that is so many words nearer than the verb is what the date belongs to.
_NEARER = 2
# How many words from a verb of support its noun may be, and before a relative pronoun the one described.
_BESIDE, _DESCRIBED = 6, 3
_MOST_NOUNS = 2
# By how many words a noun after the date counts as farther than one before it.
_OUTCOME = 3
# How many words of its construct may be before a noun.
_CONSTRUCT = 3
# How many words after a verb of deciding its object may be.
_OBJECT_AFTER = 10
# What a verb of support says by itself.
_GENERAL = frozenset({"hold"})
_FUTURE = closed.word("will")
_SUPPORT, _NO_ACT, _DECIDES, _WHILE = (
    frozenset(closed.words(name)) for name in ("support_verb", "not_an_act", "decides_an_act", "while")
)
# The ending that no verb has.
_OF_NOUNS = closed.letters("feminine_as_written")


class _Kind(Enum):
    VERB = auto()
    SUPPORT = auto()
    NOUN = auto()
    OTHER = auto()


_VERBS = (_Kind.VERB, _Kind.SUPPORT)


class _Read(NamedTuple):
    """A word of the clause: what it may be the head of, and the acts that it reports.

    relative: a relative pronoun. for_it: with ل attached, as a purpose or in the name of a body: لتخفيف,
    الهيئة للانتخابات.
    """

    kind: _Kind
    acts: frozenset[str]
    relative: bool = False
    for_it: bool = False


def acts_at(text: str, quote: Range, date: Range) -> frozenset[str]:
    """Return the names of the acts that the date of a clause belongs to, none if its words name no known act.

    quote, date: the clause and its expression of time, in characters of the text.
    """
    every = words_of(text, *quote)
    before = [word for word in every if word.end <= date[0]]
    words, at = [*before, *(word for word in every if word.start >= date[1])], len(before)
    read = _Words(text, words)
    head = _head(words, read, at)
    if head is None:
        return frozenset()
    acts = read[head].acts
    if read[head].kind is _Kind.SUPPORT:
        # وقع took place, and وقّع signed: one spelling.
        acts = frozenset().union(acts - _GENERAL, *_nouns_beside(read, head)) or acts
    if read[head].kind is _Kind.NOUN:
        acts = _of_construct(text, words, read, head)
    if words[head].folded in _DECIDES:
        acts |= _decided(words, read, head)
    return acts.union(*_described(read, head))


class _Words:
    """The words of a clause as _Read, each read when it is asked for: a few of them decide."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self._text = text
        self._words = words
        self._read: list[_Read | None] = [None] * len(words)

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, index: int) -> _Read:
        read = self._read[index]
        if read is None:
            self._read[index] = read = _read(self._text, self._words[index])
        return read


def _read(text: str, word: Word) -> _Read:
    # بعثة is no verb with a pronoun (بعثه), though both are folded alike.
    noun = text.endswith(_OF_NOUNS, word.start, word.end)
    if not word.readings and not noun:
        return _UNLISTED[word.folded]
    if "done" in word.readings and (done := participle_acts(word.folded)):
        return _Read(_Kind.VERB, done)
    verb_of = frozenset[str]() if noun else saying_acts(word)
    return _read_form(word.folded, verb_of, word.readings.get("dependent") == "relative")


# Texts repeat their words.
@lru_cache(maxsize=2**12)
def _read_form(folded: str, verb_of: frozenset[str], relative: bool) -> _Read:
    if folded in _NO_ACT:
        return _Read(_Kind.OTHER, frozenset())
    if _without_prefix(folded) in _SUPPORT:
        return _Read(_Kind.SUPPORT, verb_of)
    if verb_of or is_perfect(folded) or is_imperfect(folded) or is_future(folded):
        return _Read(_Kind.VERB, verb_of)
    noun_of = noun_acts(folded)
    if noun_of or names_an_act(folded):
        return _Read(_Kind.NOUN, noun_of, for_it=_is_for(folded))
    return _Read(_Kind.OTHER, frozenset(), relative)


# Words without a reading in the lexicon: most.
_UNLISTED = PerWord(lambda folded: _read_form(folded, verb_acts(folded), False))


def _without_prefix(word: str) -> str:
    """A verb without the conjunction and the future particle before it."""
    for prefix in (AND, SO, _FUTURE, AND + _FUTURE):
        if word not in _SUPPORT and word.startswith(prefix) and word[len(prefix) :] in _SUPPORT:
            return word[len(prefix) :]
    return word


def _head(words: Sequence[Word], read: _Words, at: int) -> int | None:
    """The index of the word that the date, before word `at`, belongs to."""
    verb = next(_of_kind(read, _VERBS, range(at - 1, max(at - 1 - _VERB_BEFORE, -1), -1)), None)
    near = range(at - 1, max(at - 1 - _NOUN_BEFORE, -1), -1)
    nouns = _of_kind(read, (_Kind.NOUN,), near)
    noun = next((index for index in nouns if not _is_aside(words, read, index)), None)
    if noun is not None and (verb is None or noun - verb > _NEARER):
        return noun
    if verb is not None:
        return verb
    after = next(_of_kind(read, _VERBS, range(at, min(at + _VERB_AFTER, len(read)))), None)
    if after is not None:
        return after
    every = _of_kind(read, (_Kind.NOUN,), range(len(read)))
    # What follows the date is rather an outcome: مخلفا عشرات القتلى.
    return min(every, key=lambda index: at - index if index < at else index - at + _OUTCOME, default=None)


def _is_for(noun: str) -> bool:
    """Whether ل is attached to a folded noun: لتخفيف, للانتخابات; not لقاء."""
    return noun.startswith(FOR) and not bare_noun_acts(noun)


def _is_aside(words: Sequence[Word], read: _Words, noun: int) -> bool:
    """Whether a noun is a purpose, or an act during which the one that is dated took place."""
    if read[noun].for_it or (noun and _is_for(words[noun - 1].folded)):
        return True
    return any(word.folded in _WHILE for word in words[max(noun - _CONSTRUCT, 0) : noun])


def _of_kind(read: _Words, kinds: tuple[_Kind, ...], indexes: range) -> Iterator[int]:
    return (index for index in indexes if read[index].kind in kinds)


def _nouns_beside(read: _Words, verb: int) -> Iterator[frozenset[str]]:
    """The acts of the nouns nearest to a verb of support."""
    near = range(max(0, verb - _BESIDE), min(len(read), verb + _BESIDE))
    nouns = sorted(_of_kind(read, (_Kind.NOUN,), near), key=lambda index: abs(index - verb))
    return (read[index].acts for index in nouns[:_MOST_NOUNS])


def _of_construct(text: str, words: Sequence[Word], read: _Words, noun: int) -> frozenset[str]:
    """The acts of a construct that ends with a noun: إعلان نتائج الانتخابات is an announcement, no election.

    بدء التصويت is both the beginning and the vote.
    """
    acts = read[noun].acts
    for index in range(noun - 1, max(noun - 1 - _CONSTRUCT, -1), -1):
        word = words[index]
        apart = text[word.end : words[index + 1].start].strip(" ")
        if (
            apart
            or word.folded.startswith(DEFINITE)
            or "dependent" in word.readings
            or word.folded in _NO_ACT
        ):
            break
        if read[index].kind in _VERBS:
            break
        if read[index].kind is not _Kind.NOUN or read[index].acts <= _GENERAL:
            continue
        acts = read[index].acts | acts if read[index].acts <= aspects() else read[index].acts
    return acts


def _decided(words: Sequence[Word], read: _Words, verb: int) -> frozenset[str]:
    """The acts of the object of a verb of deciding: a verbal noun without article and preposition."""
    for index in range(verb + 1, min(len(read), verb + 1 + _OBJECT_AFTER)):
        if "complementiser" in words[index].readings:
            break
        acts = bare_noun_acts(words[index].folded)
        if acts:
            return acts
    return frozenset()


def _described(read: _Words, head: int) -> Iterator[frozenset[str]]:
    """The acts of the noun that a relative clause describes: الهجوم الذي نفذ."""
    for index in range(max(0, head - _DESCRIBED), head):
        if read[index].relative:
            before = range(index - 1, max(index - 1 - _DESCRIBED, -1), -1)
            noun = next(_of_kind(read, (_Kind.NOUN,), before), None)
            if noun is not None:
                yield read[noun].acts
