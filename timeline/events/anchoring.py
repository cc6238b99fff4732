"""Which event of the timeline a text means when it counts days from one: بعد يومين من توقيع المذكرة.

An event is meant when a clause that reports it has the act (توقيع, وقعت) and most of the words beside it. It
must be well supported: reported by two independent sources, dated by hand, or reported by the article that
counts from it. When events of other days are meant as well, none is taken.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.arabic.expression import Expression, FromEvent
from timeline.arabic.lexicon import closed
from timeline.arabic.script import fold_word
from timeline.arabic.stems import stem, terms
from timeline.arabic.verbal_nouns import acts, names_an_act
from timeline.arabic.weights import weight
from timeline.arabic.words import Word, words_of
from timeline.dates.interval import Interval, during
from timeline.events.from_event import event_name

# Which part of a name's words, by weight, a clause must have.
COVERED = 0.6
# How much less than the best another event may have and still be meant.
CLOSE = 0.15
SUPPORT = 2
# Telling words beside the act: what follows them is seldom part of the name.
_LONGEST = 4
# A name is looked for in other articles when the words beside the act weigh this much, as one does that three
# of a hundred articles have: "the president's decision" means another one everywhere.
_TELLING = 3.5
_ADJECTIVE = closed.shape("relative_adjective")
_MAKES_CIRCUMSTANCE = closed.letters("makes_circumstance")


@dataclass(frozen=True, slots=True)
class Name:
    """The words that name an event. act: what they share with its verb; others: the telling words beside it.

    searched: one or two stems by which its reports are found; none when its words are too common.
    """

    act: frozenset[str]
    others: tuple[str, ...]
    searched: tuple[str, ...]

    @property
    def rarest(self) -> str | None:
        """The rarest of the stems by which its reports are found."""
        return max(self.searched, key=lambda word: (weight([word]), word), default=None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that may be meant: its days, how many independent sources, one clause that reports it.

    same_article: whether the article that counts from it reports it; by_hand: whether a person dated it.
    """

    event: str
    when: Interval
    sources: int
    quote: str
    same_article: bool
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """The event that is meant. covered: which part of its name's words, by weight, its clause has."""

    candidate: Candidate
    covered: float


def name_of(words: str) -> Name:
    """Take the name of an event apart: the act comes first."""
    first, *rest = (word.folded for word in words_of(words, 0, len(words)))
    others = tuple(dict.fromkeys(stem(word) for word in rest if terms(word)))[:_LONGEST]
    heard = others[:2]
    return Name(acts(first), others, heard if weight(heard) >= _TELLING else ())


def awaited_word(expression: Expression) -> str | None:
    """The rarest stem by which the event is looked for that an expression counts from; None for others."""
    if not isinstance(expression.said, FromEvent) or not expression.text:
        return None
    return name_of(event_name(expression)).rarest


def meant(name: Name, candidates: Iterable[Candidate]) -> Meant | None:
    """The event that a name means; None when there is none, or when events of different days fit."""
    found = [
        Meant(candidate, covered)
        for candidate in candidates
        if _is_supported(candidate, name) and (covered := _covered(name, candidate.quote)) >= COVERED
    ]
    if not found:
        return None
    by_hand = [one for one in found if one.candidate.by_hand]
    own = [one for one in found if one.candidate.same_article]
    found = by_hand or own or found
    best = max(found, key=lambda one: (one.covered, one.candidate.sources, one.candidate.event))
    rivals = (one for one in found if one.covered >= best.covered - CLOSE)
    if any(during(one.candidate.when, best.candidate.when) is None for one in rivals):
        return None
    return best


def _is_supported(candidate: Candidate, name: Name) -> bool:
    supported = candidate.by_hand or candidate.sources >= SUPPORT
    return candidate.same_article or (supported and bool(name.searched))


def _covered(name: Name, quote: str) -> float:
    """Which part of the words beside the act a clause has, by weight; 0 without the act."""
    # A stem is a part of its word: most clauses are told from this without a look at their words.
    folded = fold_word(quote)
    if not all(word in folded for word in name.searched):
        return 0.0
    words = words_of(quote, 0, len(quote))
    if not any(_reports(words, index, name.act) for index in range(len(words))):
        return 0.0
    whole = weight(name.others)
    if not whole:
        return 1.0
    there = {stem(word.folded) for word in words}
    if any(word not in there for word in name.searched):
        return 0.0
    return weight(word for word in name.others if word in there) / whole


def _reports(words: Sequence[Word], index: int, act: frozenset[str]) -> bool:
    """Whether a word is the act, and not beside another one: after the signing, calls for signing."""
    word = words[index]
    if act.isdisjoint(acts(word.folded)) or _ADJECTIVE.fullmatch(word.folded):
        return False
    if not names_an_act(word.folded):
        return True
    before = words[index - 1].readings if index else {}
    attached = word.folded[0] in _MAKES_CIRCUMSTANCE and names_an_act(word.folded[1:])
    return "beside_the_act" not in before and not attached
