"""The table mentions: from the facts about what clauses say, when that was, and which event they report."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, assert_never

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.arabic.sentences import sentence_ends
from timeline.db.columns import Row, held_from
from timeline.db.tables import mentions
from timeline.extraction.clause import sentence_around
from timeline.log.facts import (
    DatedByHand,
    EventsMerged,
    MentionAssigned,
    MentionDerived,
    MentionJoined,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionResolved,
    MentionRestored,
    MentionRetracted,
    origin_to_json,
)
from timeline.normalizer import Resolution
from timeline.projections.batch import Batch
from timeline.projections.mention_columns import (
    clause_columns,
    join_reason,
    manual_columns,
    merged_row,
    resolution_columns,
    unpacked,
)

# Goes up when other rows come of the same facts.
VERSION = 1
Facts = (
    MentionRecorded
    | MentionReread
    | MentionResolved
    | MentionDerived
    | MentionRedated
    | MentionRetracted
    | MentionRestored
    | MentionJoined
    | MentionAssigned
    | EventsMerged
)


@dataclass(frozen=True, slots=True)
class Move:
    """A mention that got a new version: the events that it was in and is in, None for none."""

    mention: str
    left: str | None
    entered: str | None


def apply(batch: Batch, fact: Facts, position: int) -> Sequence[Move]:
    """Apply one fact; returns which mentions moved. Raises LookupError for a mention that is not there."""
    match fact:
        case MentionRecorded():
            values = batch.read.mentions.get(fact.mention)
            columns = unpacked(values) if values else clause_columns(fact, batch.context(fact.article))
            row = _new_row(fact, columns, position)
            if row["event"]:
                batch.versions.found(row["event"])
            batch.versions.add(mentions, row)
            return (Move(fact.mention, None, row["event"]),)
        case MentionReread():
            return _resolve(batch, fact.mention, clause_columns(fact, batch.context(fact.article)), position)
        case MentionResolved():
            return _resolve(batch, fact.mention, resolution_columns(fact.mention, fact.resolution), position)
        case MentionDerived():
            columns = resolution_columns(fact.mention, fact.resolution)
            return _resolve(batch, fact.mention, {**columns, "counted_from": fact.event}, position)
        case MentionRedated():
            columns = manual_columns(fact.mention, fact.time, fact.origin.why)
            changes = {**columns, "date_is_manual": True, "why": origin_to_json(fact.origin)}
            return _resolve(batch, fact.mention, changes, position)
        case MentionRetracted():
            changes = {"event": None, "retracted": True, "event_is_manual": False}
            return _change(batch, fact.mention, {**changes, "why": origin_to_json(fact.origin)}, position)
        case MentionRestored():
            return _change(batch, fact.mention, _restored(fact), position)
        case MentionJoined():
            changes = {"event": fact.event, "joined_to": fact.partner, "shared_terms": fact.shared}
            return _change(batch, fact.mention, {**changes, "join_reason": join_reason(fact)}, position)
        case MentionAssigned():
            changes = {"event": fact.event, "event_is_manual": True, "joined_to": None}
            return _change(batch, fact.mention, {**changes, "why": origin_to_json(fact.origin)}, position)
        case EventsMerged():
            return _merge(batch, fact, position)
        case _:
            assert_never(fact)


def erase_words(connection: Connection, article: str) -> None:
    """Take a redacted article's words out of every version of its mentions: their dates stay."""
    erased: dict[str, Any] = dict.fromkeys(
        ("expression", "quote", "headline", "terms", "acts", "clause_terms", "names", "places"), ""
    )
    for name in ("cue", "attribution", "antecedent"):
        erased[name] = sa.case((mentions.c[name].is_not(None), ""))
    erased["awaits"] = None
    erased |= {"headline_rank": 0, "fragment": False}
    erased["sentence"] = sentence_around(sentence_ends(""), 0)[0]
    connection.execute(sa.update(mentions).where(mentions.c.article == article).values(erased))


def _new_row(fact: MentionRecorded, columns: Row, position: int) -> Row:
    """A new mention, in an event of its own when it is dated."""
    return {
        "id": fact.mention,
        "article": fact.article,
        "position": position,
        "retracted": False,
        "date_is_manual": False,
        "event_is_manual": False,
        "why": None,
        **columns,
        **held_from(position),
    }


def _restored(fact: MentionRestored) -> Row:
    match fact.dated:
        case DatedByHand(time, why):
            columns = manual_columns(fact.mention, time, why)
        case Resolution():
            columns = resolution_columns(fact.mention, fact.dated)
        case _:
            assert_never(fact.dated)
    return {
        **columns,
        "event": fact.event,
        "retracted": False,
        "date_is_manual": isinstance(fact.dated, DatedByHand),
        "event_is_manual": fact.assigned,
        "why": origin_to_json(fact.origin),
    }


def _resolve(batch: Batch, mention: str, changes: Row, position: int) -> Sequence[Move]:
    """Give a mention other days; one that a person assigned stays in its event, another founds its own."""
    row = batch.versions.row(mentions, mention)
    if row["event_is_manual"] and row["event"]:
        changes = {**changes, "event": row["event"]}
    return _change(batch, mention, changes, position)


def _change(batch: Batch, mention: str, changes: Row, position: int) -> Sequence[Move]:
    row = batch.versions.row(mentions, mention)
    batch.versions.replace(mentions, {**row, **changes}, position)
    return (Move(mention, row["event"], changes.get("event", row["event"])),)


def _merge(batch: Batch, fact: EventsMerged, position: int) -> Sequence[Move]:
    """Move the mentions of one event into another, all at one position."""
    moving = [row["id"] for row in batch.versions.members_of(fact.merged)]
    for mention in moving:
        row = merged_row(batch.versions.row(mentions, mention), fact)
        batch.versions.replace(mentions, row, position)
    return [Move(mention, fact.merged, fact.event) for mention in moving]
