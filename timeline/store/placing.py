"""Where new facts stand in their streams, and which of them the log holds already."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.log.facts import Fact
from timeline.store.bulk import among
from timeline.store.tables import facts


class Placed(NamedTuple):
    """A fact with its payload and its place in its stream."""

    fact: Fact
    payload: str
    stream: str
    version: int
    key: str


def unknown(
    connection: Connection, new: Sequence[Fact], payloads: Sequence[str], versions: Mapping[str, int]
) -> list[Placed]:
    """The facts that the log does not hold, in their places."""
    placed = _placed(new, payloads, versions, frozenset())
    query = sa.select(facts.c.key).where(among(connection, facts.c.key, [one.key for one in placed]))
    known = frozenset(connection.execute(query).scalars())
    # A fact left out moves the later ones of its stream, and the keys that count versions with them.
    return _placed(new, payloads, versions, known) if known else placed


def _placed(
    new: Sequence[Fact], payloads: Sequence[str], versions: Mapping[str, int], known: AbstractSet[str]
) -> list[Placed]:
    """Facts numbered in their streams, without those whose key is known or stood before."""
    last, seen = dict(versions), set(known)
    placed: list[Placed] = []
    for fact, text in zip(new, payloads, strict=True):
        name = fact.stream
        version = last.get(name, 0) + 1
        own_key = fact.key(version, text)
        if own_key not in seen:
            seen.add(own_key)
            last[name] = version
            placed.append(Placed(fact, text, name, version, own_key))
    return placed
