"""Blocking: which pairs of mentions are compared at all.

Comparing a mention with every other one of its days would cost more the more articles a day has. So each
mention is indexed under its rarest terms and its first day, and is compared only with those that share such
a term on a near day, at most MAX_CANDIDATES of them. Of 1,613 pairs that match, 98 % share one of the ten
rarest terms. The database keeps the same index in a table (projections/blocking_index.py).
"""

from collections.abc import Sequence
from functools import lru_cache

from timeline.arabic.stems import heaviest
from timeline.dates.day_bc import plus_days
from timeline.linking.features import EPOCH, LinkFeatures
from timeline.linking.score import MAX_GAP_DAYS

# How many earlier mentions a mention is compared with: those that share most of the rarest terms. In 3,000
# articles 100 gave 749 joins, 30 gave 747, 15 gave 742.
MAX_CANDIDATES = 30
# How many of its rarest terms a mention is indexed under.
BLOCKING_TERMS = 10


@lru_cache(maxsize=4096)
def blocking_keys(terms: frozenset[str]) -> tuple[str, ...]:
    """Return the terms under which a mention with these content terms is indexed and looked up."""
    return tuple(heaviest(terms, BLOCKING_TERMS))


def candidate_days(first: int, last: int) -> list[int]:
    """Return the first days that candidates for a mention of these days may have, ascending.

    They are the days within MAX_GAP_DAYS, and one before, as a candidate may be of two days; and the first
    days of the week and the month of `first`. All days are counted since 1970-01-01.
    """
    start = plus_days(EPOCH, first)
    monday, first_of_month = first - start.weekday(), first - start.day + 1
    return sorted({*range(first - MAX_GAP_DAYS - 1, last + MAX_GAP_DAYS + 1), monday, first_of_month})


def closest(mention: LinkFeatures, candidates: Sequence[LinkFeatures]) -> Sequence[LinkFeatures]:
    """Return the MAX_CANDIDATES that share most blocking keys with a mention, in their order.

    They are chosen from all candidates at once: it must not matter which of them came in the same batch.
    """
    if len(candidates) <= MAX_CANDIDATES:
        return candidates
    keys = frozenset(blocking_keys(mention.terms))
    shared = {peer.mention: len(keys.intersection(blocking_keys(peer.terms))) for peer in candidates}
    least = sorted((-count, identity) for identity, count in shared.items())[MAX_CANDIDATES - 1]
    return [peer for peer in candidates if (-shared[peer.mention], peer.mention) <= least]


class BatchIndex:
    """The mentions of one batch by blocking key and first day."""

    def __init__(self) -> None:
        self._indexes: dict[str, dict[int, list[int]]] = {}
        self._mentions: list[LinkFeatures] = []

    def add(self, mention: LinkFeatures) -> None:
        """Index a mention."""
        for key in blocking_keys(mention.terms):
            by_day = self._indexes.setdefault(key, {})
            by_day.setdefault(mention.first, []).append(len(self._mentions))
        self._mentions.append(mention)

    def find_candidates(self, mention: LinkFeatures) -> list[LinkFeatures]:
        """Return the mentions that share a key on a near day, in the order in which they were added."""
        days = candidate_days(mention.first, mention.last)
        by_day = [self._indexes[key] for key in blocking_keys(mention.terms) if key in self._indexes]
        indexes = {index for one in by_day for day in days for index in one.get(day, ())}
        return [self._mentions[index] for index in sorted(indexes)]
