"""The current rows of articles and mentions."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.db.tables import FOREVER, articles, mentions
from timeline.errors import NotFound


def current_mention(connection: Connection, mention: str) -> RowMapping:
    """Return the current row of a mention. Raise NotFound."""
    query = sa.select(mentions).where(mentions.c.id == mention, mentions.c.valid_until == FOREVER)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound("there is no mention {mention}: `timeline show` lists the ids", mention=mention)
    return row


def current_article(connection: Connection, article: str) -> RowMapping:
    """Return the current row of an article. Raise NotFound."""
    query = sa.select(articles).where(articles.c.id == article, articles.c.valid_until == FOREVER)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound("there is no article {article}: `timeline log` lists the ids", article=article)
    return row


def mentions_of_article(connection: Connection, article: str) -> Sequence[RowMapping]:
    """Return the current rows of the mentions of an article, in the order in which they were recorded."""
    query = sa.select(mentions).where(mentions.c.article == article, mentions.c.valid_until == FOREVER)
    return connection.execute(query.order_by(mentions.c.position)).mappings().all()


def mentions_of_event(connection: Connection, event: str) -> Sequence[RowMapping]:
    """Return the current rows of the mentions of an event; none if there is no such event now."""
    query = sa.select(mentions).where(mentions.c.event == event, mentions.c.valid_until == FOREVER)
    return connection.execute(query.order_by(mentions.c.position)).mappings().all()
