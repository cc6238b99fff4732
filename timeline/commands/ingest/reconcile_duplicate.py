"""Articles that the database holds already, and what is done with one that comes again."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.commands.ingest.options import Summary
from timeline.commands.recording import date_again
from timeline.dates.edtf import format_edtf
from timeline.db.tables import FOREVER, articles, texts
from timeline.errors import RecordRefused
from timeline.extraction.model import Article
from timeline.log.facts import Reingested
from timeline.log.publication import came_with, inferred_at_once, is_inferred
from timeline.log.texts import salted_hash

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article that the database holds; salt: None when its text was erased.

    worked_out: whether its date was worked out when it came in.
    """

    published: str | None
    text_hash: str
    salt: str | None
    worked_out: bool


def stored_articles(connection: Connection, identities: Sequence[str]) -> dict[str, StoredArticle]:
    """Those of these articles that are stored, by id."""
    found: dict[str, StoredArticle] = {}
    for start in range(0, len(identities), _CHUNK):
        wanted = identities[start : start + _CHUNK]
        query = (
            sa.select(articles.c.id, articles.c.published, articles.c.text_hash, texts.c.salt)
            .outerjoin(texts, texts.c.hash == articles.c.text_hash)
            .where(articles.c.id.in_(wanted), articles.c.valid_until == FOREVER)
        )
        worked_out = inferred_at_once(connection, wanted)
        for row in connection.execute(query):
            found[row.id] = StoredArticle(row.published, row.text_hash, row.salt, row.id in worked_out)
    return found


def reconcile_duplicate(
    connection: Connection,
    where: str,
    article: Article,
    known: StoredArticle,
    recorded_by: str,
    outcome: Summary,
) -> None:
    """An article that is in the database already: its text must be the same; a date it lacked is taken.

    A date that was worked out gives way to the first that comes, even to the same. Raises RecordRefused.
    """
    if known.salt is None:
        raise RecordRefused(
            where,
            "the article {id!r} was redacted, so its text is not ingested again: omit it",
            id=article.id,
        )
    if salted_hash(known.salt, article.text) != known.text_hash:
        raise RecordRefused(
            where,
            "a quite different text is stored under the id {id!r}; give this one another id",
            id=article.id,
        )
    published = format_edtf(article.published) if article.published else None
    worked_out = known.worked_out and published is not None and is_inferred(connection, article.id)
    if article.published is None or (published == known.published and not worked_out):
        outcome.known += 1
    elif known.published is None or worked_out:
        date_again(connection, article.id, article.published, Reingested(), recorded_by)
        outcome.dated += 1
    elif article.published in came_with(connection, article.id):
        # Corrected since, and it comes as it came before.
        outcome.known += 1
    else:
        raise RecordRefused(
            where,
            "it is stored as published {published}, not {given}; to correct it: timeline "
            "set-published {id} {given}",
            published=known.published,
            given=published,
            id=article.id,
        )
