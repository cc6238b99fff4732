"""Which event of the timeline a text means when it counts days from one: بعد يومين من توقيع المذكرة.

An event is meant when a clause that reports it has the act (توقيع, وقعت) and most of the words beside it. It
must be well supported: reported by two independent sources, dated by hand, or reported by the article that
counts from it. When events of other days are meant as well, none is taken.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.arabic.lexicon import closed
from timeline.arabic.script import fold_word
from timeline.arabic.stems import stem, terms, weight
from timeline.arabic.verbal_nouns import acts, names_an_act
from timeline.arabic.words import Word, words_of
from timeline.dates.interval import Interval, during
from timeline.extraction.event_anchored import event_name
from timeline.grammar.expression import EventRelative, Expression

# Which part of a name's words, by weight, a clause must have.
COVERED = 0.6
# How much less than the best another event may have and still be meant.
CLOSE = 0.15
SUPPORT = 2
# Telling words beside the head_noun: what follows them is seldom part of the name.
_LONGEST = 4
# A name is looked for in other articles when the words beside the act weigh this much, as one does that three
# of a hundred articles have: "the president's decision" means another one everywhere.
_TELLING = 3.5
_ADJECTIVE = closed.shape("relative_adjective")
_MAKES_CIRCUMSTANCE = closed.letters("makes_circumstance")


@dataclass(frozen=True, slots=True)
class EventDescription:
    """The words that name an event. head_noun: what they share with its verb; modifiers: the telling words beside it.

    search_terms: one or two stems by which its reports are found; none when its words are too common.
    """

    head_noun: frozenset[str]
    modifiers: tuple[str, ...]
    search_terms: tuple[str, ...]

    @property
    def rarest_term(self) -> str | None:
        """The rarest of the stems by which its reports are found."""
        return max(self.search_terms, key=lambda word: (weight([word]), word), default=None)


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
class ReferenceMatch:
    """The event that is meant. covered: which part of its name's words, by weight, its clause has."""

    candidate: Candidate
    covered: float


def describe_event(words: str) -> EventDescription:
    """Take the name of an event apart: the act comes first."""
    first, *rest = (word.folded for word in words_of(words, 0, len(words)))
    others = tuple(dict.fromkeys(stem(word) for word in rest if terms(word)))[:_LONGEST]
    search_terms = others[:2]
    return EventDescription(acts(first), others, search_terms if weight(search_terms) >= _TELLING else ())


def awaited_word(expression: Expression) -> str | None:
    """The rarest stem by which the event is looked for that an expression counts from; None for others."""
    if not isinstance(expression.semantics, EventRelative) or not expression.text:
        return None
    return describe_event(event_name(expression)).rarest_term


def resolve_reference(name: EventDescription, candidates: Iterable[Candidate]) -> ReferenceMatch | None:
    """The event that a name means; None when there is none, or when events of different days fit."""
    found = [
        ReferenceMatch(candidate, covered)
        for candidate in candidates
        if _is_supported(candidate, name) and (covered := _covered(name, candidate.quote)) >= COVERED
    ]
    if not found:
        return None
    by_hand = [one for one in found if one.candidate.by_hand]
    own = [one for one in found if one.candidate.same_article]
    found = by_hand or own or found
    best = max(found, key=lambda one: (one.covered, one.candidate.sources, one.candidate.event))
    competing_dates = (one for one in found if one.covered >= best.covered - CLOSE)
    if any(during(one.candidate.when, best.candidate.when) is None for one in competing_dates):
        return None
    return best


def _is_supported(candidate: Candidate, name: EventDescription) -> bool:
    supported = candidate.by_hand or candidate.sources >= SUPPORT
    return candidate.same_article or (supported and bool(name.search_terms))


def _covered(name: EventDescription, quote: str) -> float:
    """Which part of the words beside the act a clause has, by weight; 0 without the head_noun."""
    # A stem is a part of its word: most clauses are told from this without a look at their words.
    folded = fold_word(quote)
    if not all(word in folded for word in name.search_terms):
        return 0.0
    words = words_of(quote, 0, len(quote))
    if not any(_reports(words, index, name.head_noun) for index in range(len(words))):
        return 0.0
    whole = weight(name.modifiers)
    if not whole:
        return 1.0
    there = {stem(word.folded) for word in words}
    if any(word not in there for word in name.search_terms):
        return 0.0
    return weight(word for word in name.modifiers if word in there) / whole


def _reports(words: Sequence[Word], index: int, head_noun: frozenset[str]) -> bool:
    """Whether a word is the act, and not beside another one: after the signing, calls for signing."""
    word = words[index]
    if head_noun.isdisjoint(acts(word.folded)) or _ADJECTIVE.fullmatch(word.folded):
        return False
    if not names_an_act(word.folded):
        return True
    before = words[index - 1].readings if index else {}
    attached = word.folded[0] in _MAKES_CIRCUMSTANCE and names_an_act(word.folded[1:])
    return "beside_the_act" not in before and not attached
