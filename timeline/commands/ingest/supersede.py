"""Versions of one article: another text at the same address of the same publisher, or under the same id."""

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

_CERTAINTY = (
    articles.c.valid_until == FOREVER,
    articles.c.retracted.is_(False),
    articles.c.redacted.is_(False),
)


def runs(connection: Connection, fresh: Sequence[Article]) -> Iterator[Sequence[Article]]:
    """New articles in the runs that are to be stored one after the other; each ends with one that may be a
    version of an article before it.

    What comes after it is then linked to the version that holds, however the articles fell into batches.
    """
    addresses = _addresses(connection, fresh)
    start = 0
    for end, article in enumerate(fresh, start=1):
        address = article.url, article.publisher
        if first_id(article.id) or (article.url and address in addresses):
            yield fresh[start:end]
            start = end
        addresses.add(address)
    if start < len(fresh):
        yield fresh[start:]


def _addresses(connection: Connection, fresh: Sequence[Article]) -> set[tuple[str | None, str | None]]:
    """The addresses of new articles at which articles are stored, each with its publisher."""
    addresses = sorted({article.url for article in fresh if article.url})
    if not addresses:
        return set()
    query = sa.select(articles.c.url, articles.c.publisher)
    query = query.where(column_in(connection, articles.c.url, addresses), *_CERTAINTY)
    return {(row.url, row.publisher) for row in connection.execute(query)}


def supersede(connection: Connection, fresh: Sequence[Article], recorded_by: str) -> int:
    """Retract the older versions of new articles, or these where a newer one is stored; returns how many.

    The newest is the one published last, and of the same day the one that came last. What a version said
    stays in the log, and `timeline restore` brings it back. Pages that share an address and little of their
    text are no versions of each other.
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
    """The ids of the other stored versions of an article whose words are still there, retracted ones too."""
    row = connection.execute(_current(articles.c.id == article)).mappings().one()
    family = _of_id(first_id(article) or article)
    if row["url"]:
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
    """The condition for an article and the versions that came under its id."""
    # From ~ to the character behind it: the ids of its versions.
    return sa.or_(
        articles.c.id == first, sa.and_(articles.c.id >= f"{first}~", articles.c.id < f"{first}\x7f")
    )


def _at_one_address(connection: Connection, fresh: Sequence[Article]) -> list[list[RowMapping]]:
    """The standing articles at the addresses of new ones, those of one publisher together, if several."""
    addresses = sorted({article.url for article in fresh if article.url})
    if not addresses:
        return []
    query = sa.select(articles).where(column_in(connection, articles.c.url, addresses), *_CERTAINTY)
    found: dict[tuple[str, str | None], list[RowMapping]] = {}
    for row in connection.execute(query.order_by(articles.c.position)).mappings():
        found.setdefault((row["url"], row["publisher"]), []).append(row)
    return [group for group in found.values() if len(group) > 1]


def _of_one_id(connection: Connection, fresh: Sequence[Article]) -> list[list[RowMapping]]:
    """The standing versions of the articles that new ones are versions of by their id."""
    groups = []
    for first in sorted({first for article in fresh if (first := first_id(article.id))}):
        query = sa.select(articles).where(_of_id(first), *_CERTAINTY)
        rows = connection.execute(query.order_by(articles.c.position)).mappings().all()
        groups.append([row for row in rows if row["id"] == first or first_id(row["id"]) == first])
    return [group for group in groups if len(group) > 1]


def _age(row: RowMapping) -> tuple[datetime, int]:
    return row["published_latest"] or datetime.min, row["position"]
