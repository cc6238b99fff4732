"""Which mentions report the same event.

Two mentions can be joined when their days are the same, overlap, or lie a few days apart, and the sentences
around them agree in telling words (stems.py), rare ones weighing more (weights.py). The farther apart the
days, the more must agree: a wrong join costs more than a missed one. A mention is compared with the last
PEERS mentions of each near day alone, so that a busy day costs no more than a quiet one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from timeline.arabic.stems import terms
from timeline.arabic.weights import weight
from timeline.dates.interval import Interval
from timeline.events.clause import sentence_around

# How many earlier mentions of the same first day a mention is compared with.
PEERS = 100
# Longer intervals say too little about when to join by.
LONGEST_DAYS = 31
# Days that lie farther apart are another event's.
APART = 3
_EPOCH = date(1970, 1, 1)
_NUMBER = re.compile(r"(?<![\d.,:])\d{2,9}(?![\d.,:]*\d)")
_LAST_OF_A_DATE = 31
_YEARS = range(1900, 2100)
# Characters of the sentence that are compared, on each side of the date: bounds the cost of any input.
_REACH = 400


class Days(StrEnum):
    """How the days of two mentions lie to each other."""

    SAME = "same"
    OVERLAPPING = "overlapping"
    APART = "differing"


@dataclass(frozen=True, slots=True)
class Threshold:
    """What two sentences must share: how many stems, of what weight, and which part of the lighter one's."""

    stems: int
    weight: float
    share: float


# Long sentences that share many words: enough, unless there is reason for caution or they count differently.
LOOSE = Threshold(8, 22.0, 0.30)
# In two articles more must be shared than where one article comes back to what it told.
OTHER_ARTICLE = 0.055
# Set by reading joined and unjoined pairs: docs/measurements.md.
SENTENCES = {
    Days.SAME: (Threshold(5, 17.0, 0.45), LOOSE),
    Days.OVERLAPPING: (Threshold(6, 24.0, 0.55),),
    Days.APART: (Threshold(7, 28.0, 0.60),),
}
# Short clauses of the same days whose words agree almost whole, whatever else their sentences say.
CLAUSES = Threshold(3, 12.0, 0.65)
# One publisher's reports of different matches, trials or figures are worded alike: more must agree.
SAME_SOURCE = 0.20
# Whole weeks and months hold many events: more must agree.
WIDE = 0.15
WIDE_DAYS = 3
# "The ministry said on Saturday that ..." tells of a Saturday's happening, and of words.
MIXED = 0.10


@dataclass(frozen=True, slots=True)
class Linkable:
    """What the rule looks at. first, last: its days, as days since 1970-01-01; statement: reports words.

    source: the publisher, None when it is not known. sentence: where its sentence begins in the article;
    terms: the telling words of that sentence; quote: its clause without the date.
    """

    mention: str
    article: str
    source: str | None
    event: str
    first: int
    last: int
    statement: bool
    sentence: int
    terms: frozenset[str]
    quote: str


@dataclass(frozen=True, slots=True)
class Join:
    """`mention` reports the same event as `partner`.

    shared: how many stems they have in common; share: which part of the lighter one's weight these are.
    """

    mention: Linkable
    partner: Linkable
    days: Days
    shared: int
    share: float


def can_link(when: Interval) -> bool:
    """Whether an interval is narrow enough to join by."""
    if when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days < LONGEST_DAYS


def day_numbers(when: Interval) -> tuple[int, int]:
    """The first and last day of an interval that can_link, as days since 1970-01-01."""
    assert when.earliest is not None and when.latest is not None
    return (when.earliest - _EPOCH).days, (when.latest - _EPOCH).days


def telling_words(text: str, start: int, end: int, ends: Sequence[int]) -> frozenset[str]:
    """The stems of the sentence around the date at characters start to end, which is left out.

    ends: as of sentence_ends(text).
    """
    first, last = sentence_around(ends, start)
    return terms(around(text, (max(first, start - _REACH), min(max(last, end), end + _REACH)), (start, end)))


def around(text: str, stretch: tuple[int, int], date: tuple[int, int]) -> str:
    """A stretch of a text without the date in it: what it says beside when."""
    return f"{text[stretch[0] : date[0]]} {text[date[1] : stretch[1]]}"


