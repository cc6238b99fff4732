"""What a person corrects: each correction is a fact with its reason, and another fact undoes it.

Every function works in the caller's transaction, takes full ids, and returns how many facts it appended.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.arabic.expression_json import expression_from_json
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval
from timeline.dates.timex import format_timex
from timeline.errors import InvalidInput, NotFound
from timeline.events.facts import (
    ArticleRestored,
    ArticleRetracted,
    Fact,
    MentionPlaced,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionRestored,
    MentionRetracted,
)
from timeline.events.model import event_id
from timeline.normalizer import resolve_all
from timeline.normalizer.resolution import resolution_to_json
from timeline.store.log import append, lock_head, read, stream_versions
from timeline.store.projections import project
from timeline.store.tables import FOREVER, articles, mentions
from timeline.store.texts import load_texts


def redate(connection: Connection, mention: str, when: Interval, why: str, recorded_by: str) -> int:
    """Give a mention its days by hand; a later publication date or reading leaves them alone."""
    lock_head(connection)
    row = _mention(connection, mention)
    _require_standing(row)
    days = format_edtf(when)
    if row["edtf"] == days and row["redated"]:
        return 0
    resolution: dict[str, Any] = {
        "status": "resolved",
        "edtf": days,
        "timex": format_timex(when),
        "anchor": None,
        "said": {},
        "implied": {},
        "reasons": [f"dated by hand: {why}"],
        "alternatives": [],
    }
    return _append(connection, [MentionRedated(row["article"], mention, resolution, why)], recorded_by)


def retract(connection: Connection, mention: str, why: str, recorded_by: str) -> int:
    """Take a mention out of every answer."""
    lock_head(connection)
    row = _mention(connection, mention)
    if row["retracted"]:
        return 0
    return _append(connection, [MentionRetracted(row["article"], mention, why)], recorded_by)


def restore(connection: Connection, mention: str, why: str, recorded_by: str) -> int:
    """Undo what was done to a mention by hand: it counts, with the days that its text gives.

    It returns to the event that it stood in before if that one still has its days.
    """
    lock_head(connection)
    row = _mention(connection, mention)
    if not (row["retracted"] or row["redated"]):
        return 0
    resolution = _read_resolutions(connection, row["article"])[mention]
    fact = _restored(connection, row, resolution, why)
    return _append(connection, [fact], recorded_by)


def retract_article(connection: Connection, article: str, why: str, recorded_by: str) -> int:
    """Take an article and all that was read in it out of every answer."""
    lock_head(connection)
    row = _article(connection, article)
    if row["retracted"]:
        return 0
    standing = [one for one in _mentions_of(connection, article) if not one["retracted"]]
    gone = [MentionRetracted(article, one["id"], why) for one in standing]
    return _append(connection, [ArticleRetracted(article, why), *gone], recorded_by)


def restore_article(connection: Connection, article: str, why: str, recorded_by: str) -> int:
    """Undo the retraction of an article, and of the mentions that were retracted with it."""
    lock_head(connection)
    row = _article(connection, article)
    if not row["retracted"]:
        return 0
    resolutions = _read_resolutions(connection, article)
    with_it = [
        one
        for one in _mentions_of(connection, article)
        if one["retracted"] and one["valid_from"] > row["valid_from"]
    ]
    back = [_restored(connection, one, resolutions[one["id"]], why) for one in with_it]
    return _append(connection, [ArticleRestored(article, why), *back], recorded_by)


def join(connection: Connection, event: str, into: str, why: str, recorded_by: str) -> int:
    """Put every mention of an event into another one."""
    lock_head(connection)
    if event == into:
        raise InvalidInput("an event cannot be joined to itself: give two events")
    moving = _members(connection, event)
    if not moving or not _members(connection, into):
        raise NotFound(f"there is no event {into if moving else event} now")
    placed = [MentionPlaced(row["article"], row["id"], into, why) for row in moving]
    return _append(connection, placed, recorded_by)


def part(connection: Connection, mention: str, why: str, recorded_by: str) -> int:
    """Take a mention out of its event into one of its own, where linking leaves it."""
    lock_head(connection)
    row = _mention(connection, mention)
    if row["event"] is None or len(_members(connection, row["event"])) < 2:
        raise InvalidInput(f"the mention {mention} shares its event with no other")
    # Its founding id may be the id of the event that it leaves.
    own = event_id(mention, f"parted at {row['valid_from']}")
    return _append(connection, [MentionPlaced(row["article"], mention, own, why)], recorded_by)


def _restored(
    connection: Connection, row: RowMapping, resolution: dict[str, Any], why: str
) -> MentionRestored:
    days = resolution["edtf"]
    event = event_id(row["id"], days) if days else None
    earlier = connection.execute(
        sa.select(mentions.c.event, mentions.c.edtf)
        .where(mentions.c.id == row["id"], mentions.c.event.is_not(None), mentions.c.edtf == days)
        .order_by(mentions.c.valid_from.desc())
        .limit(1)
    ).one_or_none()
    if earlier is not None and _members(connection, earlier.event):
        event = earlier.event
    return MentionRestored(row["article"], row["id"], resolution, event, why)


def _read_resolutions(connection: Connection, article: str) -> dict[str, dict[str, Any]]:
    """What the text of an article gives for each of its mentions, by today's publication date."""
    row = _article(connection, article)
    text = load_texts(connection, [row["text_hash"]]).get(row["text_hash"], "")
    last: dict[str, MentionRecorded | MentionReread] = {}
    for item in read(connection, stream_name=f"article:{article}"):
        if isinstance(item.fact, MentionRecorded | MentionReread):
            last[item.fact.mention] = item.fact
    expressions = {mention: expression_from_json(fact.expression, text) for mention, fact in last.items()}
    ordered = sorted(expressions, key=lambda mention: expressions[mention].start)
    published = parse_edtf(row["published"]) if row["published"] else None
    resolutions = resolve_all([expressions[mention] for mention in ordered], published)
    return dict(zip(ordered, map(resolution_to_json, resolutions), strict=True))


def _append(connection: Connection, new: Sequence[Fact], recorded_by: str) -> int:
    versions = stream_versions(connection, sorted({f"article:{fact.article}" for fact in new}))
    recorded = append(connection, new, versions, recorded_by=recorded_by, now=datetime.now(UTC))
    project(connection, recorded)
    return len(recorded)


def _require_standing(row: RowMapping) -> None:
    if row["retracted"]:
        raise InvalidInput(f"the mention {row['id']} is retracted: `timeline restore {row['id']}` first")


def _mention(connection: Connection, mention: str) -> RowMapping:
    query = sa.select(mentions).where(mentions.c.id == mention, mentions.c.valid_until == FOREVER)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound(f"there is no mention {mention}")
    return row


def _article(connection: Connection, article: str) -> RowMapping:
    query = sa.select(articles).where(articles.c.id == article, articles.c.valid_until == FOREVER)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound(f"there is no article {article}")
    return row


def _mentions_of(connection: Connection, article: str) -> Sequence[RowMapping]:
    query = sa.select(mentions).where(mentions.c.article == article, mentions.c.valid_until == FOREVER)
    return connection.execute(query.order_by(mentions.c.position)).mappings().all()


def _members(connection: Connection, event: str) -> Sequence[RowMapping]:
    query = sa.select(mentions).where(mentions.c.event == event, mentions.c.valid_until == FOREVER)
    return connection.execute(query.order_by(mentions.c.position)).mappings().all()
