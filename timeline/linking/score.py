"""Whether two mentions report the same event.

Their days are the same, overlap, or lie a few days apart, and the sentences around them agree in telling
words (stems.py), rare ones weighing more (weights.py). The farther apart the days, the more must agree: a
wrong join costs more than a missed one. A sentence says several things, so the clauses are compared too.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from timeline.arabic.stems import terms, weight

# Days that lie farther apart are another event's.
MAX_GAP_DAYS = 3
# A mention is compared with many others, one after the other.
_weight = lru_cache(maxsize=2**12)(weight)
_terms = lru_cache(maxsize=2**12)(terms)
_NUMBER = re.compile(r"(?<![\d.,:])\d{2,9}(?![\d.,:]*\d)")
_LAST_OF_A_DATE = 31
_YEARS = range(1900, 2100)


class DateRelation(StrEnum):
    """How the days of two mentions lie to each other."""

    SAME = "same"
    OVERLAP = "overlap"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Threshold:
    """What two stretches must share: how many stems, of what weight, and which part of the lighter one's.

    clause: for sentences, which part of the lighter clause's weight must be shared besides.
    """

    stems: int
    weight: float
    share: float
    clause: float = 0.0


# All numbers were set by reading joined and unjoined pairs: docs/measurements.md.
# Sentences that share much are one event's whatever clause of theirs has the date.
SENTENCES = {
    DateRelation.SAME: Threshold(5, 17.0, 0.45),
    DateRelation.OVERLAP: Threshold(6, 24.0, 0.55),
    DateRelation.NEAR: Threshold(7, 28.0, 0.60, clause=0.50),
}
# Long sentences of the same days: enough, unless there is reason for threshold_penalty or they count differently.
LONG_SENTENCES = (Threshold(8, 22.0, 0.30, clause=0.22), Threshold(10, 35.0, 0.38))
# What two officials said of one matter on one day is worded alike: the clauses name the speaker.
LONG_STATEMENTS = (Threshold(8, 22.0, 0.30, clause=0.40),)
# In two articles more must be shared than where one article comes back to what it told.
OTHER_ARTICLE_PENALTY = 0.055
# Clauses of the same days that agree almost whole, or in many words, whatever else their sentences say.
SHORT_CLAUSES = Threshold(3, 12.0, 0.65)
LONG_CLAUSES = Threshold(5, 15.0, 0.45)
# One publisher's reports of different matches, trials or figures are worded alike: more must agree.
SAME_PUBLISHER_PENALTY = 0.20
# Whole weeks and months hold many events: more must agree.
WIDE_PENALTY = 0.15
WIDE_DAYS = 3
# "The ministry said on Saturday that ..." tells of a Saturday's happening, and of words.
MIXED_PENALTY = 0.10


@dataclass(frozen=True, slots=True)
class LinkFeatures:
    """What the rule looks at. first, last: its days, as days since 1970-01-01; reporting: reports words.

    source: the publisher, None when it is not known. sentence: where its sentence begins in the article;
    terms: the telling words of that sentence; quote: its clause without the date.
    """

    mention: str
    article: str
    source: str | None
    event: str
    first: int
    last: int
    reporting: bool
    sentence: int
    terms: frozenset[str]
    quote: str


@dataclass(frozen=True, slots=True)
class Join:
    """`mention` reports the same event as `partner`.

    shared: how many stems they have in common; share: which part of the lighter one's weight these are.
    """

    mention: LinkFeatures
    partner: LinkFeatures
    days: DateRelation
    shared: int
    share: float


@dataclass(frozen=True, slots=True)
class _Common:
    """What two stretches have in common: how many stems, their weight, which part of the lighter one's."""

    stems: int
    weight: float
    share: float

    def reaches(self, asked: Threshold, threshold_penalty: float) -> bool:
        return (
            self.stems >= asked.stems
            and self.weight >= asked.weight
            and self.share - threshold_penalty >= asked.share
        )


def same_event(mention: LinkFeatures, peer: LinkFeatures) -> Join | None:
    """The join of two mentions, None when they do not agree well enough."""
    days = _days(mention, peer)
    if days is None or (mention.reporting != peer.reporting and not _may_mix(mention, peer, days)):
        return None
    sentences = _common(mention.terms, peer.terms)
    if sentences.stems < SHORT_CLAUSES.stems:
        return None
    clauses = _common(_terms(mention.quote), _terms(peer.quote))
    if _sentences_agree(mention, peer, days, sentences, clauses):
        return Join(mention, peer, days, sentences.stems, sentences.share)
    if days is DateRelation.SAME and _clauses_agree(mention, peer, clauses):
        return Join(mention, peer, days, clauses.stems, clauses.share)
    return None


