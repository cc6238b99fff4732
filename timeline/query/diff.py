"""What changed between two positions of the log: mentions added, moved, retracted, placed otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.db.tables import facts, mentions
from timeline.db.validity import holds
from timeline.log.facts import Origin, fact_from_payload

_CHUNK = 500


class Change(StrEnum):
    """What became of a mention."""

    ADDED = "added"
    MOVED = "moved"
    RETRACTED = "retracted"
    RESTORED = "restored"
    ASSIGNED = "assigned"


@dataclass(frozen=True, slots=True)
class Difference:
    """A mention then and now. was, now: EDTF, or the status of one without days; None before it was read.

    events: the event that it was in and the one that it is in. position, recorded_at, recorded_by, type: the
    fact that made it what it is now; origin: on what it rests, None for one that has no origin of its own.
    """

    change: Change
    mention: str
    article: str
    was: str | None
    now: str | None
    events: tuple[str | None, str | None]
    quote: str
    origin: Origin | None
    position: int
    recorded_at: str
    recorded_by: str
    type: str


def differences(connection: Connection, start: int, end: int) -> Iterator[Difference]:
    """What changed from one position to a later one, in the order of the facts that changed it."""
    query = (
        sa.select(
            mentions,
            facts.c.recorded_at,
            facts.c.recorded_by,
            facts.c.type,
            facts.c.payload,
            facts.c.schema_version,
        )
        .join(facts, facts.c.position == mentions.c.valid_from)
        .where(holds(mentions, end), mentions.c.valid_from > start)
        .order_by(mentions.c.valid_from, mentions.c.id)
        .execution_options(yield_per=_CHUNK)
    )
    rows = connection.execute(query).mappings()
    while chunk := list(islice(rows, _CHUNK)):
        earlier = _as_of(connection, [row["id"] for row in chunk], start)
        for row in chunk:
            if found := _difference(earlier.get(row["id"]), row):
                yield found


def _as_of(connection: Connection, identities: list[str], at: int) -> dict[str, RowMapping]:
    query = sa.select(mentions).where(mentions.c.id.in_(identities), holds(mentions, at))
    return {row["id"]: row for row in connection.execute(query).mappings()}


def _difference(was: RowMapping | None, now: RowMapping) -> Difference | None:
    change = _change(was, now)
    if change is None:
        return None
    fact = fact_from_payload(now["type"], now["payload"], now["schema_version"])
    return Difference(
        change=change,
        mention=now["id"],
        article=now["article"],
        was=(was["edtf"] or was["status"]) if was else None,
        now=now["edtf"] or now["status"],
        events=(was["event"] if was else None, now["event"]),
        quote=now["quote"],
        origin=getattr(fact, "origin", None),
        position=now["valid_from"],
        recorded_at=now["recorded_at"],
        recorded_by=now["recorded_by"],
        type=now["type"],
    )


def _change(was: RowMapping | None, now: RowMapping) -> Change | None:
    if was is None:
        return Change.RETRACTED if now["retracted"] else Change.ADDED
    if was["retracted"] != now["retracted"]:
        return Change.RETRACTED if now["retracted"] else Change.RESTORED
    if (was["edtf"], was["status"]) != (now["edtf"], now["status"]):
        return Change.MOVED
    return Change.ASSIGNED if was["event"] != now["event"] else None
