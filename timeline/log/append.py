"""The log: append facts, read them back.

Positions are dense and in commit order: a writer locks the one row of `head`, takes the next positions from
it, and moves it in the same transaction. Each row's hash covers the hash before it and the row itself.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.canonical_json import canonical_bytes
from timeline.db.bulk import column_in, insert_rows
from timeline.db.tables import facts, head
from timeline.errors import FactNotUnderstood, StoreError
from timeline.log.facts import Fact, fact_from_payload, fact_type, payload
from timeline.log.sequencing import drop_duplicates

# The columns before the hash, in the table's order.
_HASHED = (
    "position", "stream", "version", "type", "schema_version", "recorded_at", "recorded_by", "payload", "key",
)  # fmt: skip
# Facts fetched at a time while reading.
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact with its place in the log. recorded_at: UTC, ISO 8601; hash: 64 hexadecimal digits."""

    position: int
    stream: str
    version: int
    recorded_at: str
    recorded_by: str
    hash: str
    fact: Fact


def lock_head(connection: Connection) -> tuple[int, str]:
    """Wait for other writers, then (position, hash) of the last fact; held until the transaction ends.

    Who decides by what is stored which facts to append calls this before reading: nothing that was read then
    changes before the commit.
    """
    row = connection.execute(sa.select(head.c.position, head.c.hash).with_for_update()).one()
    return row.position, row.hash


def append(connection: Connection, new: Sequence[Fact], *, recorded_by: str, now: datetime) -> list[Recorded]:
    """Append facts in order, all or none; the caller's transaction commits them.

    Facts whose key the log already holds are left out. Raises FactNotUnderstood for one that cannot be
    encoded, StoreError for a NUL character.
    """
    payloads = [payload(fact) for fact in new]
    _refuse_nul(recorded_by, payloads)
    position, previous = lock_head(connection)
    versions = _stream_versions(connection, sorted({fact.stream for fact in new}))
    recorded_at = now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    rows: list[tuple[object, ...]] = []
    recorded: list[Recorded] = []
    for fact, text, name, version, own_key in drop_duplicates(connection, new, payloads, versions):
        position += 1
        row = (
            position, name, version, fact_type(fact), fact.schema_version, recorded_at, recorded_by, text,
            own_key,
        )  # fmt: skip
        previous = _chained(previous, row)
        rows.append((*row, previous))
        recorded.append(Recorded(position, name, version, recorded_at, recorded_by, previous, fact))
    if rows:
        insert_rows(connection, facts, rows)
        connection.execute(sa.update(head).values(position=position, hash=previous))
    return recorded


def row_hash(previous: str, row: Mapping[str, object]) -> str:
    """SHA-256 over the hash before it and a row's own canonical bytes: its columns as a JSON list."""
    return _chained(previous, [row[name] for name in _HASHED])


def recorded_fact(row: Mapping[Any, Any]) -> Recorded:
    """A row of the table as a fact with its place. Raises FactNotUnderstood, with the position."""
    try:
        fact = fact_from_payload(row["type"], row["payload"], row["schema_version"])
    except FactNotUnderstood as error:
        raise error.at(row["position"]) from error
    return Recorded(
        row["position"],
        row["stream"],
        row["version"],
        row["recorded_at"],
        row["recorded_by"],
        row["hash"],
        fact,
    )


def _stream_versions(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    """The version of each stream that exists."""
    query = (
        sa.select(facts.c.stream, sa.func.max(facts.c.version))
        .where(column_in(connection, facts.c.stream, names))
        .group_by(facts.c.stream)
    )
    return {name: version for name, version in connection.execute(query)}


def read(
    connection: Connection,
    skipped: list[FactNotUnderstood] | None = None,
    *,
    after: int = 0,
    stream_name: str | None = None,
    limit: int | None = None,
) -> Iterator[Recorded]:
    """Facts in order of position, those after a position alone, of one stream alone if it is named.

    skipped: takes the errors of facts that cannot be understood; without it the first is raised.
    """
    query = sa.select(facts).where(facts.c.position > after).order_by(facts.c.position)
    if stream_name is not None:
        query = query.where(facts.c.stream == stream_name)
    with connection.execute(query.limit(limit).execution_options(yield_per=_CHUNK)) as rows:
        for row in rows.mappings():
            try:
                item = recorded_fact(row)
            except FactNotUnderstood as error:
                if skipped is None:
                    raise
                skipped.append(error)
                continue
            yield item


def _chained(previous: str, hashed: Sequence[object]) -> str:
    return hashlib.sha256(b"%b\n%b" % (previous.encode(), canonical_bytes(hashed))).hexdigest()


def _refuse_nul(recorded_by: str, payloads: Sequence[str]) -> None:
    """Raise StoreError for a NUL character: PostgreSQL cannot store one. Streams and keys repeat payloads.

    JSON writes it as an escape, which stands after an even number of backslashes.
    """
    if "\0" in recorded_by:
        raise StoreError("the name under which facts are recorded contains a NUL character: change it")
    for text in payloads:
        if "\\u0000" in text and "\\u0000" in text.replace("\\\\", ""):
            raise StoreError(
                "a fact contains a NUL character, which is not allowed; remove it from: {text}",
                text=text[:200],
            )
