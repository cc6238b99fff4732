"""Undo manual changes to a mention or an article."""

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.commands.append import append_facts
from timeline.commands.last_reading import last_read, resolve_again
from timeline.dates.edtf import parse_edtf
from timeline.db.tables import mentions
from timeline.errors import InvalidInput
from timeline.extraction.model import event_id
from timeline.log.append import lock_head
from timeline.log.facts import (
    ArticleRestored,
    ArticleRetracted,
    DatedByHand,
    MentionRedated,
    MentionRestored,
    MentionRetracted,
    Person,
    article_stream,
)
from timeline.log.read import read
from timeline.log.texts import load_texts
from timeline.normalizer import Resolution
from timeline.projections.current import (
    current_article,
    current_mention,
    mentions_of_article,
    mentions_of_event,
)


def restore(connection: Connection, mention: str, why: str, recorded_by: str) -> int:
    """Undo the last manual change to a mention.

    A retracted one gets back its previous state, including a manual date or event; one with a manual date
    takes the days of its text. Raises InvalidInput while its article is retracted.
    """
    lock_head(connection)
    row = current_mention(connection, mention)
    if not (row["retracted"] or row["date_is_manual"]):
        return 0
    if current_article(connection, row["article"])["retracted"]:
        advice = f"`timeline restore {row['article']}` first"
        raise InvalidInput(
            "the article of the mention {mention} is retracted: {advice}", mention=mention, advice=advice
        )
    read_now = _read_resolutions(connection, row["article"])
    return append_facts(connection, [_restored(connection, row, read_now, why)], recorded_by).facts


def restore_article(connection: Connection, article: str, why: str, recorded_by: str) -> int:
    """Undo the retraction of an article, and of the mentions that were retracted with it."""
    lock_head(connection)
    row = current_article(connection, article)
    if not row["retracted"]:
        return 0
    read_now = _read_resolutions(connection, article)
    with_it = _retracted_with(connection, article)
    back = [
        _restored(connection, one, read_now, why)
        for one in mentions_of_article(connection, article)
        if one["retracted"] and one["id"] in with_it
    ]
    return append_facts(connection, [ArticleRestored(article, Person(why)), *back], recorded_by).facts


def _retracted_with(connection: Connection, article: str) -> set[str]:
    """The mentions retracted with an article: their facts follow its last retraction in the stream."""
    found: set[str] = set()
    along = False
    for item in read(connection, stream_name=article_stream(article)):
        if isinstance(item.fact, ArticleRetracted):
            found, along = set(), True
        elif along and isinstance(item.fact, MentionRetracted):
            found.add(item.fact.mention)
        else:
            along = False
    return found


def _restored(
    connection: Connection, row: RowMapping, read_now: dict[str, Resolution], why: str
) -> MentionRestored:
    """A mention as before its retraction; or, if it only has a manual date, as its text is read now."""
    before = _before_retraction(connection, row) if row["retracted"] else row
    dated: Resolution | DatedByHand
    if before["date_is_manual"] and row["retracted"]:
        dated = _dated_by_hand(connection, row)
        days: str | None = dated.time.edtf
    else:
        dated = read_now[row["id"]]
        days = dated.edtf
    event = event_id(row["id"], days) if days else None
    if before["event_is_manual"] or (
        before["edtf"] == days and before["event"] and mentions_of_event(connection, before["event"])
    ):
        event = before["event"]
    elif not row["retracted"] and days:
        event = _event_with_days(connection, row["id"], days) or event
    return MentionRestored(
        row["article"], row["id"], dated, event, origin=Person(why), assigned=bool(before["event_is_manual"])
    )


def _before_retraction(connection: Connection, row: RowMapping) -> RowMapping:
    query = (
        sa.select(mentions)
        .where(mentions.c.id == row["id"], mentions.c.retracted.is_(False))
        .order_by(mentions.c.valid_from.desc())
        .limit(1)
    )
    return connection.execute(query).mappings().one()


def _event_with_days(connection: Connection, mention: str, days: str) -> str | None:
    """The event of a mention when it last had these days, if that event still has mentions."""
    query = (
        sa.select(mentions.c.event)
        .where(mentions.c.id == mention, mentions.c.event.is_not(None), mentions.c.edtf == days)
        .order_by(mentions.c.valid_from.desc())
        .limit(1)
    )
    earlier = connection.execute(query).scalar()
    return earlier if earlier is not None and mentions_of_event(connection, earlier) else None


def _dated_by_hand(connection: Connection, row: RowMapping) -> DatedByHand:
    """The last manual days of a mention, from the facts of its article."""
    found: DatedByHand | None = None
    for item in read(connection, stream_name=article_stream(row["article"])):
        match item.fact:
            case MentionRedated(mention=mention) if mention == row["id"]:
                found = DatedByHand(item.fact.time, item.fact.origin.why)
            case MentionRestored(mention=mention, dated=DatedByHand() as dated) if mention == row["id"]:
                found = dated
    if found is None:
        raise LookupError(row["id"])
    return found


def _read_resolutions(connection: Connection, article: str) -> dict[str, Resolution]:
    """The resolutions of the mentions of an article, by its text and its current publication date."""
    row = current_article(connection, article)
    text = load_texts(connection, [row["text_hash"]]).get(row["text_hash"], "")
    published = parse_edtf(row["published"]) if row["published"] else None
    return resolve_again(last_read(connection, article, text), published)
