"""Which events are possibly the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.db.bulk import column_in
from timeline.db.columns import holds
from timeline.db.tables import events, links, mentions


@dataclass(frozen=True, slots=True)
class EventLink:
    """Another event that is possibly the same. score: how well the two agree, in hundredths of a point."""

    event: str
    score: int


def load_links(
    connection: Connection, events: Sequence[str], at: int | None = None
) -> dict[str, tuple[EventLink, ...]]:
    """The links of events as of a position, by event, the strongest first."""
    own, other = mentions.alias("own"), mentions.alias("other")
    query = (
        sa.select(own.c.event, other.c.event.label("linked"), sa.func.max(links.c.score).label("score"))
        .join(links, links.c.mention == own.c.id)
        .join(other, other.c.id == links.c.other)
        .where(
            column_in(connection, own.c.event, events),
            holds(own, at),
            holds(links, at),
            holds(other, at),
            own.c.event != other.c.event,
        )
        .group_by(own.c.event, other.c.event)
    )
    found: dict[str, list[EventLink]] = {event: [] for event in events}
    for event, linked, score in connection.execute(query):
        found[event].append(EventLink(linked, score))
    return {
        event: tuple(sorted(several, key=lambda link: (-link.score, link.event)))
        for event, several in found.items()
    }


@dataclass(frozen=True, slots=True)
class SuggestedMerge:
    """Two events that may be one: the rows of both, the better supported one second."""

    event: RowMapping
    into: RowMapping
    score: int


def similar_events(
    connection: Connection, event: str, at: int | None = None
) -> list[tuple[EventLink, RowMapping]]:
    """The events that are possibly the same as one, the most alike first, each with its row."""
    linked = load_links(connection, [event], at)[event]
    rows = _event_rows(connection, [link.event for link in linked], at)
    return [(link, rows[link.event]) for link in linked]


def suggested_merges(connection: Connection, most: int) -> Iterator[SuggestedMerge]:
    """The pairs of events that are most alike, at most so many."""
    own, other = mentions.alias("own"), mentions.alias("other")
    score = sa.func.max(links.c.score).label("score")
    query = (
        sa.select(own.c.event, other.c.event.label("linked"), score)
        .select_from(links)
        .join(own, own.c.id == links.c.mention)
        .join(other, other.c.id == links.c.other)
        .where(holds(links, None), holds(own, None), holds(other, None), own.c.event < other.c.event)
        .group_by(own.c.event, other.c.event)
        .order_by(score.desc(), own.c.event, other.c.event)
        .limit(most)
    )
    pairs = connection.execute(query).all()
    rows = _event_rows(connection, [event for pair in pairs for event in pair[:2]], None)
    for one, two, points in pairs:
        weaker, stronger = sorted((rows[one], rows[two]), key=lambda row: (row["source_count"], row["id"]))
        yield SuggestedMerge(weaker, stronger, points)


def _event_rows(connection: Connection, identities: Sequence[str], at: int | None) -> dict[str, RowMapping]:
    query = sa.select(events).where(column_in(connection, events.c.id, identities), holds(events, at))
    return {row["id"]: row for row in connection.execute(query).mappings()}
