"""The table links: which events are possibly the same, by a mention of each."""

from typing import assert_never

import sqlalchemy as sa

from timeline.canonical_json import canonical
from timeline.db.columns import held_from
from timeline.db.tables import FOREVER, links
from timeline.log.facts import EventsKeptApart, EventsLinked
from timeline.projections.batch import Batch
from timeline.projections.mention_columns import match_columns

# Goes up when other rows come of the same facts.
VERSION = 1
Facts = EventsLinked | EventsKeptApart


def apply(batch: Batch, fact: Facts, position: int) -> None:
    """Apply one fact: two rows begin or end, of which each finds the other mention.

    Only a person ends them: where the two mentions come into one event, or one of them loses its event, the
    views leave them out.
    """
    for mention, other in ((fact.mention, fact.partner), (fact.partner, fact.mention)):
        match fact:
            case EventsLinked():
                _begin(batch, fact, mention, other, position)
            case EventsKeptApart():
                _end(batch, mention, other, position)
            case _:
                assert_never(fact)


def _begin(batch: Batch, fact: EventsLinked, mention: str, other: str, position: int) -> None:
    row = {
        "mention": mention,
        "other": other,
        "score": fact.score,
        "shared_terms": fact.shared,
        "reason": canonical(match_columns(fact.match)),
        **held_from(position),
    }
    batch.versions.added[links].append(row)


def _end(batch: Batch, mention: str, other: str, position: int) -> None:
    for row in batch.versions.added[links]:
        if (row["mention"], row["other"], row["valid_until"]) == (mention, other, FOREVER):
            row["valid_until"] = position
    current = links.c.mention == mention, links.c.other == other, links.c.valid_until == FOREVER
    batch.connection.execute(sa.update(links).where(*current).values(valid_until=position))
