"""Versions of one article: the same publisher's page at the same address, saved with another text."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.events.model import Article
from timeline.events.versions import are_versions
from timeline.ingest.corrections import retract_article
from timeline.store.bulk import among
from timeline.store.tables import FOREVER, articles
from timeline.store.texts import load_texts


def supersede(connection: Connection, fresh: Sequence[Article], recorded_by: str) -> int:
    """Retract the older versions of new articles, or these where a newer one is stored; returns how many.

    The newest is the one published last, and of the same day the one that came last. What a version said
    stays in the log, and `timeline restore` brings it back. Pages that share an address and little of their
    text are no versions of each other.
    """
    retracted = 0
    for group in _at_one_address(connection, fresh):
        texts = load_texts(connection, [row["text_hash"] for row in group])
        newest = max(group, key=_age)
        text = texts.get(newest["text_hash"], "")
        for row in group:
            if row is not newest and are_versions(texts.get(row["text_hash"], ""), text):
                why = f"superseded by {newest['id']}: the same page, saved again"
                retracted += retract_article(connection, row["id"], why, recorded_by) > 0
    return retracted


def _at_one_address(connection: Connection, fresh: Sequence[Article]) -> list[list[RowMapping]]:
    """The standing articles at the addresses of new ones, those of one publisher together, if several."""
    addresses = sorted({article.url for article in fresh if article.url})
    if not addresses:
        return []
    query = sa.select(articles).where(
        among(connection, articles.c.url, addresses),
        articles.c.valid_until == FOREVER,
        articles.c.retracted.is_(False),
        articles.c.redacted.is_(False),
    )
    found: dict[tuple[str, str | None], list[RowMapping]] = {}
    for row in connection.execute(query.order_by(articles.c.position)).mappings():
        found.setdefault((row["url"], row["source"]), []).append(row)
    return [group for group in found.values() if len(group) > 1]


def _age(row: RowMapping) -> tuple[datetime, int]:
    return row["published_latest"] or datetime.min, row["position"]
