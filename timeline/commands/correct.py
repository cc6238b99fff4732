"""Corrections by a person: each is a fact with a reason, and another fact undoes it.

Every function works in the caller's transaction, takes full ids, and returns the number of facts appended.
"""

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.commands.append import append_facts
from timeline.dates.time_kind import Time
from timeline.db.tables import FOREVER, links, mentions
from timeline.errors import InvalidInput, NotFound
from timeline.extraction.model import event_id
from timeline.log.append import lock_head
from timeline.log.facts import (
    ArticleRetracted,
    EventsKeptApart,
    MentionAssigned,
    MentionRedated,
    MentionRetracted,
    Person,
    Superseded,
)
from timeline.projections.current import (
    current_article,
    current_mention,
    mentions_of_article,
    mentions_of_event,
)


def redate(connection: Connection, mention: str, when: Time, why: str, recorded_by: str) -> int:
    """Set the days of a mention; a later publication date or reading does not change them."""
    lock_head(connection)
    row = current_mention(connection, mention)
    _require_not_retracted(row)
    if row["edtf"] == when.edtf and row["date_is_manual"]:
        return 0
    redated = MentionRedated(row["article"], mention, when, Person(why))
    return append_facts(connection, [redated], recorded_by).facts


def retract(connection: Connection, mention: str, why: str, recorded_by: str) -> int:
    """Take a mention out of every answer."""
    lock_head(connection)
    row = current_mention(connection, mention)
    if row["retracted"]:
        return 0
    return append_facts(
        connection, [MentionRetracted(row["article"], mention, Person(why))], recorded_by
    ).facts


def retract_article(connection: Connection, article: str, why: str, recorded_by: str) -> int:
    """Take an article and all its mentions out of every answer."""
    return withdraw_article(connection, article, Person(why), recorded_by)


def withdraw_article(
    connection: Connection, article: str, origin: Superseded | Person, recorded_by: str
) -> int:
    """Retract an article and its mentions. origin: who or what decided it."""
    lock_head(connection)
    row = current_article(connection, article)
    if row["retracted"]:
        return 0
    current = [one for one in mentions_of_article(connection, article) if not one["retracted"]]
    gone = [MentionRetracted(article, one["id"], origin) for one in current]
    return append_facts(connection, [ArticleRetracted(article, origin), *gone], recorded_by).facts


def merge(connection: Connection, event: str, into: str, why: str, recorded_by: str) -> int:
    """Put every mention of an event into another one."""
    lock_head(connection)
    if event == into:
        raise InvalidInput("an event cannot be merged with itself: give two events")
    moving = mentions_of_event(connection, event)
    if not moving or not mentions_of_event(connection, into):
        gone = into if moving else event
        raise NotFound(
            "the event {gone} does not exist now: give an id that `timeline before` prints", gone=gone
        )
    assigned = [MentionAssigned(row["article"], row["id"], into, Person(why)) for row in moving]
    return append_facts(connection, assigned, recorded_by).facts


def split(connection: Connection, mention: str, why: str, recorded_by: str) -> int:
    """Take a mention out of its event into one of its own; linking does not move it."""
    lock_head(connection)
    row = current_mention(connection, mention)
    if row["event"] is None or len(mentions_of_event(connection, row["event"])) < 2:
        raise InvalidInput(
            "the mention {mention} is alone in its event: there is nothing to split", mention=mention
        )
    # The id that it would found may be that of the event it leaves.
    own = event_id(mention, f"parted at {row['valid_from']}")
    assigned = MentionAssigned(row["article"], mention, own, Person(why))
    return append_facts(connection, [assigned], recorded_by).facts


def _require_not_retracted(row: RowMapping) -> None:
    if row["retracted"]:
        raise InvalidInput("the mention {id} is retracted: `timeline restore {id}` first", id=row["id"])


def keep_apart(connection: Connection, event: str, other: str, why: str, recorded_by: str) -> int:
    """Take back every link between two events: they are two happenings. Raises InvalidInput without one."""
    lock_head(connection)
    own, theirs = mentions.alias("own"), mentions.alias("theirs")
    query = (
        sa.select(own.c.article, links.c.mention, links.c.other)
        .select_from(links)
        .join(own, own.c.id == links.c.mention)
        .join(theirs, theirs.c.id == links.c.other)
        .where(
            *(table.c.valid_until == FOREVER for table in (links, own, theirs)),
            own.c.event == event,
            theirs.c.event == other,
        )
        .order_by(links.c.mention, links.c.other)
    )
    apart = [
        EventsKeptApart(article=article, mention=mention, partner=partner, origin=Person(why))
        for article, mention, partner in connection.execute(query)
    ]
    if not apart:
        raise InvalidInput(
            "the events {event} and {other} are not linked: there is nothing to keep apart",
            event=event,
            other=other,
        )
    return append_facts(connection, apart, recorded_by).facts
