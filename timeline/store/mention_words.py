"""The table mention_words: which mentions share rare words on near days, found without reading the rest."""

from collections import Counter
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.events.link import PEERS, filed_under
from timeline.store.columns import Row
from timeline.store.dialects import dialect_of
from timeline.store.tables import FOREVER, mention_words

_ASKED_AT_ONCE = 10_000
# The first and the last day, as days since 1970-01-01.
Stretch = tuple[int, int]


def file_mentions(connection: Connection, rows: Sequence[Row]) -> None:
    """File the mentions that are current and in an event; what is filed already stays."""
    filed = sorted(
        (word, row["earliest_day"], row["id"])
        for row in rows
        if row["event"] and row["valid_until"] == FOREVER
        for word in filed_under(frozenset(row["terms"].split()))
    )
    if not filed:
        return
    dialect_of(connection).index_mentions(connection, filed)


def looked_up(
    connection: Connection, wanted: Sequence[tuple[Sequence[str], Sequence[Stretch]]]
) -> list[list[str]]:
    """For each pair of words and stretches of days, the mentions filed under some of them.

    Those under most words come first, and are at most PEERS.
    """
    asked = [
        (number, word, first, last)
        for number, (words, stretches) in enumerate(wanted)
        for first, last in stretches
        for word in words
    ]
    found: list[Counter[str]] = [Counter() for _ in wanted]
    for start in range(0, len(asked), _ASKED_AT_ONCE):
        for row in dialect_of(connection).find_indexed(connection, asked[start : start + _ASKED_AT_ONCE]):
            found[row.number][row.mention] += row.words
    return [[mention for mention, _ in sorted(counts.items(), key=_most)[:PEERS]] for counts in found]


def _most(counted: tuple[str, int]) -> tuple[int, str]:
    mention, words = counted
    return -words, mention


def stretches(days: Sequence[int]) -> list[Stretch]:
    """Ascending days as stretches without a gap: 3, 4, 5, 9 is 3 to 5 and 9 to 9."""
    found: list[Stretch] = []
    for day in days:
        if found and found[-1][1] == day - 1:
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return found


def clear(connection: Connection) -> None:
    """Empty the table, to be filled again with the projections."""
    connection.execute(sa.delete(mention_words))
