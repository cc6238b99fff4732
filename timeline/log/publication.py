"""Where the publication date of an article comes from, by the facts of its stream."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.dates.interval import Interval
from timeline.db.tables import facts
from timeline.log.append import read
from timeline.log.facts import (
    ArticleRecorded,
    Given,
    Inferred,
    Origin,
    PublicationDated,
    Reingested,
    article_stream,
    fact_from_payload,
)


def publication_origin(connection: Connection, article: str, at: int | None = None) -> Origin | None:
    """The origin of the current publication date of an article, None when none is known.

    at: the log position as of which; None: now.
    """
    origin: Origin | None = None
    for item in read(connection, stream_name=article_stream(article)):
        if at is not None and item.position > at:
            break
        match item.fact:
            case ArticleRecorded(published=Interval()):
                origin = Given()
            case PublicationDated():
                origin = item.fact.origin
    return origin


def is_inferred(connection: Connection, article: str) -> bool:
    """Whether the current publication date of an article was inferred, and none was given since."""
    return isinstance(publication_origin(connection, article), Inferred)


def supplied_dates(connection: Connection, article: str) -> set[Interval]:
    """The dates that an article was ingested with, at first and later; not those that a person gave."""
    found: set[Interval] = set()
    for item in read(connection, stream_name=article_stream(article)):
        match item.fact:
            case ArticleRecorded(published=Interval() as published):
                found.add(published)
            case PublicationDated(published=published, origin=Reingested()):
                found.add(published)
    return found


def inferred_at_once(connection: Connection, identities: Sequence[str]) -> set[str]:
    """Those of these articles (a few hundred at most) whose date was inferred when they were ingested."""
    query = sa.select(facts.c.type, facts.c.payload, facts.c.schema_version).where(
        facts.c.stream.in_(map(article_stream, identities)),
        facts.c.version == 2,
        facts.c.type == PublicationDated.__name__,
    )
    found = (fact_from_payload(*row) for row in connection.execute(query))
    return {
        fact.article
        for fact in found
        if isinstance(fact, PublicationDated) and isinstance(fact.origin, Inferred)
    }
