"""The table corrections: what people decided, with their reasons; nothing ends a row."""

from timeline.dates.edtf import format_edtf
from timeline.db.columns import Row
from timeline.db.tables import corrections
from timeline.log.facts import (
    ArticleRedacted,
    ArticleRestored,
    ArticleRetracted,
    ConventionsGiven,
    EventsKeptApart,
    Fact,
    MentionAssigned,
    MentionRedated,
    MentionRestored,
    MentionRetracted,
    Person,
    PublicationDated,
)
from timeline.projections.batch import Batch

# Goes up when other rows come of the same facts.
VERSION = 1


def apply(batch: Batch, fact: Fact, position: int) -> None:
    """Add the row of a fact that a person decided; the others have none."""
    row = _row(fact)
    if row is not None:
        nothing: Row = dict.fromkeys(("mention", "event", "other_mention", "edtf"))
        batch.versions.added[corrections].append({"position": position, **nothing, **row})


def _row(fact: Fact) -> Row | None:
    """The columns of a correction, named like the command that makes it."""
    match fact:
        case MentionRedated(mention=mention, time=time, origin=origin):
            row: Row = {"correction": "redate", "mention": mention, "edtf": time.edtf}
        case MentionRetracted(mention=mention, origin=Person() as origin):
            row = {"correction": "retract", "mention": mention}
        case MentionRestored(mention=mention, event=event, origin=Person() as origin):
            row = {"correction": "restore", "mention": mention, "event": event}
        case MentionAssigned(mention=mention, event=event, origin=origin):
            row = {"correction": "assign", "mention": mention, "event": event}
        case EventsKeptApart(mention=mention, partner=partner, origin=origin):
            row = {"correction": "keep-apart", "mention": mention, "other_mention": partner}
        case PublicationDated(published=published, origin=Person() as origin):
            row = {"correction": "set-published", "edtf": format_edtf(published)}
        case ConventionsGiven(origin=origin):
            row = {"correction": "reread"}
        case ArticleRetracted(origin=Person() as origin):
            row = {"correction": "retract"}
        case ArticleRestored(origin=origin):
            row = {"correction": "restore"}
        case ArticleRedacted(origin=origin):
            row = {"correction": "redact"}
        case _:
            return None
    return {"article": fact.article, "reason": origin.why, **row}
