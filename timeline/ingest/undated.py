"""Articles that come without a date: the one that their words force, and whether it still stands alone."""

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.events.dating.why import is_worked_out, why
from timeline.events.dating.work_out import work_out
from timeline.events.facts import ArticleRecorded, PublicationDated, fact_from_payload
from timeline.events.model import Article
from timeline.store.log import read
from timeline.store.tables import facts

GIVEN_LATER = "given with a later ingest"


def worked_out_date(article: Article) -> PublicationDated | None:
    """The fact that dates an article by its own words; None when it has a date, or they bound nothing."""
    dating = work_out(article.text) if article.published is None else None
    if dating is None:
        return None
    return PublicationDated(article.id, format_edtf(dating.days), why(dating))


def dated_by(article: Article, dated: PublicationDated | None) -> Article:
    """The article as it is to be read: with the date that was worked out, if one was."""
    return article if dated is None else replace(article, published=parse_edtf(dated.published))


def stands_worked_out(connection: Connection, article: str) -> bool:
    """Whether the date that stands for an article was worked out from its words, and none was given since."""
    last = None
    for item in read(connection, stream_name=f"article:{article}"):
        if isinstance(item.fact, PublicationDated):
            last = item.fact
    return last is not None and is_worked_out(last.why)


def came_with(connection: Connection, article: str) -> set[str]:
    """The dates that an article came with, at first and later; not those that a person gave."""
    stream = [item.fact for item in read(connection, stream_name=f"article:{article}")]
    first = {fact.published for fact in stream if isinstance(fact, ArticleRecorded) and fact.published}
    later = {
        fact.published for fact in stream if isinstance(fact, PublicationDated) and fact.why == GIVEN_LATER
    }
    return first | later


def dated_at_once(connection: Connection, identities: Sequence[str]) -> set[str]:
    """Those of these articles (a few hundred at most) that were dated by their words when they came in."""
    query = sa.select(facts.c.type, facts.c.payload, facts.c.schema_version).where(
        facts.c.stream.in_([f"article:{identity}" for identity in identities]),
        facts.c.version == 2,
        facts.c.type == PublicationDated.__name__,
    )
    found = (fact_from_payload(*row) for row in connection.execute(query))
    return {fact.article for fact in found if isinstance(fact, PublicationDated) and is_worked_out(fact.why)}
