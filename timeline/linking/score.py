"""How well two mentions agree: their days, the acts that these belong to, their clauses, and their topics.

The score is a sum of fixed weights, the logarithm of the odds that both report one event. They are those of a
logistic regression over 7,558 pairs of 393 annotated mentions of nine stories, rounded; each story was scored
by weights that were fitted to the other eight (benchmarks/joins.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from timeline.arabic.acts import acts_of_saying, aspects, exclude_each_other
from timeline.arabic.stems import weight
from timeline.linking.features import LinkFeatures, Weighed, weighed

# Days farther apart than this belong to different events: of five joins of days two or three apart, read one
# by one, each was of two sessions of an exchange, and the gold has no pair that needs more.
MAX_GAP_DAYS = 1
# From this score on two mentions, or a mention and an event, are joined.
JOINED = 0.0
# And only where what they say agrees by so much, because many things of one kind happen on one day.
SAY_THE_SAME = 1.8


class DateRelation(StrEnum):
    """How the days of two mentions relate; NEAR: apart, by at most MAX_GAP_DAYS."""

    SAME = "same"
    OVERLAP = "overlap"
    NEAR = "near"


class Part(StrEnum):
    """What a score is the sum of."""

    START = "start"
    DAYS = "days"
    ACTS = "acts"
    SPEECH = "speech"
    CLAUSES = "clauses"
    SENTENCES = "sentences"
    TOPICS = "topics"
    NUMBERS = "numbers"
    NAMES = "names"
    LEAD = "lead"
    ONE_SENTENCE = "one_sentence"


# Where nothing agrees.
START = -5.05
SAME_DAYS, OVERLAPPING_DAYS = 2.8, 0.7
# Days that are one apart.
NEXT_DAY = -0.5
# Weeks and months contain many events.
WIDE = -1.5
WIDE_DAYS = 3
# The dates belong to one act, to one act of saying, to different acts.
SAME_ACT, SAME_SAYING, OTHER_ACT = 2.2, 0.3, -0.4
_GENERAL = frozenset({"hold"})
# Arriving and leaving. Not fitted: nothing else makes up for it.
EXCLUDING_ACTS = -9.0
# What the clauses share of what they say together, from 0 to 1, by weight.
CLAUSES = 5.2
# The weight that the sentences share, in thirties, up to two.
SENTENCES, _THIRTY, _MOST = 1.7, 30.0, 2.0
# What the titles and openings share, of the lighter one's weight, up to 0.4; all of it within an article.
TOPICS, _MOST_OF_TOPIC = 3.8, 0.4
# Two dates of one sentence are two happenings.
ONE_SENTENCE = -5.3
# One, or both, are the dates of a speech act.
ONE_REPORTS, BOTH_REPORT = -0.9, -1.2
SAME_NUMBER = 2.7
# Other rounds of a routine: each has so many numbers, and none of the other's. Not fitted: the gold has none.
OTHER_NUMBERS, _SEVERAL = -2.0, 2
# Both name somebody, and none the same; each also somebody whom the other does not name; both the same.
OTHER_NAMES, FURTHER_NAMES, SAME_NAME = -1.0, -0.5, 0.5
# The same for what many hold on one day. Not fitted: the gold has few.
OTHER_HOSTS, _ROUTINE = (
    -3.0,
    frozenset({"hold", "celebrate", "meet", "visit", "sign", "award", "open", "train"}),
)
# A lead has no day of its own. Not fitted: the gold has none.
LEAD = -1.5


@dataclass(frozen=True, slots=True)
class Join:
    """`mention` reports the same event as `partner`, if the score is high enough.

    shared: the number of stems that their sentences have in common; share: their weight as a share of the
    lighter one's; parts: what the score is the sum of; of_words: how well what the two say agrees, their day
    and act aside.
    """

    mention: LinkFeatures
    partner: LinkFeatures
    days: DateRelation
    shared: int
    share: float
    score: float
    parts: tuple[tuple[Part, float], ...] = ()
    of_words: float = 0.0


class _Shared(NamedTuple):
    """What two stretches share: a number of stems, their weight, its part of the lighter one and of both."""

    stems: int
    weight: float
    share: float
    of_both: float


_NOTHING_SHARED = _Shared(0, 0.0, 0.0, 0.0)


class _Said(NamedTuple):
    """How well what two mentions say agrees: each part of it, and their sum."""

    days: DateRelation
    sentences: _Shared
    parts: tuple[tuple[Part, float], ...]
    agreeing: float


def compare(mention: LinkFeatures, peer: LinkFeatures) -> Join | None:
    """Return how well two mentions agree, None if their days cannot be of one event."""
    said = _said(mention, peer)
    return _join(mention, peer, said) if said else None


def compare_with_all(mention: LinkFeatures, peers: Sequence[LinkFeatures], least: float) -> list[Join | None]:
    """Return how well a mention agrees with each of some peers, as `compare` does.

    Nothing is returned if what it says agrees with none of them by `least`, as with most events of a day.
    """
    said = [_said(mention, peer) for peer in peers]
    if all(one is None or one.agreeing < least for one in said):
        return []
    return [_join(mention, peer, one) if one else None for peer, one in zip(peers, said, strict=True)]


def _said(mention: LinkFeatures, peer: LinkFeatures) -> _Said | None:
    days = _date_relation(mention, peer)
    if days is None or _have_dates_of_their_own(mention, peer, days):
        return None
    sentences = _shared(mention.sentence_words, peer.sentence_words)
    of_words = (
        (Part.CLAUSES, CLAUSES * _shared(mention.clause_words, peer.clause_words).of_both),
        (Part.SENTENCES, SENTENCES * min(sentences.weight / _THIRTY, _MOST)),
        (Part.TOPICS, TOPICS * _of_topics(mention, peer)),
        (Part.NUMBERS, _of_numbers(mention.numbers, peer.numbers)),
    )
    return _Said(days, sentences, of_words, sum([points for _, points in of_words]))


def _join(mention: LinkFeatures, peer: LinkFeatures, said: _Said) -> Join:
    one_sentence = mention.article == peer.article and mention.sentence == peer.sentence
    parts = (
        (Part.START, START),
        (Part.DAYS, _of_days(mention, peer, said.days)),
        (Part.ACTS, _of_acts(mention.acts, peer.acts)),
        (Part.SPEECH, _of_speech(mention, peer)),
        *said.parts,
        (Part.NAMES, _of_names(mention, peer)),
        (Part.LEAD, LEAD if mention.lead or peer.lead else 0.0),
        (Part.ONE_SENTENCE, ONE_SENTENCE if one_sentence else 0.0),
    )
    score = round(sum([points for _, points in parts]), 6)
    sentences = said.sentences
    return Join(mention, peer, said.days, sentences.stems, sentences.share, score, parts, said.agreeing)


def same_words(mention: LinkFeatures, peer: LinkFeatures) -> float | None:
    """Return the share of the lighter mention's weight that two mentions have in common, whatever their days.

    None if they share too little for mentions whose days are apart: 7 stems, 28 by weight, 0.6 of the lighter
    sentence's and 0.5 of the lighter clause's weight.
    """
    sentences = _shared(weighed(mention.terms), weighed(peer.terms))
    if sentences.stems < 7 or sentences.weight < 28.0 or sentences.share < 0.60:
        return None
    clauses = _shared(mention.clause, peer.clause)
    return sentences.share if clauses.share >= 0.50 else None


def _of_days(mention: LinkFeatures, peer: LinkFeatures, days: DateRelation) -> float:
    wide = WIDE if max(mention.last - mention.first, peer.last - peer.first) > WIDE_DAYS else 0.0
    if days is DateRelation.SAME:
        return SAME_DAYS + wide
    if days is DateRelation.OVERLAP:
        if mention.lead or peer.lead:
            # The days about a publication have that of its news among them.
            return SAME_DAYS
        return OVERLAPPING_DAYS + wide
    return NEXT_DAY + wide


@lru_cache(maxsize=2**14)
def _of_acts(mine: frozenset[str], theirs: frozenset[str]) -> float:
    if exclude_each_other(mine, theirs):
        return EXCLUDING_ACTS
    both = mine & theirs
    if both:
        return SAME_ACT if both - acts_of_saying() else SAME_SAYING
    if not mine or not theirs or _say_little(mine) or _say_little(theirs):
        return 0.0
    return 0.0 if mine | theirs <= acts_of_saying() else OTHER_ACT


def _say_little(acts: frozenset[str]) -> bool:
    """Whether the acts leave open what began or was held."""
    return acts <= aspects() | _GENERAL


def _of_speech(mention: LinkFeatures, peer: LinkFeatures) -> float:
    if mention.reporting != peer.reporting:
        return ONE_REPORTS
    return BOTH_REPORT if mention.reporting else 0.0


def _of_numbers(mine: frozenset[int], theirs: frozenset[int]) -> float:
    if not mine.isdisjoint(theirs):
        return SAME_NUMBER
    return OTHER_NUMBERS if min(len(mine), len(theirs)) >= _SEVERAL else 0.0


def _of_names(mention: LinkFeatures, peer: LinkFeatures) -> float:
    mine, theirs = mention.names, peer.names
    further = FURTHER_NAMES if mine - theirs and theirs - mine else 0.0
    if not mine.isdisjoint(theirs):
        return SAME_NAME + further
    if further and not _ROUTINE.isdisjoint(mention.acts & peer.acts):
        return OTHER_HOSTS
    return OTHER_NAMES if further else 0.0


def _of_topics(mention: LinkFeatures, peer: LinkFeatures) -> float:
    if mention.article == peer.article:
        return _MOST_OF_TOPIC
    return min(_shared_topic(mention.topic_words, peer.topic_words), _MOST_OF_TOPIC)


# The mentions of two articles are compared with each other one by one.
@lru_cache(maxsize=2**13)
def _shared_topic(mine: Weighed, theirs: Weighed) -> float:
    return _shared(mine, theirs).share


def _shared(mine: Weighed, theirs: Weighed) -> _Shared:
    both = mine.stems & theirs.stems
    if not both:
        return _NOTHING_SHARED
    shared, first, second = weight(both), mine.weight, theirs.weight
    return _Shared(len(both), shared, shared / min(first, second), shared / (first + second - shared))


def _have_dates_of_their_own(mention: LinkFeatures, peer: LinkFeatures, days: DateRelation) -> bool:
    """Whether one sentence has a date for a speech act and one for what it reports."""
    if mention.reporting == peer.reporting:
        return False
    same_sentence = mention.article == peer.article and mention.sentence == peer.sentence
    return days is not DateRelation.SAME or same_sentence


def _date_relation(mention: LinkFeatures, peer: LinkFeatures) -> DateRelation | None:
    """How the days of two mentions relate; None when they cannot be of one event.

    One article that gives two days that do not overlap reports two events, and so does one publisher; one
    sentence does whenever its days differ.
    """
    if (mention.first, mention.last) == (peer.first, peer.last):
        return DateRelation.SAME
    if mention.article == peer.article and mention.sentence == peer.sentence:
        return None
    if mention.first <= peer.last and peer.first <= mention.last:
        return DateRelation.OVERLAP
    if mention.article == peer.article or max(mention.last - mention.first, peer.last - peer.first) > 1:
        return None
    if mention.publisher is not None and mention.publisher == peer.publisher:
        return None
    gap = max(mention.first - peer.last, peer.first - mention.last)
    return DateRelation.NEAR if gap <= MAX_GAP_DAYS else None