def same_words(mention: LinkFeatures, peer: LinkFeatures) -> float | None:
    """Which part of the lighter one's weight two mentions share whose days cannot be compared.

    None when they do not agree as well as those must whose days lie apart.
    """
    sentences = _common(mention.terms, peer.terms)
    asked = SENTENCES[DateRelation.NEAR]
    if not sentences.reaches(asked, 0.0):
        return None
    clauses = _common(_terms(mention.quote), _terms(peer.quote))
    return sentences.share if clauses.share >= asked.clause else None


def _sentences_agree(
    mention: LinkFeatures, peer: LinkFeatures, days: DateRelation, sentences: _Common, clauses: _Common
) -> bool:
    threshold_penalty = _threshold_penalty(mention, peer)
    asked = SENTENCES[days]
    if sentences.reaches(asked, threshold_penalty) and clauses.share >= asked.clause:
        return True
    if days is not DateRelation.SAME or threshold_penalty or _count_differently(mention.quote, peer.quote):
        return False
    more = 0.0 if mention.article == peer.article else OTHER_ARTICLE_PENALTY
    long = LONG_STATEMENTS if mention.reporting and peer.reporting else LONG_SENTENCES
    return any(sentences.reaches(one, more) and clauses.share >= one.clause for one in long)


def _clauses_agree(mention: LinkFeatures, peer: LinkFeatures, clauses: _Common) -> bool:
    threshold_penalty = _threshold_penalty(mention, peer)
    if clauses.reaches(SHORT_CLAUSES, threshold_penalty):
        return True
    return clauses.reaches(LONG_CLAUSES, threshold_penalty) and not _count_differently(
        mention.quote, peer.quote
    )


def _common(mine: frozenset[str], theirs: frozenset[str]) -> _Common:
    both = mine & theirs
    if not both:
        return _Common(0, 0.0, 0.0)
    shared = weight(both)
    return _Common(len(both), shared, shared / min(_weight(mine), _weight(theirs)))


def _may_mix(mention: LinkFeatures, peer: LinkFeatures, days: DateRelation) -> bool:
    """Whether a saying and what it tells may be one: not where one sentence tells both apart."""
    same_sentence = mention.article == peer.article and mention.sentence == peer.sentence
    return days is DateRelation.SAME and not same_sentence


def _count_differently(one: str, other: str) -> bool:
    """Whether both clauses give numbers that no day, month or year can be, and none that is the same."""
    mine, theirs = _counts(one), _counts(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _counts(quote: str) -> set[int]:
    return {
        number
        for number in map(int, _NUMBER.findall(quote))
        if number > _LAST_OF_A_DATE and number not in _YEARS
    }


def _threshold_penalty(mention: LinkFeatures, peer: LinkFeatures) -> float:
    """How much more than usual must agree."""
    return (
        SAME_PUBLISHER_PENALTY * _same_source(mention, peer)
        + WIDE_PENALTY * _wide(mention, peer)
        + MIXED_PENALTY * (mention.reporting != peer.reporting)
    )


def _same_source(mention: LinkFeatures, peer: LinkFeatures) -> bool:
    return mention.article != peer.article and mention.source is not None and mention.source == peer.source


def _wide(mention: LinkFeatures, peer: LinkFeatures) -> bool:
    return max(mention.last - mention.first, peer.last - peer.first) > WIDE_DAYS


def _days(mention: LinkFeatures, peer: LinkFeatures) -> DateRelation | None:
    """How the days of two mentions lie to each other; None when they cannot be of one event.

    One article that gives two days means two events, and so does one publisher; so does one sentence.
    """
    if (mention.first, mention.last) == (peer.first, peer.last):
        return DateRelation.SAME
    if mention.article == peer.article and mention.sentence == peer.sentence:
        return None
    if mention.first <= peer.last and peer.first <= mention.last:
        return DateRelation.OVERLAP
    if mention.article == peer.article or max(mention.last - mention.first, peer.last - peer.first) > 1:
        return None
    if mention.source is not None and mention.source == peer.source:
        return None
    apart = max(mention.first - peer.last, peer.first - mention.last)
    return DateRelation.NEAR if apart <= MAX_GAP_DAYS else None
