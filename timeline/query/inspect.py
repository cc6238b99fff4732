"""One event or one article in full: every quote, date and reason."""

from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping, Table

from timeline.canonical_json import parsed
from timeline.db.columns import holds
from timeline.db.tables import articles, events, mentions
from timeline.errors import AmbiguousId, NotFound
from timeline.linking.consensus import CompetingDate, competing_dates, disputes
from timeline.linking.disagreement import Disagreement
from timeline.log.facts import Given, Origin
from timeline.log.publication import publication_origin
from timeline.log.texts import load_texts
from timeline.messages import Message
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import Reason
from timeline.normalizer.reasons_json import alternative_from_json, reason_from_json
from timeline.projections.event_columns import member_of

_LISTED = 8
_ADVICE = Message("`timeline before`, `show` and `log` print the existing ids")


@dataclass(frozen=True, slots=True)
class EventRecord:
    """The row of an event, and the rows of its mentions, each with its article's.

    former: the id searched for, if it is of an earlier event whose mentions are all in this one.
    """

    event: RowMapping
    mentions: tuple[tuple[RowMapping, RowMapping], ...]
    former: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """The row of an article and the rows of its mentions in text order, unresolved ones included."""

    article: RowMapping
    mentions: tuple[RowMapping, ...]


def find(connection: Connection, identity: str, at: int | None = None) -> EventRecord | ArticleRecord:
    """Find an event, the event of a mention, or an article by its id or by a unique prefix.

    The id of an event changes with its days or when it is merged; the old id still leads to it. at: the log
    position as of which; None: now. Raises NotFound or AmbiguousId.
    """
    for search in (_exact, _by_prefix):
        if event := search(connection, events, identity, at):
            return _event_record(connection, event, at)
        if mention := search(connection, mentions, identity, at):
            found = _exact(connection, events, mention["event"], at) if mention["event"] else None
            if found is not None:
                return _event_record(connection, found, at)
            return _article_record(connection, _article(connection, mention["article"], at), at)
        if article := search(connection, articles, identity, at):
            return _article_record(connection, article, at)
    if event := _successor(connection, identity, at):
        return replace(_event_record(connection, event, at), former=identity)
    raise _missing(Message("event, mention or article"), identity)


def find_article(connection: Connection, identity: str) -> RowMapping:
    """The current row of the article with this id or unique prefix.

    Raises NotFound or AmbiguousId.
    """
    return _find_row(connection, articles, "article", identity)


def find_articles(connection: Connection, identity: str) -> list[str]:
    """Return the ids of the sections of a printed work, or that of one article, as `find_article`."""
    of_work = sa.select(articles.c.id).where(articles.c.work == identity, holds(articles, None))
    sections = connection.execute(of_work.order_by(articles.c.position)).scalars().all()
    return list(sections) or [find_article(connection, identity)["id"]]


def find_mention(connection: Connection, identity: str) -> RowMapping:
    """The current row of a mention, as `find_article`."""
    return _find_row(connection, mentions, "mention", identity)


def find_event(connection: Connection, identity: str, at: int | None = None) -> RowMapping:
    """The row of an event, as `find_article`. at: the log position as of which; None: now."""
    return _find_row(connection, events, "event", identity, at)


def find_mention_or_article(connection: Connection, identity: str) -> tuple[str, str]:
    """("mention" or "article", its id) for an id or the beginning of one; a mention comes first.

    Raises NotFound or AmbiguousId.
    """
    for search in (_exact, _by_prefix):
        for kind, table in (("mention", mentions), ("article", articles)):
            if found := search(connection, table, identity):
                return kind, found["id"]
    raise NotFound(
        "no mention or article has an id that starts with {identity!r}: {advice}",
        identity=identity,
        advice=_ADVICE,
    )


@dataclass(frozen=True, slots=True)
class Because:
    """The origin of the publication date of an article; text: of the article, None once erased."""

    origin: Origin
    text: str | None


def published_because(connection: Connection, article: RowMapping, at: int | None = None) -> Because | None:
    """The origin of the publication date of an article; None if it came with the article or is unknown.

    at: the log position as of which, as in `find`.
    """
    origin = publication_origin(connection, article["id"], at)
    if origin is None or isinstance(origin, Given):
        return None
    return Because(origin, load_texts(connection, [article["text_hash"]]).get(article["text_hash"]))


