"""What a person corrects: each correction is a fact with its reason, and another fact undoes it.

Every function works in the caller's transaction, takes full ids, and returns how many facts it appended.
"""

from typing import Any

from sqlalchemy import Connection, RowMapping

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.dates.timex import format_timex
from timeline.errors import InvalidInput, NotFound
from timeline.events.facts import ArticleRetracted, MentionPlaced, MentionRedated, MentionRetracted
from timeline.events.model import event_id
from timeline.ingest.standing import append_facts, members, mentions_of, standing_article, standing_mention
from timeline.normalizer.reasons import ByPerson
from timeline.normalizer.reasons_json import reason_to_json
from timeline.store.log import lock_head


def redate(connection: Connection, mention: str, when: Interval, why: str, recorded_by: str) -> int:
    """Give a mention its days by hand; a later publication date or reading leaves them alone."""
    lock_head(connection)
    row = standing_mention(connection, mention)
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
        "reasons": [reason_to_json(ByPerson(why))],
        "alternatives": [],
    }
    redated = MentionRedated(row["article"], mention, resolution, why)
    return append_facts(connection, [redated], recorded_by).facts


def retract(connection: Connection, mention: str, why: str, recorded_by: str) -> int:
    """Take a mention out of every answer."""
    lock_head(connection)
    row = standing_mention(connection, mention)
    if row["retracted"]:
        return 0
    return append_facts(connection, [MentionRetracted(row["article"], mention, why)], recorded_by).facts


def retract_article(connection: Connection, article: str, why: str, recorded_by: str) -> int:
    """Take an article and all that was read in it out of every answer."""
    lock_head(connection)
    row = standing_article(connection, article)
    if row["retracted"]:
        return 0
    standing = [one for one in mentions_of(connection, article) if not one["retracted"]]
    gone = [MentionRetracted(article, one["id"], why) for one in standing]
    return append_facts(connection, [ArticleRetracted(article, why), *gone], recorded_by).facts


def join(connection: Connection, event: str, into: str, why: str, recorded_by: str) -> int:
    """Put every mention of an event into another one."""
    lock_head(connection)
    if event == into:
        raise InvalidInput("an event cannot be joined to itself: give two events")
    moving = members(connection, event)
    if not moving or not members(connection, into):
        gone = into if moving else event
        raise NotFound(
            "there is no event {gone} now: give the id of one that `timeline before` prints", gone=gone
        )
    placed = [MentionPlaced(row["article"], row["id"], into, why) for row in moving]
    return append_facts(connection, placed, recorded_by).facts


def part(connection: Connection, mention: str, why: str, recorded_by: str) -> int:
    """Take a mention out of its event into one of its own, where linking leaves it."""
    lock_head(connection)
    row = standing_mention(connection, mention)
    if row["event"] is None or len(members(connection, row["event"])) < 2:
        raise InvalidInput(
            "the mention {mention} shares its event with no other: there is nothing to part", mention=mention
        )
    # Its founding id may be the id of the event that it leaves.
    own = event_id(mention, f"parted at {row['valid_from']}")
    return append_facts(connection, [MentionPlaced(row["article"], mention, own, why)], recorded_by).facts


def _require_standing(row: RowMapping) -> None:
    if row["retracted"]:
        raise InvalidInput("the mention {id} is retracted: `timeline restore {id}` first", id=row["id"])
