"""Erase an article's words where the law demands it; the chain covers their hashes alone, and still holds."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.ingest.standing import standing_article
from timeline.log.facts import ArticleRecorded, ArticleRedacted, Person, article_stream
from timeline.store.log import append, lock_head, read
from timeline.store.projections import rebuild
from timeline.store.tables import texts


def redact(connection: Connection, article: str, why: str, recorded_by: str) -> bool:
    """Delete an article's text and title and remake every table without them; False if they were gone.

    Every past version of its quotes goes with them: the tables are rebuilt, which takes its time. In the
    caller's transaction. Raises NotFound.
    """
    lock_head(connection)
    if standing_article(connection, article)["redacted"]:
        return False
    hashes = [
        name
        for item in read(connection, stream_name=article_stream(article))
        if isinstance(item.fact, ArticleRecorded)
        for name in (item.fact.text, item.fact.title_text)
        if name
    ]
    connection.execute(sa.delete(texts).where(texts.c.hash.in_(hashes)))
    fact = ArticleRedacted(article, Person(why))
    append(connection, [fact], recorded_by=recorded_by, now=datetime.now(UTC))
    rebuild(connection)
    return True
