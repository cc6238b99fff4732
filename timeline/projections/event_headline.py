"""The headline of an event: the best of those of its mentions."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

from timeline.arabic.stems import terms, weight
from timeline.db.columns import Row

# With fewer mentions none is more in the middle of what they say than another.
_FEWEST = 3
# The weight of its words over the square root of their number and these, so that not the longest wins.
_SPARE = 3
_REMEMBERED = 2**12


def headline_mention(mentions: Sequence[Row], representative: Row) -> Row:
    """Return the mention with the best headline, of those that agree on when and whether the event occurred.

    It is one in which a reader misses least; of several, the one whose words most of the event's mentions
    have, then that of the representative.
    """
    if len(mentions) == 1:
        return representative
    same = [
        row
        for row in mentions
        if all(row[name] == representative[name] for name in ("factuality", "earliest_day", "latest_day"))
    ]
    least = min(_missed(row) for row in same)
    best = [row for row in same if _missed(row) == least]
    said = Counter(stem for row in mentions for stem in row["terms"].split())
    return min(
        best,
        key=lambda row: (
            -_in_the_middle(row["headline"], said) if len(mentions) >= _FEWEST else 0.0,
            row is not representative,
            row["position"],
        ),
    )


def _missed(row: Row) -> tuple[bool, bool, int]:
    return not row["headline"], row["fragment"], row["headline_rank"]


def _in_the_middle(headline: str, said: Counter[str]) -> float:
    """How much of what the mentions of an event say it says. said: how many of them have each stem."""
    stems = _weights(headline)
    return round(sum(points * said[stem] for stem, points in stems) / sqrt(_SPARE + len(stems)), 6)


@lru_cache(maxsize=_REMEMBERED)
def _weights(headline: str) -> tuple[tuple[str, float], ...]:
    return tuple((stem, weight(frozenset((stem,)))) for stem in sorted(terms(headline)))
