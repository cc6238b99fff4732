"""Whether two mentions report the same event.

Their days are the same, overlap, or are a few days apart, and the sentences around them share content terms,
weighted by rarity. The farther apart the days, the more must be shared: a wrong join costs more than a missed
one. A sentence reports several things, so the clauses are compared as well.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from timeline.arabic.stems import terms, weight
from timeline.linking.features import LinkFeatures

# Days farther apart than this belong to different events.
MAX_GAP_DAYS = 3
# A mention is compared with many others in a row.
_weight = lru_cache(maxsize=2**12)(weight)
_terms = lru_cache(maxsize=2**12)(terms)
_NUMBER = re.compile(r"(?<![\d.,:])\d{2,9}(?![\d.,:]*\d)")
_LAST_OF_A_DATE = 31
_YEARS = range(1900, 2100)


class DateRelation(StrEnum):
    """How the days of two mentions relate; NEAR: apart, by at most MAX_GAP_DAYS."""

    SAME = "same"
    OVERLAP = "overlap"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Threshold:
    """What two stretches must share: a number of stems, their weight, and its share of the lighter one's.

    clause: for sentences, the share of the lighter clause's weight that must be shared as well.
    """

    stems: int
    weight: float
    share: float
    clause: float = 0.0


# All thresholds were set by reading joined and unjoined pairs: docs/measurements.md.
# Sentences that share much report one event, whichever of their clauses has the date.
SENTENCES = {
    DateRelation.SAME: Threshold(5, 17.0, 0.45),
    DateRelation.OVERLAP: Threshold(6, 24.0, 0.55),
    DateRelation.NEAR: Threshold(7, 28.0, 0.60, clause=0.50),
}
# Long sentences of the same days, unless a penalty applies or their numbers differ.
LONG_SENTENCES = (Threshold(8, 22.0, 0.30, clause=0.22), Threshold(10, 35.0, 0.38))
# What two officials said about one matter on one day is worded alike: the clauses name the speaker.
LONG_STATEMENTS = (Threshold(8, 22.0, 0.30, clause=0.40),)
# Two articles must share more than two passages of one article that return to the same matter.
OTHER_ARTICLE_PENALTY = 0.055
# Clauses of the same days that match almost completely, or in many words, whatever their sentences say.
SHORT_CLAUSES = Threshold(3, 12.0, 0.65)
LONG_CLAUSES = Threshold(5, 15.0, 0.45)
# One publisher's reports of different matches, trials or figures are worded alike: more must be shared.
SAME_PUBLISHER_PENALTY = 0.20
# Whole weeks and months contain many events: more must be shared.
WIDE_PENALTY = 0.15
WIDE_DAYS = 3
# "The ministry said on Saturday that ...": the date may be that of the speech act or of what it reports.
MIXED_PENALTY = 0.10


@dataclass(frozen=True, slots=True)
class Join:
    """`mention` reports the same event as `partner`.

    shared: the number of stems in common; share: their weight as a share of the lighter one's.
    """

    mention: LinkFeatures
    partner: LinkFeatures
    days: DateRelation
    shared: int
    share: float


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two stretches share: a number of stems, their weight, and its share of the lighter one's."""

    stems: int
    weight: float
    share: float

    def reaches(self, threshold: Threshold, penalty: float) -> bool:
        return (
            self.stems >= threshold.stems
            and self.weight >= threshold.weight
            and self.share - penalty >= threshold.share
        )


def same_event(mention: LinkFeatures, peer: LinkFeatures) -> Join | None:
    """Return the join of two mentions, None when they do not match well enough."""
    days = _date_relation(mention, peer)
    if days is None or (
        mention.reporting != peer.reporting and not _speech_act_may_match(mention, peer, days)
    ):
        return None
    sentences = _shared(mention.terms, peer.terms)
    if sentences.stems < SHORT_CLAUSES.stems:
        return None
    clauses = _shared(_terms(mention.quote), _terms(peer.quote))
    if _sentences_agree(mention, peer, days, sentences, clauses):
        return Join(mention, peer, days, sentences.stems, sentences.share)
    if days is DateRelation.SAME and _clauses_agree(mention, peer, clauses):
        return Join(mention, peer, days, clauses.stems, clauses.share)
    return None


def same_words(mention: LinkFeatures, peer: LinkFeatures) -> float | None:
    """Return the share of the lighter mention's weight that two mentions have in common, whatever their days.

    None if they share less than is required of mentions whose days are apart.
    """
    sentences = _shared(mention.terms, peer.terms)
    threshold = SENTENCES[DateRelation.NEAR]
    if not sentences.reaches(threshold, 0.0):
        return None
    clauses = _shared(_terms(mention.quote), _terms(peer.quote))
    return sentences.share if clauses.share >= threshold.clause else None


def _sentences_agree(
    mention: LinkFeatures, peer: LinkFeatures, days: DateRelation, sentences: _Shared, clauses: _Shared
) -> bool:
    penalty = _threshold_penalty(mention, peer)
    threshold = SENTENCES[days]
    if sentences.reaches(threshold, penalty) and clauses.share >= threshold.clause:
        return True
    if days is not DateRelation.SAME or penalty or _numbers_differ(mention.quote, peer.quote):
        return False
    penalty = 0.0 if mention.article == peer.article else OTHER_ARTICLE_PENALTY
    long = LONG_STATEMENTS if mention.reporting and peer.reporting else LONG_SENTENCES
    return any(sentences.reaches(one, penalty) and clauses.share >= one.clause for one in long)


def _clauses_agree(mention: LinkFeatures, peer: LinkFeatures, clauses: _Shared) -> bool:
    penalty = _threshold_penalty(mention, peer)
    if clauses.reaches(SHORT_CLAUSES, penalty):
        return True
    return clauses.reaches(LONG_CLAUSES, penalty) and not _numbers_differ(mention.quote, peer.quote)


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> _Shared:
    both = mine & theirs
    if not both:
        return _Shared(0, 0.0, 0.0)
    shared = weight(both)
    return _Shared(len(both), shared, shared / min(_weight(mine), _weight(theirs)))


def _speech_act_may_match(mention: LinkFeatures, peer: LinkFeatures, days: DateRelation) -> bool:
    """Whether a speech act and what it reports may be one: not where one sentence has a date for each."""
    same_sentence = mention.article == peer.article and mention.sentence == peer.sentence
    return days is DateRelation.SAME and not same_sentence


def _numbers_differ(one: str, other: str) -> bool:
    """Whether both clauses have numbers that cannot be part of a date, and share none of them."""
    mine, theirs = _numbers(one), _numbers(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _numbers(quote: str) -> set[int]:
    return {
        number
        for number in map(int, _NUMBER.findall(quote))
        if number > _LAST_OF_A_DATE and number not in _YEARS
    }


def _threshold_penalty(mention: LinkFeatures, peer: LinkFeatures) -> float:
    """How much more than usual must be shared."""
    return (
        SAME_PUBLISHER_PENALTY * _same_publisher(mention, peer)
        + WIDE_PENALTY * _wide(mention, peer)
        + MIXED_PENALTY * (mention.reporting != peer.reporting)
    )


def _same_publisher(mention: LinkFeatures, peer: LinkFeatures) -> bool:
    return (
        mention.article != peer.article
        and mention.publisher is not None
        and mention.publisher == peer.publisher
    )


def _wide(mention: LinkFeatures, peer: LinkFeatures) -> bool:
    return max(mention.last - mention.first, peer.last - peer.first) > WIDE_DAYS


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
