"""The table blocking_index: which mentions share rare words on near days, found without reading the rest.

Days that were corrected stay in it; whoever looks up checks the mention.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection

from timeline.db.columns import Row
from timeline.db.dialects import dialect_of
from timeline.db.tables import FOREVER, blocking_index, mentions
from timeline.linking.blocking import MAX_CANDIDATES, blocking_keys

_ASKED_AT_ONCE = 10_000
# Goes up when mentions are indexed under other words.
VERSION = 1
_CHUNK = 2000
# The first and the last day, as days since 1970-01-01.
Stretch = tuple[int, int]


def index_mentions(connection: Connection, rows: Sequence[Row]) -> None:
    """Index the rows of mentions that are current and in an event."""
    _index(connection, [row for row in rows if row["event"] and row["valid_until"] == FOREVER])


def remake(connection: Connection) -> None:
    """Make the table again from the current mentions."""
    connection.execute(sa.delete(blocking_index))
    _index_where(connection)


def reindex(connection: Connection, article: str) -> None:
    """Index the mentions of one article by the words that they have now."""
    of_article = sa.select(mentions.c.id).where(mentions.c.article == article)
    connection.execute(sa.delete(blocking_index).where(blocking_index.c.mention.in_(of_article)))
    _index_where(connection, mentions.c.article == article)


def find_candidates(
    connection: Connection,
    wanted: Sequence[tuple[Sequence[str], Sequence[Stretch]]],
    most: int = MAX_CANDIDATES,
) -> list[list[str]]:
    """For each pair of words and stretches of days, the mentions indexed under some of them.

    Those under most words come first, and are at most `most`.
    """
    asked = [
        (number, word, first, last)
        for number, (words, stretches) in enumerate(wanted)
        for first, last in stretches
        for word in words
    ]
    found: list[Counter[str]] = [Counter() for _ in wanted]
    for start in range(0, len(asked), _ASKED_AT_ONCE):
        rows: Iterable[Any] = dialect_of(connection).find_indexed(
            connection, asked[start : start + _ASKED_AT_ONCE]
        )
        for number, mention, words in rows:
            found[number][mention] += words
    return [[mention for mention, _ in sorted(counts.items(), key=_by_words)[:most]] for counts in found]


def _by_words(counted: tuple[str, int]) -> tuple[int, str]:
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


def _index_where(connection: Connection, *conditions: ColumnElement[bool]) -> None:
    query = sa.select(mentions.c.id, mentions.c.earliest_day, mentions.c.terms).where(
        mentions.c.valid_until == FOREVER, mentions.c.event.is_not(None), *conditions
    )
    with connection.execute(query.execution_options(yield_per=_CHUNK)) as found:
        for rows in found.mappings().partitions():
            _index(connection, rows)


def _index(connection: Connection, rows: Sequence[Mapping[Any, Any]]) -> None:
    indexed = sorted(
        (word, row["earliest_day"], row["id"])
        for row in rows
        for word in blocking_keys(frozenset(row["terms"].split()))
    )
    if indexed:
        dialect_of(connection).index_mentions(connection, indexed)
