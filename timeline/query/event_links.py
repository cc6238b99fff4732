"""Which events are possibly the same: the links of events, and the events of an answer folded by them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.db.bulk import column_in
from timeline.db.columns import holds
from timeline.db.tables import events, links, mentions

if TYPE_CHECKING:
    from timeline.query.chronology import Answer

# So many answers that follow each other are folded together: similar events are of near days.
_STRETCH = 500


@dataclass(frozen=True, slots=True)
class EventLink:
    """Another event that is possibly the same. score: how well the two agree, in hundredths of a point."""

    event: str
    score: int


@dataclass(frozen=True, slots=True)
class Folded:
    """An answer with those that are possibly the same event, in their order."""

    answer: "Answer"
    similar: tuple["Answer", ...] = ()


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


def folded(answers: Iterable["Answer"]) -> Iterator[Folded]:
    """Fold answers that are possibly the same into the one that most sources report, in the order of these.

    Only those of one certainty that directly follow each other within a stretch are folded, each into one it
    is itself linked to: a link is never followed to a third event.
    """
    for _certainty, same in groupby(answers, key=lambda answer: answer.certainty):
        while stretch := list(islice(same, _STRETCH)):
            yield from _fold(stretch)


def foremost(answers: Sequence["Answer"], most: int) -> tuple["Answer", ...]:
    """The first of these answers, without those that are possibly the same as one before."""
    chosen: list[Answer] = []
    for answer in answers:
        linked = {link.event for link in answer.possibly_same}
        if linked.isdisjoint(one.id for one in chosen):
            chosen.append(answer)
    return tuple(chosen[:most])


def _fold(answers: Sequence["Answer"]) -> Iterator[Folded]:
    by_id = {answer.id: answer for answer in answers}
    into: dict[str, str] = {}
    heads: set[str] = set()
    for answer in sorted(answers, key=_rank):
        if answer.id in into:
            continue
        heads.add(answer.id)
        for link in answer.possibly_same:
            if link.event in by_id and link.event not in into and link.event not in heads:
                into[link.event] = answer.id
    for answer in answers:
        if answer.id in heads:
            yield Folded(answer, tuple(one for one in answers if into.get(one.id) == answer.id))


def _rank(answer: "Answer") -> tuple[int, int, str]:
    """The best supported first, then the most important."""
    return -answer.source_count, -answer.importance, answer.id


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
