"""Where new facts stand in their streams, and which of them the log holds already."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.bulk import column_in
from timeline.db.tables import facts
from timeline.log.facts import Fact


class SequencedFact(NamedTuple):
    """A fact with its payload and its place in its stream."""

    fact: Fact
    payload: str
    stream: str
    version: int
    key: str


def drop_duplicates(
    connection: Connection, new: Sequence[Fact], payloads: Sequence[str], versions: Mapping[str, int]
) -> list[SequencedFact]:
    """The facts that the log does not hold, in their places."""
    sequenced = _sequenced(new, payloads, versions, frozenset())
    query = sa.select(facts.c.key).where(column_in(connection, facts.c.key, [one.key for one in sequenced]))
    known = frozenset(connection.execute(query).scalars())
    # A fact left out moves the later ones of its stream, and the keys that count versions with them.
    return _sequenced(new, payloads, versions, known) if known else sequenced


def _sequenced(
    new: Sequence[Fact], payloads: Sequence[str], versions: Mapping[str, int], known: AbstractSet[str]
) -> list[SequencedFact]:
    """Facts numbered in their streams, without those whose key is known or stood before."""
    last, seen = dict(versions), set(known)
    sequenced: list[SequencedFact] = []
    for fact, text in zip(new, payloads, strict=True):
        name = fact.stream
        version = last.get(name, 0) + 1
        own_key = fact.key(version, text)
        if own_key not in seen:
            seen.add(own_key)
            last[name] = version
            sequenced.append(SequencedFact(fact, text, name, version, own_key))
    return sequenced
