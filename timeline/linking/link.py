"""Which mentions are joined into one event, among those that share a rare word on near days.

Comparing a mention with every other of its days would cost more the fuller the days are. So each is filed
under its rarest words and its first day (`filed_under`), and compared only with what shares such a word with
it (`looked_up`), at most PEERS of them. Of 1,613 pairs that agree, 98 % share one of the ten rarest words.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from timeline.arabic.stems import heaviest, terms_of
from timeline.arabic.words import words_of
from timeline.dates.interval import Interval
from timeline.extraction.clause import sentence_around
from timeline.linking.score import MAX_GAP_DAYS, DateRelation, Join, LinkFeatures, same_event

# How many earlier mentions a mention is compared with: those that share most of the rarest words. In 3,000
# articles 100 gave 749 joins, 30 gave 747, 15 gave 742.
MAX_CANDIDATES = 30
# How many of its rarest words a mention is filed under.
BLOCKING_WORDS = 10
# Longer intervals say too little about when to join by.
LONGEST_DAYS = 31
_EPOCH = date(1970, 1, 1)
# Characters of the sentence that are compared, on each side of the date: bounds the cost of any input.
_REACH = 400


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found: mentions that join an event, and events that are one.

    merged: the event of each join's partner goes over into the mention's, and is no more.
    """

    joins: tuple[Join, ...]
    merged: tuple[Join, ...]


def can_link(when: Interval) -> bool:
    """Whether an interval is narrow enough to join by."""
    if when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days < LONGEST_DAYS


def day_numbers(when: Interval) -> tuple[int, int]:
    """The first and last day of an interval that can_link, as days since 1970-01-01."""
    assert when.earliest is not None and when.latest is not None
    return (when.earliest - _EPOCH).days, (when.latest - _EPOCH).days


def content_terms(text: str, start: int, end: int, ends: Sequence[int]) -> frozenset[str]:
    """The stems of the sentence around the date at characters start to end, which is left out.

    ends: as of sentence_ends(text).
    """
    first, last = sentence_around(ends, start)
    before = words_of(text, max(first, start - _REACH), start)
    after = words_of(text, end, min(max(last, end), end + _REACH))
    return terms_of(word.folded for word in (*before, *after))


def around(text: str, stretch: tuple[int, int], date: tuple[int, int]) -> str:
    """A stretch of a text without the date in it: what it says beside when."""
    return f"{text[stretch[0] : date[0]]} {text[date[1] : stretch[1]]}"


@lru_cache(maxsize=4096)
def blocking_keys(words: frozenset[str]) -> tuple[str, ...]:
    """The words that a mention with these telling words is filed under, and looked up by."""
    return tuple(heaviest(words, BLOCKING_WORDS))


def candidate_days(first: int, last: int) -> list[int]:
    """The first days of the mentions that one of these days may be joined to, in order.

    All days as since 1970-01-01: those around it, and the first ones of the week and of the month it lies in.
    """
    start = _EPOCH + timedelta(first)
    whole = first - start.weekday(), first - start.day + 1
    return sorted({*range(first - MAX_GAP_DAYS, last + MAX_GAP_DAYS + 1), *whole})


def link(
    new: Iterable[LinkFeatures],
    known: Mapping[str, Sequence[LinkFeatures]],
    manually_linked_events: AbstractSet[str] = frozenset(),
) -> Linked:
    """Join new mentions to known ones and to each other, in order; each to its best partner, or to none.

    known: for each new mention's id, the earlier ones that may be its partners, oldest first. manually_linked_events: events
    that a person put together or parted: they take new mentions, and are united with no other event. The best
    partner has the same days before overlapping ones and these before others, then the heaviest words in
    common; among equals the first wins. Where a mention agrees with another event of the same days too, the
    two are one.
    """
    files = _Files()
    merged_into: dict[str, str] = {}
    joins, merged = [], []
    for mention in new:
        peers = _closest(mention, [*known.get(mention.mention, ()), *files.find_candidates(mention)])
        found = [
            replace(join, partner=_now(join.partner, merged_into))
            for join in (same_event(mention, peer) for peer in peers)
            if join
        ]
        if found:
            best = max(found, key=_rank)
            joins.append(best)
            mention = replace(mention, event=best.partner.event)
            for join in found:
                other = _now(join.partner, merged_into).event
                if (
                    join.days is DateRelation.SAME
                    and other != mention.event
                    and manually_linked_events.isdisjoint((other, mention.event))
                ):
                    merged.append(replace(join, mention=mention, partner=replace(join.partner, event=other)))
                    merged_into[other] = mention.event
        files.file(mention)
    return Linked(tuple(joins), tuple(merged))


def _closest(mention: LinkFeatures, peers: Sequence[LinkFeatures]) -> Sequence[LinkFeatures]:
    """The PEERS that share most of the words that a mention is filed under, in their order.

    Chosen among all of them at once: it must not matter which of them came in the same batch.
    """
    if len(peers) <= MAX_CANDIDATES:
        return peers
    words = frozenset(blocking_keys(mention.terms))
    shared = {peer.mention: len(words.intersection(blocking_keys(peer.terms))) for peer in peers}
    least = sorted((-count, identity) for identity, count in shared.items())[MAX_CANDIDATES - 1]
    return [peer for peer in peers if (-shared[peer.mention], peer.mention) <= least]


def _rank(join: Join) -> tuple[int, float]:
    return -list(DateRelation).index(join.days), join.share * join.shared


def _now(mention: LinkFeatures, merged_into: Mapping[str, str]) -> LinkFeatures:
    """A mention in the event that it is in by now."""
    event = mention.event
    while event in merged_into:
        event = merged_into[event]
    return mention if event == mention.event else replace(mention, event=event)


class _Files:
    """The mentions of one batch by word and first day: as the database files the earlier ones."""

    def __init__(self) -> None:
        self._filed: dict[str, dict[int, list[int]]] = {}
        self._mentions: list[LinkFeatures] = []

    def file(self, mention: LinkFeatures) -> None:
        for word in blocking_keys(mention.terms):
            of_word = self._filed.setdefault(word, {})
            of_word.setdefault(mention.first, []).append(len(self._mentions))
        self._mentions.append(mention)

    def find_candidates(self, mention: LinkFeatures) -> list[LinkFeatures]:
        """The mentions that share a word on a near day, in their order."""
        days = candidate_days(mention.first, mention.last)
        filed = [self._filed[word] for word in blocking_keys(mention.terms) if word in self._filed]
        places = {place for of_word in filed for day in days for place in of_word.get(day, ())}
        return [self._mentions[place] for place in sorted(places)]
