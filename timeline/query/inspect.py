"""One event or one article in full: every quote, date and reason."""

import json
import math
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping, Table

from timeline.errors import AmbiguousId, NotFound
from timeline.store.tables import FOREVER, articles, events, head, mentions

SHORTEST_ID = 5
_LISTED = 8


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event's row and the rows of its mentions, each with its article's under `article_row`."""

    event: RowMapping
    mentions: tuple[tuple[RowMapping, RowMapping], ...]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article's row and the rows of its mentions, in reading order, the unresolved ones included."""

    article: RowMapping
    mentions: tuple[RowMapping, ...]


def find(connection: Connection, identity: str) -> EventRecord | ArticleRecord:
    """The event, the event of the mention, or the article with this id or the only one that starts with it.

    Raises NotFound or AmbiguousId.
    """
    for search in (_exact, _by_prefix):
        if event := search(connection, events, identity):
            return _event_record(connection, event)
        if mention := search(connection, mentions, identity):
            found = _exact(connection, events, mention["event"]) if mention["event"] else None
            if found is not None:
                return _event_record(connection, found)
            return _article_record(connection, _article(connection, mention["article"]))
        if article := search(connection, articles, identity):
            return _article_record(connection, article)
    raise NotFound(f"no event, mention or article has an id that starts with {identity!r}")


def shown_digits(connection: Connection) -> int:
    """How many digits of an id tell the events of this database apart, as a rule: at least SHORTEST_ID."""
    position = connection.execute(sa.select(head.c.position)).scalar_one()
    return max(SHORTEST_ID, math.ceil(math.log(max(position, 1) ** 2, 16)))


def loaded(row: RowMapping, column: str) -> Any:
    """A column that holds JSON text."""
    return json.loads(row[column])


def _exact(connection: Connection, table: Table, identity: str) -> RowMapping | None:
    """The current row with this id."""
    query = sa.select(table).where(table.c.id == identity, table.c.valid_until == FOREVER)
    return connection.execute(query).mappings().one_or_none()


def _by_prefix(connection: Connection, table: Table, identity: str) -> RowMapping | None:
    """The current row with the only id that starts so."""
    if not identity:
        return None
    # A range instead of LIKE: it uses the index, and no character of the id is a wildcard.
    beyond = identity[:-1] + chr(min(ord(identity[-1]) + 1, 0x10FFFF))
    query = (
        sa.select(table)
        .where(table.c.id >= identity, table.c.id < beyond, table.c.valid_until == FOREVER)
        .order_by(table.c.id)
        .limit(_LISTED + 1)
    )
    found = connection.execute(query).mappings().all()
    if len(found) > 1:
        listed = ", ".join(row["id"] for row in found[:_LISTED]) + (" ..." if len(found) > _LISTED else "")
        raise AmbiguousId(f"{identity!r} starts several ids: {listed}; write more of it")
    return found[0] if found else None


def _event_record(connection: Connection, event: RowMapping) -> EventRecord:
    query = sa.select(mentions).where(mentions.c.event == event["id"], mentions.c.valid_until == FOREVER)
    rows = connection.execute(query.order_by(mentions.c.position)).mappings().all()
    return EventRecord(event, tuple((row, _article(connection, row["article"])) for row in rows))


def _article_record(connection: Connection, article: RowMapping) -> ArticleRecord:
    query = sa.select(mentions).where(mentions.c.article == article["id"], mentions.c.valid_until == FOREVER)
    rows = connection.execute(query.order_by(mentions.c.expression_start)).mappings().all()
    return ArticleRecord(article, tuple(rows))


def _article(connection: Connection, identity: str) -> RowMapping:
    query = sa.select(articles).where(articles.c.id == identity, articles.c.valid_until == FOREVER)
    return connection.execute(query).mappings().one()
