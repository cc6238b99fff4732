"""Supersede older versions of an article: texts with the same URL and publisher, or with the same id.

The sections of a printed work share its URL; they are versions by their ids alone.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, RowMapping

from timeline.commands.correct import withdraw_article
from timeline.commands.ingest.article_revisions import first_id
from timeline.db.bulk import column_in
from timeline.db.tables import FOREVER, articles
from timeline.extraction.model import Article
from timeline.linking.near_duplicate import are_versions
from timeline.log.facts import Superseded
from timeline.log.texts import load_texts

_IN_FORCE = (
    articles.c.valid_until == FOREVER,
    articles.c.retracted.is_(False),
    articles.c.redacted.is_(False),
)
_WITH_OWN_ADDRESS = (*_IN_FORCE, articles.c.work.is_(None))


def runs(connection: Connection, fresh: Sequence[Article]) -> Iterator[Sequence[Article]]:
    """Split new articles into runs to be stored one after the other; each ends with a possible version of an
    earlier article.

    Later articles are then linked to the version in force, however the articles were batched.
    """
    addresses = _addresses(connection, fresh)
    start = 0
    for end, article in enumerate(fresh, start=1):
        address = article.url, article.publisher
        own = article.url and article.work is None
        if first_id(article.id) or (own and address in addresses):
            yield fresh[start:end]
            start = end
        if own:
            addresses.add(address)
    if start < len(fresh):
        yield fresh[start:]


def _addresses(connection: Connection, fresh: Sequence[Article]) -> set[tuple[str | None, str | None]]:
    """The URLs, with publishers, of stored articles that new ones share."""
    addresses = _own_addresses(fresh)
    if not addresses:
        return set()
    query = sa.select(articles.c.url, articles.c.publisher)
    query = query.where(column_in(connection, articles.c.url, addresses), *_WITH_OWN_ADDRESS)
    return {(row.url, row.publisher) for row in connection.execute(query)}


def _own_addresses(fresh: Sequence[Article]) -> list[str]:
    return sorted({article.url for article in fresh if article.url and article.work is None})


def supersede(connection: Connection, fresh: Sequence[Article], recorded_by: str) -> int:
    """Retract older versions of new articles, or the new ones if a newer version is stored; return how many.

    The newest is the one published last, then the one recorded last. A superseded version stays in the log,
    and `timeline restore` brings it back. Pages with one URL and different texts are not versions.
    """
    retracted = 0
    for group in [*_at_one_address(connection, fresh), *_of_one_id(connection, fresh)]:
        texts = load_texts(connection, [row["text_hash"] for row in group])
        newest = max(group, key=_age)
        text = texts.get(newest["text_hash"], "")
        for row in group:
            if row is not newest and are_versions(texts.get(row["text_hash"], ""), text):
                origin = Superseded(newest["id"])
                retracted += withdraw_article(connection, row["id"], origin, recorded_by) > 0
    return retracted


def other_versions(connection: Connection, article: str) -> list[str]:
    """The ids of the other stored versions of an article, retracted ones included, redacted ones not."""
    row = connection.execute(_current(articles.c.id == article)).mappings().one()
    family = _of_id(first_id(article) or article)
    if row["url"] and row["work"] is None:
        same_publisher = articles.c.publisher.is_not_distinct_from(row["publisher"])
        family = sa.or_(family, sa.and_(articles.c.url == row["url"], same_publisher))
    found = connection.execute(_current(family))
    others = [one for one in found.mappings() if one["id"] != article and not one["redacted"]]
    texts = load_texts(connection, [one["text_hash"] for one in (row, *others)])
    text = texts.get(row["text_hash"], "")
    return [one["id"] for one in others if are_versions(texts.get(one["text_hash"], ""), text)]


def _current(condition: ColumnElement[bool]) -> sa.Select[Any]:
    return (
        sa.select(articles).where(condition, articles.c.valid_until == FOREVER).order_by(articles.c.position)
    )


def _of_id(first: str) -> ColumnElement[bool]:
    """The condition for an article and its revisions by id."""
    # From ~ to the next character: the ids of its revisions.
    return sa.or_(
        articles.c.id == first, sa.and_(articles.c.id >= f"{first}~", articles.c.id < f"{first}\x7f")
    )


def _at_one_address(connection: Connection, fresh: Sequence[Article]) -> list[list[RowMapping]]:
    """The articles in force that share URL and publisher with new ones; groups of more than one."""
    addresses = _own_addresses(fresh)
    if not addresses:
        return []
    query = sa.select(articles).where(column_in(connection, articles.c.url, addresses), *_WITH_OWN_ADDRESS)
    found: dict[tuple[str, str | None], list[RowMapping]] = {}
    for row in connection.execute(query.order_by(articles.c.position)).mappings():
        found.setdefault((row["url"], row["publisher"]), []).append(row)
    return [group for group in found.values() if len(group) > 1]


def _of_one_id(connection: Connection, fresh: Sequence[Article]) -> list[list[RowMapping]]:
    """The versions in force of the articles that new ones are revisions of."""
    groups = []
    for first in sorted({first for article in fresh if (first := first_id(article.id))}):
        query = sa.select(articles).where(_of_id(first), *_IN_FORCE)
        rows = connection.execute(query.order_by(articles.c.position)).mappings().all()
        groups.append([row for row in rows if row["id"] == first or first_id(row["id"]) == first])
    return [group for group in groups if len(group) > 1]


def _age(row: RowMapping) -> tuple[datetime, int]:
    return row["published_latest"] or datetime.min, row["position"]
