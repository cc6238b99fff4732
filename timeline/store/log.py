"""The log: append facts, read them back.

Positions are dense and in commit order: a writer locks the one row of `head`, takes the next positions from
it, and moves it in the same transaction. Each row's hash covers the hash before it and the row itself.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.errors import LogConflict
from timeline.events.facts import (
    SCHEMA_VERSION,
    Fact,
    fact_from_payload,
    fact_type,
    key,
    payload,
    stream,
)
from timeline.store.tables import facts, head

_HASHED = (
    "position", "stream", "version", "type", "schema_version", "recorded_at", "recorded_by", "payload", "key",
)  # fmt: skip
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
    """Wait for other writers, then (position, hash) of the last fact; held until the transaction ends."""
    row = connection.execute(sa.select(head.c.position, head.c.hash).with_for_update()).one()
    return row.position, row.hash


def append(
    connection: Connection,
    new: Sequence[Fact],
    expected: Mapping[str, int],
    *,
    recorded_by: str,
    now: datetime,
) -> list[Recorded]:
    """Append facts in order, all or none; the caller's transaction commits them.

    expected: the version that each of their streams has now, 0 for a new one. Facts whose key the log already
    holds are left out. Raises LogConflict when a stream is at another version.
    """
    position, previous = lock_head(connection)
    versions = stream_versions(connection, list(expected))
    for name, version in expected.items():
        if versions.get(name, 0) != version:
            now_at = versions.get(name, 0)
            raise LogConflict(
                f"{name} is at version {now_at}, not {version}: another process changed it; try again"
            )
    recorded_at = now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    rows: list[dict[str, object]] = []
    recorded: list[Recorded] = []
    known = _known_keys(connection, [key(fact, versions.get(stream(fact), 0) + 1) for fact in new])
    for fact in new:
        name = stream(fact)
        version = versions.get(name, 0) + 1
        if key(fact, version) in known:
            continue
        position += 1
        versions[name] = version
        row: dict[str, object] = {
            "position": position,
            "stream": name,
            "version": version,
            "type": fact_type(fact),
            "schema_version": SCHEMA_VERSION,
            "recorded_at": recorded_at,
            "recorded_by": recorded_by,
            "payload": payload(fact),
            "key": key(fact, version),
        }
        previous = row["hash"] = row_hash(previous, row)
        known.add(str(row["key"]))
        rows.append(row)
        recorded.append(Recorded(position, name, version, recorded_at, recorded_by, previous, fact))
    if rows:
        connection.execute(sa.insert(facts), rows)
        connection.execute(sa.update(head).values(position=position, hash=previous))
    return recorded


def row_hash(previous: str, row: Mapping[str, object]) -> str:
    """SHA-256 over the hash before it and a row's own canonical bytes: its columns as a JSON list."""
    canonical = json.dumps([row[name] for name in _HASHED], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def stream_versions(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    """The version of each stream that exists."""
    found: dict[str, int] = {}
    for start in range(0, len(names), _CHUNK):
        query = (
            sa.select(facts.c.stream, sa.func.max(facts.c.version))
            .where(facts.c.stream.in_(names[start : start + _CHUNK]))
            .group_by(facts.c.stream)
        )
        found.update((name, version) for name, version in connection.execute(query))
    return found


def read(
    connection: Connection, *, after: int = 0, stream_name: str | None = None, limit: int | None = None
) -> Iterator[Recorded]:
    """Facts in order of position, those after a position alone, of one stream alone if it is named."""
    query = sa.select(facts).where(facts.c.position > after).order_by(facts.c.position)
    if stream_name is not None:
        query = query.where(facts.c.stream == stream_name)
    for row in connection.execute(query.limit(limit).execution_options(yield_per=_CHUNK)):
        yield Recorded(
            row.position,
            row.stream,
            row.version,
            row.recorded_at,
            row.recorded_by,
            row.hash,
            fact_from_payload(row.type, row.payload),
        )


def _known_keys(connection: Connection, keys: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(keys), _CHUNK):
        query = sa.select(facts.c.key).where(facts.c.key.in_(keys[start : start + _CHUNK]))
        found.update(connection.execute(query).scalars())
    return found
