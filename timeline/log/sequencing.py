"""Assign stream versions to new facts and drop those already in the log."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.bulk import column_in
from timeline.db.tables import facts
from timeline.log.facts import Fact


class SequencedFact(NamedTuple):
    """A fact with its payload, stream, version and key."""

    fact: Fact
    payload: str
    stream: str
    version: int
    key: str


def drop_duplicates(
    connection: Connection, new: Sequence[Fact], payloads: Sequence[str], versions: Mapping[str, int]
) -> list[SequencedFact]:
    """Return the facts that are not in the log yet. versions: the last one of each stream."""
    sequenced = _sequenced(new, payloads, versions, frozenset())
    query = sa.select(facts.c.key).where(column_in(connection, facts.c.key, [one.key for one in sequenced]))
    known = frozenset(connection.execute(query).scalars())
    # A dropped fact lowers the versions of later ones in its stream, and so the keys that contain versions.
    return _sequenced(new, payloads, versions, known) if known else sequenced


def _sequenced(
    new: Sequence[Fact], payloads: Sequence[str], versions: Mapping[str, int], known: AbstractSet[str]
) -> list[SequencedFact]:
    """Number facts within their streams, without those whose key is known or repeated."""
    last, seen = dict(versions), set(known)
    sequenced: list[SequencedFact] = []
    for fact, text in zip(new, payloads, strict=True):
        stream = fact.stream
        version = last.get(stream, 0) + 1
        key = fact.key(version, text)
        if key not in seen:
            seen.add(key)
            last[stream] = version
            sequenced.append(SequencedFact(fact, text, stream, version, key))
    return sequenced
