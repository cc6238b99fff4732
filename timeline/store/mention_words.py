"""The table mention_words: which mentions share rare words on near days, found without reading the rest."""

import json
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.events.link import PEERS, filed_under
from timeline.store.columns import Row
from timeline.store.tables import FOREVER, mention_words

_WORD, _DAY, _MENTION = mention_words.c.word, mention_words.c.earliest_day, mention_words.c.mention
_LOOK_UP = (
    sa.select(_MENTION)
    .where(_WORD.in_(sa.bindparam("words", expanding=True)), _DAY.in_(sa.bindparam("days", expanding=True)))
    .group_by(_MENTION)
    .order_by(sa.func.count().desc(), _MENTION)
    .limit(PEERS)
)
# As the arrays of PostgreSQL or the JSON list of SQLite, whichever the engine reads at once.
_FILE_IN_SQLITE = """INSERT OR IGNORE INTO mention_words (word, earliest_day, mention)
SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)"""
_FILE_IN_POSTGRES = """INSERT INTO mention_words (word, earliest_day, mention)
SELECT * FROM unnest(%s::text[], %s::integer[], %s::text[]) ON CONFLICT DO NOTHING"""


def file_mentions(connection: Connection, rows: Sequence[Row]) -> None:
    """File the mentions that are current and in an event; what is filed already stays."""
    filed = sorted(
        (word, row["earliest_day"], row["id"])
        for row in rows
        if row["event"] and row["valid_until"] == FOREVER
        for word in filed_under(row["terms"].split())
    )
    if not filed:
        return
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            _FILE_IN_POSTGRES, tuple(list(column) for column in zip(*filed, strict=True))
        )
    else:
        connection.exec_driver_sql(_FILE_IN_SQLITE, (json.dumps(filed, ensure_ascii=False),))


def looked_up(connection: Connection, words: Sequence[str], days: Sequence[int]) -> list[str]:
    """The mentions filed under some of these words and days: those under most words, at most PEERS."""
    return list(connection.execute(_LOOK_UP, {"words": words, "days": days}).scalars())


def clear(connection: Connection) -> None:
    """Empty the table, to be filled again with the projections."""
    connection.execute(sa.delete(mention_words))
