"""Erase the words of an article where the law demands it. The chain covers only their hashes."""

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.commands.append import append_facts
from timeline.db.tables import texts
from timeline.log.append import lock_head
from timeline.log.facts import ArticleRecorded, ArticleRedacted, Person, article_stream
from timeline.log.read import read
from timeline.projections import articles, blocking_index, events, expressions, mentions
from timeline.projections.current import current_article


def redact(connection: Connection, article: str, why: str, recorded_by: str) -> bool:
    """Delete the text, title and headings of an article from all rows, past versions included.

    Its mentions keep their dates. In the caller's transaction. Returns False if it was redacted before.
    Raises NotFound.
    """
    lock_head(connection)
    if current_article(connection, article)["redacted"]:
        return False
    hashes = [
        name
        for item in read(connection, stream_name=article_stream(article))
        if isinstance(item.fact, ArticleRecorded)
        for name in item.fact.texts
        if name
    ]
    connection.execute(sa.delete(texts).where(texts.c.hash.in_(hashes)))
    append_facts(connection, [ArticleRedacted(article, Person(why))], recorded_by)
    for table in (articles, mentions, expressions):
        table.erase_words(connection, article)
    events.remake(connection, events.of_article(connection, article))
    blocking_index.reindex(connection, article)
    return True
