"""The table mention_words: which mentions share rare words on near days, found without reading the rest."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.events.link import PEERS, filed_under
from timeline.store.columns import Row
from timeline.store.tables import FOREVER, mention_words

# As the arrays of PostgreSQL or the JSON list of SQLite, whichever the engine reads at once.
_FILE_IN_SQLITE = """INSERT OR IGNORE INTO mention_words (word, earliest_day, mention)
SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)"""
_FILE_IN_POSTGRES = """INSERT INTO mention_words (word, earliest_day, mention)
SELECT * FROM unnest(%s::text[], %s::integer[], %s::text[]) ON CONFLICT DO NOTHING"""
_LOOK_UP_IN_SQLITE = """SELECT asked.value ->> 0 AS place, mention_words.mention AS mention, count(*) AS words
FROM json_each(?) AS asked CROSS JOIN mention_words
WHERE mention_words.word = asked.value ->> 1
AND mention_words.earliest_day BETWEEN asked.value ->> 2 AND asked.value ->> 3
GROUP BY 1, 2"""
# LATERAL with OFFSET 0 keeps the planner from reading the whole table for a hash.
_LOOK_UP_IN_POSTGRES = """SELECT asked.place AS place, filed.mention AS mention, count(*) AS words
FROM unnest(%s::integer[], %s::text[], %s::integer[], %s::integer[]) AS asked(place, word, first, last)
CROSS JOIN LATERAL (
    SELECT mention FROM mention_words
    WHERE word = asked.word AND earliest_day BETWEEN asked.first AND asked.last
    OFFSET 0
) AS filed
GROUP BY 1, 2"""
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
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            _FILE_IN_POSTGRES, tuple(list(column) for column in zip(*filed, strict=True))
        )
    else:
        connection.exec_driver_sql(_FILE_IN_SQLITE, (json.dumps(filed, ensure_ascii=False),))


def looked_up(
    connection: Connection, wanted: Sequence[tuple[Sequence[str], Sequence[Stretch]]], most: int = PEERS
) -> list[list[str]]:
    """For each pair of words and stretches of days, the mentions filed under some of them.

    Those under most words come first, and are at most `most`.
    """
    asked = [
        (place, word, first, last)
        for place, (words, stretches) in enumerate(wanted)
        for first, last in stretches
        for word in words
    ]
    found: list[Counter[str]] = [Counter() for _ in wanted]
    for start in range(0, len(asked), _ASKED_AT_ONCE):
        for row in _filed(connection, asked[start : start + _ASKED_AT_ONCE]):
            found[row.place][row.mention] += row.words
    return [[mention for mention, _ in sorted(counts.items(), key=_by_words)[:most]] for counts in found]


def _by_words(counted: tuple[str, int]) -> tuple[int, str]:
    mention, words = counted
    return -words, mention


def _filed(connection: Connection, asked: Sequence[tuple[int, str, int, int]]) -> sa.CursorResult[Any]:
    """Rows of place, mention and words: how many words of a place that asks the mention is filed under."""
    if connection.dialect.name == "postgresql":
        return connection.exec_driver_sql(
            _LOOK_UP_IN_POSTGRES, tuple(list(column) for column in zip(*asked, strict=True))
        )
    return connection.exec_driver_sql(_LOOK_UP_IN_SQLITE, (json.dumps(asked, ensure_ascii=False),))


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
