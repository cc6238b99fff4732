"""Which mentions report the same event: a first, simple rule.

Two mentions are joined when they resolve to exactly the same days, at most a month of them, and the
sentences around them share enough telling words (stems.py). A mention is compared with the last PEERS
mentions of the same days alone, so that a busy day costs no more than a quiet one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.arabic.stems import terms
from timeline.dates.interval import Interval
from timeline.events.clause import sentence_around

# At least this many shared stems, and at least this share of the shorter sentence's.
FEWEST_SHARED = 4
SMALLEST_SHARE = 1 / 3
# How many earlier mentions of the same days a mention is compared with.
PEERS = 200
# Longer intervals say too little about when to join by.
LONGEST_DAYS = 31
# Characters of the sentence that are compared, on each side of the date: bounds the cost of any input.
_REACH = 400


@dataclass(frozen=True, slots=True)
class Linkable:
    """What the rule looks at: a mention, the days it resolves to, the event it is in, its telling words."""

    mention: str
    article: str
    edtf: str
    event: str
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Join:
    """`mention` reports the same event as `partner`; shared: how many telling words they have in common."""

    mention: Linkable
    partner: Linkable
    shared: int


def can_link(when: Interval) -> bool:
    """Whether an interval is narrow enough to join by."""
    if when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days < LONGEST_DAYS


def telling_words(text: str, start: int, end: int, ends: Sequence[int]) -> frozenset[str]:
    """The stems of the sentence around characters start to end; `ends` as of sentence_ends(text)."""
    first, last = sentence_around(ends, start)
    return terms(text[max(first, start - _REACH) : min(max(last, end), end + _REACH)])


def link(new: Iterable[Linkable], known: Iterable[Linkable]) -> list[Join]:
    """Join new mentions to known ones and to each other, in order; each to its best partner, or to none.

    The best partner shares the most words; among equals the earliest wins.
    """
    by_days: dict[str, list[Linkable]] = {}
    for mention in known:
        by_days.setdefault(mention.edtf, []).append(mention)
    joins = []
    for mention in new:
        peers = by_days.setdefault(mention.edtf, [])
        best: tuple[int, Linkable] | None = None
        for peer in peers[-PEERS:]:
            shared = len(mention.terms & peer.terms)
            enough = max(FEWEST_SHARED, SMALLEST_SHARE * min(len(mention.terms), len(peer.terms)))
            if shared >= enough and (best is None or shared > best[0]):
                best = shared, peer
        if best:
            joins.append(Join(mention, best[1], best[0]))
            mention = Linkable(mention.mention, mention.article, mention.edtf, best[1].event, mention.terms)
        peers.append(mention)
    return joins
