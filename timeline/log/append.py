"""Append facts to the log.

Positions are dense and in commit order: a writer locks the one row of `head`, takes the next positions from
it, and moves it in the same transaction. Each row's hash covers the hash before it and the row itself.
"""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.bulk import column_in
from timeline.db.dialects import dialect_of
from timeline.db.tables import facts
from timeline.errors import StoreError
from timeline.log.chain import chained_hash
from timeline.log.facts import Fact, fact_type, payload
from timeline.log.read import Recorded
from timeline.log.sequencing import drop_duplicates
from timeline.log.texts import Text


def lock_head(connection: Connection) -> tuple[int, str]:
    """Lock the log until the transaction ends; return (position, hash) of the last fact.

    Call this before reading whatever decides which facts to append: what was read cannot change before the
    commit.
    """
    return dialect_of(connection).lock_head(connection)


def stamp(now: datetime) -> str:
    """A time in UTC as facts have it; stamps sort as their times do."""
    return now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def recorded_at_of(connection: Connection, position: int) -> str:
    """When a fact was recorded; "" for no fact."""
    query = sa.select(facts.c.recorded_at).where(facts.c.position == position)
    return connection.execute(query).scalar() or ""


def append(
    connection: Connection,
    new: Sequence[Fact],
    *,
    recorded_by: str,
    now: datetime,
    texts: Sequence[Text] = (),
) -> list[Recorded]:
    """Append facts in order, all or none, with the texts that they name; the caller's transaction commits.

    Facts whose key is already in the log are skipped. Times never go back: if the clock is behind the last
    fact, that one's time is used. Raises FactNotUnderstood for a fact that cannot be encoded, StoreError for
    a NUL character.
    """
    payloads = [payload(fact) for fact in new]
    _refuse_nul(recorded_by, payloads)
    position, previous = lock_head(connection)
    versions = _stream_versions(connection, sorted({fact.stream for fact in new}))
    recorded_at = max(stamp(now), recorded_at_of(connection, position))
    rows: list[tuple[object, ...]] = []
    recorded: list[Recorded] = []
    for fact, text, name, version, own_key in drop_duplicates(connection, new, payloads, versions):
        position += 1
        row = (
            position, name, version, fact_type(fact), fact.schema_version, recorded_at, recorded_by, text,
            own_key,
        )  # fmt: skip
        previous = chained_hash(previous, row)
        rows.append((*row, previous))
        recorded.append(Recorded(position, name, version, recorded_at, recorded_by, previous, fact))
    if rows:
        dialect_of(connection).append(connection, rows, texts)
    return recorded


def _stream_versions(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    """The last version of each of these streams that exists."""
    query = (
        sa.select(facts.c.stream, sa.func.max(facts.c.version))
        .where(column_in(connection, facts.c.stream, names))
        .group_by(facts.c.stream)
    )
    return {name: version for name, version in connection.execute(query)}


def _refuse_nul(recorded_by: str, payloads: Sequence[str]) -> None:
    """Raise StoreError for a NUL character: PostgreSQL cannot store one. Streams and keys repeat payloads.

    JSON writes it as an escape, preceded by an even number of other backslashes.
    """
    if "\0" in recorded_by:
        raise StoreError("the name under which facts are recorded contains a NUL character: change it")
    for text in payloads:
        if "\\u0000" in text and "\\u0000" in text.replace("\\\\", ""):
            raise StoreError(
                "a fact contains a NUL character, which is not allowed; remove it from: {text}",
                text=text[:200],
            )
