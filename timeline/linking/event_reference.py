"""Which event a text refers to when it counts days from one: بعد يومين من توقيع المذكرة.

A description matches an event when a clause that reports it has the head noun or its verb (توقيع, وقعت) and
most of the modifiers. The event must be well supported: reported by two independent sources, dated by a
person, or reported by the article that counts from it. When events of different days match, none is taken.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.arabic.lexicon import closed
from timeline.arabic.script import fold_word
from timeline.arabic.stems import stem, terms, weight
from timeline.arabic.verbal_nouns import acts, names_an_act
from timeline.arabic.words import Word, words_of
from timeline.dates.interval import Interval, during
from timeline.extraction.event_anchored import event_name
from timeline.grammar.expression import EventRelative, Expression

# The share of a description's modifiers, by weight, that a clause must have.
COVERED = 0.6
# How much less than the best match another event may have and still compete with it.
CLOSE = 0.15
# Independent sources that make an event well supported.
SUPPORT = 2
# Modifiers that are read: what follows them is seldom part of the description.
_LONGEST = 4
# A description is looked up in other articles when its search terms weigh this much, which is the weight of a
# stem found in three of a hundred articles: "the president's decision" is a different one everywhere.
_FEWEST_WEIGHT = 3.5
_ADJECTIVE = closed.shape("relative_adjective")
_MAKES_CIRCUMSTANCE = closed.letters("makes_circumstance")


@dataclass(frozen=True, slots=True)
class EventDescription:
    """The words that describe an event.

    head_noun: what the verbal noun shares with its verb; modifiers: stems of the content words after it;
    search_terms: one or two stems by which its reports are found, none when the words are too common.
    """

    head_noun: frozenset[str]
    modifiers: tuple[str, ...]
    search_terms: tuple[str, ...]

    @property
    def rarest_term(self) -> str | None:
        """The rarest of the search terms, None without any."""
        return max(self.search_terms, key=lambda word: (weight([word]), word), default=None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that may be referred to: its days, its independent sources, and one clause that reports it.

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
    """The event referred to. covered: the share of the modifiers, by weight, that its clause has."""

    candidate: Candidate
    covered: float


# The mentions that wait for an event are asked about again with every report that shares a word with it.
@lru_cache(maxsize=2**12)
def describe_event(words: str) -> EventDescription:
    """Split the description of an event, whose first word is the head noun."""
    first, *rest = (word.folded for word in words_of(words, 0, len(words)))
    modifiers = tuple(dict.fromkeys(stem(word) for word in rest if terms(word)))[:_LONGEST]
    search_terms = modifiers[:2]
    return EventDescription(
        acts(first), modifiers, search_terms if weight(search_terms) >= _FEWEST_WEIGHT else ()
    )


def awaited_word(expression: Expression) -> str | None:
    """Return the rarest search term of the event that an expression counts from, None without an event."""
    if not isinstance(expression.semantics, EventRelative) or not expression.text:
        return None
    return describe_event(event_name(expression)).rarest_term


def may_report(quote: str, description: EventDescription) -> bool:
    """Whether a clause reports the event of a description, if its days and its sources allow that."""
    return _covered(description, quote) >= COVERED


def resolve_reference(
    description: EventDescription, candidates: Iterable[Candidate]
) -> ReferenceMatch | None:
    """Return the event referred to; None without a match, or when events of different days match."""
    matches = [
        ReferenceMatch(candidate, covered)
        for candidate in candidates
        if _is_supported(candidate, description)
        and (covered := _covered(description, candidate.quote)) >= COVERED
    ]
    if not matches:
        return None
    by_hand = [one for one in matches if one.candidate.by_hand]
    own = [one for one in matches if one.candidate.same_article]
    matches = by_hand or own or matches
    best = max(matches, key=lambda one: (one.covered, one.candidate.sources, one.candidate.event))
    competing = (one for one in matches if one.covered >= best.covered - CLOSE)
    if any(during(one.candidate.when, best.candidate.when) is None for one in competing):
        return None
    return best


def _is_supported(candidate: Candidate, description: EventDescription) -> bool:
    supported = candidate.by_hand or candidate.sources >= SUPPORT
    return candidate.same_article or (supported and bool(description.search_terms))


def _covered(description: EventDescription, quote: str) -> float:
    """The share of the modifiers, by weight, that a clause has; 0 without the head noun."""
    # A stem is part of its word: most clauses are ruled out by this without splitting them into words.
    folded = _folded(quote)
    if not all(word in folded for word in description.search_terms):
        return 0.0
    words = words_of(quote, 0, len(quote))
    if not any(_is_head_noun(words, index, description.head_noun) for index in range(len(words))):
        return 0.0
    whole = weight(description.modifiers)
    if not whole:
        return 1.0
    stems = {stem(word.folded) for word in words}
    if any(word not in stems for word in description.search_terms):
        return 0.0
    return weight(word for word in description.modifiers if word in stems) / whole


# The clauses of an event that much is counted from are asked for again and again.
_folded = lru_cache(maxsize=2**12)(fold_word)


def _is_head_noun(words: Sequence[Word], index: int, head_noun: frozenset[str]) -> bool:
    """Whether a word is the head noun or its verb, and no circumstance of another act (بعد التوقيع)."""
    word = words[index]
    if head_noun.isdisjoint(acts(word.folded)) or _ADJECTIVE.fullmatch(word.folded):
        return False
    if not names_an_act(word.folded):
        return True
    before = words[index - 1].readings if index else {}
    attached = word.folded[0] in _MAKES_CIRCUMSTANCE and names_an_act(word.folded[1:])
    return "governs_act" not in before and not attached
