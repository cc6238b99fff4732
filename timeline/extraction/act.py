"""The act that a date belongs to: of a clause with several verbs, the one next to its date.

اجتمع الوزيران بعد الهجوم الذي وقع أمس: yesterday is the day of the attack, not of the meeting.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from timeline.arabic.acts import noun_acts, saying_acts
from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, SO
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
# What a verb of support says by itself.
_GENERAL = frozenset({"hold"})
_FUTURE = closed.word("will")
_SUPPORT, _NO_ACT = (frozenset(closed.words(name)) for name in ("support_verb", "no_act"))


class _Kind(Enum):
    VERB = auto()
    SUPPORT = auto()
    NOUN = auto()
    OTHER = auto()


_VERBS = (_Kind.VERB, _Kind.SUPPORT)


@dataclass(frozen=True, slots=True)
class _Read:
    """A word of the clause: what it may be the head of, and the acts that it reports."""

    kind: _Kind
    acts: frozenset[str]
    relative: bool = False


def acts_at(text: str, quote: Range, date: Range) -> frozenset[str]:
    """Return the names of the acts that the date of a clause belongs to, none if its words name no known act.

    quote, date: the clause and its expression of time, in characters of the text.
    """
    words = [word for word in words_of(text, *quote) if word.end <= date[0] or word.start >= date[1]]
    at = sum(word.end <= date[0] for word in words)
    read = [_read(word) for word in words]
    head = _head(read, at)
    if head is None:
        return frozenset()
    acts = read[head].acts
    if read[head].kind is _Kind.SUPPORT:
        # وقع took place, and وقّع signed: one spelling.
        acts = frozenset().union(acts - _GENERAL, *_nouns_beside(read, head)) or acts
    return acts.union(*_described(read, head))


def _read(word: Word) -> _Read:
    folded = word.folded
    if folded in _NO_ACT:
        return _Read(_Kind.OTHER, frozenset())
    verb_of = saying_acts(word)
    if _without_prefix(folded) in _SUPPORT:
        return _Read(_Kind.SUPPORT, verb_of)
    if verb_of or is_perfect(folded) or is_imperfect(folded) or is_future(folded):
        return _Read(_Kind.VERB, verb_of)
    noun_of = noun_acts(folded)
    if noun_of or names_an_act(folded):
        return _Read(_Kind.NOUN, noun_of)
    return _Read(_Kind.OTHER, frozenset(), word.readings.get("dependent") == "relative")


def _without_prefix(word: str) -> str:
    """A verb without the conjunction and the future particle before it."""
    for prefix in (AND, SO, _FUTURE, AND + _FUTURE):
        if word not in _SUPPORT and word.startswith(prefix) and word[len(prefix) :] in _SUPPORT:
            return word[len(prefix) :]
    return word


def _head(read: Sequence[_Read], at: int) -> int | None:
    """The index of the word that the date, before word `at`, belongs to."""
    verb = next(_of_kind(read, _VERBS, range(at - 1, max(at - 1 - _VERB_BEFORE, -1), -1)), None)
    noun = next(_of_kind(read, (_Kind.NOUN,), range(at - 1, max(at - 1 - _NOUN_BEFORE, -1), -1)), None)
    if noun is not None and (verb is None or noun - verb > _NEARER):
        return noun
    if verb is not None:
        return verb
    after = next(_of_kind(read, _VERBS, range(at, min(at + _VERB_AFTER, len(read)))), None)
    if after is not None:
        return after
    nouns = _of_kind(read, (_Kind.NOUN,), range(len(read)))
    return min(nouns, key=lambda index: abs(index - at), default=None)


def _of_kind(read: Sequence[_Read], kinds: tuple[_Kind, ...], indexes: range) -> Iterator[int]:
    return (index for index in indexes if read[index].kind in kinds)


def _nouns_beside(read: Sequence[_Read], verb: int) -> Iterator[frozenset[str]]:
    """The acts of the nouns nearest to a verb of support."""
    near = range(max(0, verb - _BESIDE), min(len(read), verb + _BESIDE))
    nouns = sorted(_of_kind(read, (_Kind.NOUN,), near), key=lambda index: abs(index - verb))
    return (read[index].acts for index in nouns[:_MOST_NOUNS])


def _described(read: Sequence[_Read], head: int) -> Iterator[frozenset[str]]:
    """The acts of the noun that a relative clause describes: الهجوم الذي نفذ."""
    for index in range(max(0, head - _DESCRIBED), head):
        if read[index].relative:
            before = range(index - 1, max(index - 1 - _DESCRIBED, -1), -1)
            noun = next(_of_kind(read, (_Kind.NOUN,), before), None)
            if noun is not None:
                yield read[noun].acts
