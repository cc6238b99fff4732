"""Read facts back from the log."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.db.tables import facts
from timeline.errors import FactNotUnderstood
from timeline.log.facts import Fact, fact_from_payload

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact with its position in the log. recorded_at: UTC, ISO 8601; hash: 64 hexadecimal digits."""

    position: int
    stream: str
    version: int
    recorded_at: str
    recorded_by: str
    hash: str
    fact: Fact


def recorded_fact(row: Mapping[Any, Any]) -> Recorded:
    """Decode a row of `facts`. Raise FactNotUnderstood, which carries the position."""
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


def read(
    connection: Connection,
    skipped: list[FactNotUnderstood] | None = None,
    *,
    after: int = 0,
    stream_name: str | None = None,
    limit: int | None = None,
) -> Iterator[Recorded]:
    """Facts in order of position: those after a position, of one stream if it is named.

    skipped: collects the errors of facts that cannot be decoded; without it, the first one is raised.
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