def _find_row(
    connection: Connection, table: Table, kind: str, identity: str, at: int | None = None
) -> RowMapping:
    found = _exact(connection, table, identity, at) or _by_prefix(connection, table, identity, at)
    if found is None and table is events:
        found = _successor(connection, identity, at)
    if found is None:
        raise _missing(kind, identity)
    return found


def _successor(connection: Connection, identity: str, at: int | None) -> RowMapping | None:
    """The event that now has the mentions of an earlier event, by the id of that one or a prefix.

    None if no event had such an id, or its mentions have no event. Raises NotFound if they are in several.
    """
    was = sa.select(mentions.c.id).where(mentions.c.event >= identity, mentions.c.event < _beyond(identity))
    if at is not None:
        was = was.where(mentions.c.valid_from <= at)
    now = sa.select(mentions.c.event).where(mentions.c.id.in_(was), holds(mentions, at))
    found = sorted(filter(None, connection.execute(now.distinct()).scalars())) if identity else []
    if len(found) > 1:
        raise NotFound(
            "the event {identity} no longer exists: its mentions are in the events {now_in}",
            identity=identity,
            now_in=", ".join(found[:_LISTED]),
        )
    return _exact(connection, events, found[0], at) if found else None


def _missing(kind: str, identity: str) -> NotFound:
    return NotFound(
        "no {kind} has an id that starts with {identity!r}: {advice}",
        kind=Message(kind),
        identity=identity,
        advice=_ADVICE,
    )


def disagreement_of(record: EventRecord) -> Disagreement:
    """Which mentions of an event disagree with its days, or deny it."""
    return disputes([member_of(mention, article["publisher"]) for mention, article in record.mentions])


def competing_dates_of(record: EventRecord) -> list[CompetingDate]:
    """The competing dates of an event, the best supported first."""
    return competing_dates([member_of(mention, article["publisher"]) for mention, article in record.mentions])


def loaded(row: RowMapping, column: str) -> Any:
    """A column that holds JSON text."""
    return parsed(row[column])


def reasons_of(row: RowMapping) -> tuple[Reason, ...]:
    """The derivation of the days of a mention, step by step."""
    return tuple(map(reason_from_json, loaded(row, "reasons")))


def alternatives_of(row: RowMapping) -> tuple[Alternative, ...]:
    """The other days that a mention may have."""
    return tuple(map(alternative_from_json, loaded(row, "alternatives")))


def _exact(connection: Connection, table: Table, identity: str, at: int | None = None) -> RowMapping | None:
    """The row with this id."""
    query = sa.select(table).where(table.c.id == identity, holds(table, at))
    return connection.execute(query).mappings().one_or_none()


def _by_prefix(
    connection: Connection, table: Table, identity: str, at: int | None = None
) -> RowMapping | None:
    """The row whose id is the only one with this prefix."""
    if not identity:
        return None
    query = (
        sa.select(table)
        .where(table.c.id >= identity, table.c.id < _beyond(identity), holds(table, at))
        .order_by(table.c.id)
        .limit(_LISTED + 1)
    )
    found = connection.execute(query).mappings().all()
    if len(found) > 1:
        listed = ", ".join(row["id"] for row in found[:_LISTED]) + (" ..." if len(found) > _LISTED else "")
        raise AmbiguousId(
            "several ids start with {identity!r}: {listed}; give more of it", identity=identity, listed=listed
        )
    return found[0] if found else None


def _beyond(identity: str) -> str:
    """The end of the range of ids that start so.

    A range instead of LIKE: it uses the index, and no character of the id is a wildcard.
    """
    return identity[:-1] + chr(min(ord(identity[-1]) + 1, 0x10FFFF)) if identity else ""


def _event_record(connection: Connection, event: RowMapping, at: int | None) -> EventRecord:
    query = sa.select(mentions).where(mentions.c.event == event["id"], holds(mentions, at))
    rows = connection.execute(query.order_by(mentions.c.position)).mappings().all()
    return EventRecord(event, tuple((row, _article(connection, row["article"], at)) for row in rows))


def _article_record(connection: Connection, article: RowMapping, at: int | None) -> ArticleRecord:
    query = sa.select(mentions).where(mentions.c.article == article["id"], holds(mentions, at))
    rows = connection.execute(query.order_by(mentions.c.expression_start)).mappings().all()
    return ArticleRecord(article, tuple(rows))


def _article(connection: Connection, identity: str, at: int | None) -> RowMapping:
    query = sa.select(articles).where(articles.c.id == identity, holds(articles, at))
    return connection.execute(query).mappings().one()