def link(new: Iterable[Linkable], known: Iterable[Linkable]) -> list[Join]:
    """Join new mentions to known ones and to each other, in order; each to its best partner, or to none.

    The best partner has the same days before overlapping ones and these before others, then the heaviest
    words in common; among equals the earliest wins.
    """
    by_day: dict[int, list[Linkable]] = {}
    for mention in known:
        by_day.setdefault(mention.first, []).append(mention)
    joins = []
    for mention in new:
        best = _best(mention, by_day)
        if best:
            joins.append(best)
            mention = replace(mention, event=best.partner.event)
        by_day.setdefault(mention.first, []).append(mention)
    return joins


def near(first: int, last: int) -> list[int]:
    """The first days of the mentions that one of these days may be joined to, in order.

    All days as since 1970-01-01: those around it, and the first ones of the week and of the month it lies in.
    """
    start = _EPOCH + timedelta(first)
    whole = first - start.weekday(), first - start.day + 1
    return sorted({*range(first - APART, last + APART + 1), *whole})


def _best(mention: Linkable, by_day: dict[int, list[Linkable]]) -> Join | None:
    best: tuple[tuple[int, float], Join] | None = None
    own = weight(mention.terms)
    for day in near(mention.first, mention.last):
        for peer in by_day.get(day, ())[-PEERS:]:
            join = _agree(mention, peer, own)
            if join is None:
                continue
            rank = -list(Days).index(join.days), join.share * join.shared
            if best is None or rank > best[0]:
                best = rank, join
    return best[1] if best else None


def _agree(mention: Linkable, peer: Linkable, own: float) -> Join | None:
    """The join of two mentions, None when they do not agree well enough."""
    days = _days(mention, peer)
    if days is None or (mention.statement != peer.statement and not _may_mix(mention, peer, days)):
        return None
    common = mention.terms & peer.terms
    if len(common) < CLAUSES.stems:
        return None
    caution = _caution(mention, peer)
    shared = weight(common)
    share = shared / min(own, weight(peer.terms))
    for asked in SENTENCES[days]:
        more = caution
        if asked is LOOSE:
            if caution or _count_differently(mention.quote, peer.quote):
                continue
            more = 0.0 if mention.article == peer.article else OTHER_ARTICLE
        if _reached(asked, len(common), shared, share - more):
            return Join(mention, peer, days, len(common), share)
    if days is not Days.SAME:
        return None
    mine, theirs = terms(mention.quote), terms(peer.quote)
    common = mine & theirs
    shared = weight(common)
    share = shared / min(weight(mine), weight(theirs)) if common else 0.0
    if _reached(CLAUSES, len(common), shared, share - caution):
        return Join(mention, peer, days, len(common), share)
    return None


def _may_mix(mention: Linkable, peer: Linkable, days: Days) -> bool:
    """Whether a saying and what it tells may be one: not where one sentence tells both apart."""
    same_sentence = mention.article == peer.article and mention.sentence == peer.sentence
    return days is Days.SAME and not same_sentence


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


def _reached(asked: Threshold, stems: int, shared: float, share: float) -> bool:
    return stems >= asked.stems and shared >= asked.weight and share >= asked.share


def _caution(mention: Linkable, peer: Linkable) -> float:
    """How much more than usual must agree."""
    alike = mention.article != peer.article and mention.source is not None and mention.source == peer.source
    wide = max(mention.last - mention.first, peer.last - peer.first) > WIDE_DAYS
    return SAME_SOURCE * alike + WIDE * wide + MIXED * (mention.statement != peer.statement)


def _days(mention: Linkable, peer: Linkable) -> Days | None:
    """How the days of two mentions lie to each other; None when they cannot be of one event.

    One article that gives two days means two events, and so does one publisher; so does one sentence.
    """
    if (mention.first, mention.last) == (peer.first, peer.last):
        return Days.SAME
    if mention.article == peer.article and mention.sentence == peer.sentence:
        return None
    if mention.first <= peer.last and peer.first <= mention.last:
        return Days.OVERLAPPING
    if mention.article == peer.article or max(mention.last - mention.first, peer.last - peer.first) > 1:
        return None
    if mention.source is not None and mention.source == peer.source:
        return None
    apart = max(mention.first - peer.last, peer.first - mention.last)
    return Days.APART if apart <= APART else None
