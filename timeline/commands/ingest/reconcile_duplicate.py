"""Articles that are ingested again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.commands.ingest.options import Summary
from timeline.commands.recording import date_again
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval, shared
from timeline.dates.moment import Moment, parse_moment
from timeline.db.tables import FOREVER, articles, texts
from timeline.errors import RecordRefused
from timeline.extraction.model import Article
from timeline.log.facts import Reingested
from timeline.log.publication import inferred_at_ingest, is_inferred, supplied_dates
from timeline.log.texts import salted_hash

_CHUNK = 500
_COLUMNS = articles.c.id, articles.c.published, articles.c.published_at, articles.c.text_hash, texts.c.salt


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in the database. salt: None once its text is erased.

    date_is_inferred: whether its date was inferred when it was ingested.
    """

    published: str | None
    text_hash: str
    salt: str | None
    date_is_inferred: bool
    published_at: str | None = None

    @property
    def days(self) -> Interval | None:
        """Its publication date."""
        return parse_edtf(self.published) if self.published else None

    @property
    def at(self) -> Moment | None:
        """The time of its publication."""
        return parse_moment(self.published_at) if self.published_at else None


def dated_as(article: Article, days: Interval | None, at: Moment | None) -> Article:
    """The article with this publication if it has none of its own."""
    return article if article.published or days is None else replace(article, published=days, published_at=at)


def same_publication(one: Article, other: Article) -> bool:
    """Whether two records of one article, both with a date, give the same one."""
    return _agree(one.published, one.published_at, other.published, other.published_at)


def _agree(days: Interval | None, at: Moment | None, others: Interval | None, other: Moment | None) -> bool:
    """Whether two publication dates are the same, or share a day that one of them has as a time."""
    if days is None or others is None or days == others:
        return True
    return bool(at or other) and shared((days, others)) is not None


def stored_articles(connection: Connection, identities: Sequence[str]) -> dict[str, StoredArticle]:
    """Return those of these articles that are stored, by id."""
    found: dict[str, StoredArticle] = {}
    for start in range(0, len(identities), _CHUNK):
        wanted = identities[start : start + _CHUNK]
        query = (
            sa.select(*_COLUMNS)
            .outerjoin(texts, texts.c.hash == articles.c.text_hash)
            .where(articles.c.id.in_(wanted), articles.c.valid_until == FOREVER)
        )
        inferred = inferred_at_ingest(connection, wanted)
        for row in connection.execute(query):
            found[row.id] = StoredArticle(
                row.published, row.text_hash, row.salt, row.id in inferred, row.published_at
            )
    return found


def reconcile_duplicate(
    connection: Connection,
    location: str,
    article: Article,
    stored: StoredArticle,
    recorded_by: str,
    outcome: Summary,
) -> None:
    """Reconcile a re-submitted article: the text must match; a missing date is filled in.

    An inferred date is replaced by the first given one, even by the same, and both days of a time whose zone
    was unknown by the one that its zone determines. Raises RecordRefused.
    """
    if stored.salt is None:
        raise RecordRefused(
            location,
            "the article {id!r} was redacted, so its text is not ingested again: omit it",
            id=article.id,
        )
    if salted_hash(stored.salt, article.text) != stored.text_hash:
        raise RecordRefused(
            location,
            "a quite different text is stored under the id {id!r}; give this one another id",
            id=article.id,
        )
    published = format_edtf(article.published) if article.published else None
    inferred = stored.date_is_inferred and published is not None and is_inferred(connection, article.id)
    if article.published is None or (published == stored.published and not inferred):
        outcome.known += 1
    elif stored.published is None or inferred or _is_located(article, stored):
        at = article.published_at
        date_again(connection, article.id, article.published, Reingested(), recorded_by, at)
        outcome.dated += 1
    elif _agree(article.published, article.published_at, stored.days, stored.at):
        outcome.known += 1
    elif article.published in supplied_dates(connection, article.id):
        # The date was corrected since; the article comes with its earlier one again.
        outcome.known += 1
    else:
        raise RecordRefused(
            location,
            "it is stored as published {published}, not {given}; to correct it: timeline set-published "
            "{id} {given}",
            published=stored.published,
            given=published,
            id=article.id,
        )


def _is_located(article: Article, stored: StoredArticle) -> bool:
    """Whether an article comes with the stored time, and with one of its two days."""
    days, at = stored.days, stored.at
    if article.published is None or days is None or at is None or article.published_at is None:
        return False
    within = article.published.is_day and shared((article.published, days)) is not None
    return within and not days.is_day and at.utc is not None and at.utc == article.published_at.utc
