"""Where the dates of stored articles disagree.

The stored expressions are what is checked, those that date no event included: the headings of annals are
among these. They are resolved again in one pass, as a heading is stored without its days; what a person has
dated or retracted is left out, and so are redacted articles, whose words are gone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.dates.early_dates import EarlyDates
from timeline.dates.edtf import parse_edtf
from timeline.dates.marked import MarkedDate
from timeline.db.tables import FOREVER, articles
from timeline.extraction.marked_dates import with_marks
from timeline.grammar.expression import Expression
from timeline.log.facts import (
    ArticleRecorded,
    ExpressionsNoted,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionRetracted,
    Normalizer,
    StoredExpression,
    article_stream,
)
from timeline.log.read import read
from timeline.log.texts import load_texts
from timeline.normalizer import resolve_all
from timeline.normalizer.consistency import Finding, Year, check
from timeline.printed import Place, place_of
from timeline.printed_json import pages_of


@dataclass(frozen=True, slots=True)
class ArticleFinding:
    """A finding in an article. article: its row; text: of the article; place: where it is printed."""

    article: RowMapping
    text: str
    finding: Finding
    place: Place | None


def inconsistencies(connection: Connection, identities: Sequence[str] | None) -> Iterator[ArticleFinding]:
    """Yield what disagrees in articles, in the order of the log; article by article.

    identities: of the articles, None for all. A year heading is also compared with the one in the section
    before, if that is checked too.
    """
    years: dict[str, Year] = {}
    for identity in _in_order(connection, identities):
        row = _current(connection, identity)
        text = load_texts(connection, [row["text_hash"]]).get(row["text_hash"]) if row else None
        if row is None or text is None:
            continue
        expressions, settled, marked, early = _stored(connection, identity, text)
        published = parse_edtf(row["published"]) if row["published"] else None
        resolutions = with_marks(expressions, resolve_all(expressions, published, early), marked)
        work = row["work"]
        found = check(expressions, resolutions, published, years.get(work) if work else None)
        if work and found.year is not None:
            years[work] = found.year
        pages = pages_of(row["pages"])
        for finding in found.findings:
            if finding.start not in settled:
                place = place_of(pages, finding.start, finding.end)
                yield ArticleFinding(row, text, finding, place)


def _in_order(connection: Connection, identities: Sequence[str] | None) -> list[str]:
    query = sa.select(articles.c.id).where(articles.c.valid_until == FOREVER)
    query = query.where(articles.c.retracted.is_(False), articles.c.redacted.is_(False))
    found = connection.execute(query.order_by(articles.c.position)).scalars()
    if identities is None:
        return list(found)
    wanted = set(identities)
    return [identity for identity in found if identity in wanted]


def _current(connection: Connection, identity: str) -> RowMapping | None:
    query = sa.select(articles).where(articles.c.id == identity, articles.c.valid_until == FOREVER)
    return connection.execute(query).mappings().one_or_none()


def _stored(
    connection: Connection, article: str, text: str
) -> tuple[list[Expression], set[int], tuple[MarkedDate, ...], EarlyDates]:
    """The expressions of an article in text order; where those start that a person has settled; how given."""
    readings: dict[str, StoredExpression] = {}
    settled: set[str] = set()
    noted: tuple[StoredExpression, ...] = ()
    marked: tuple[MarkedDate, ...] = ()
    early = EarlyDates.ORIGINAL
    for item in read(connection, stream_name=article_stream(article)):
        match item.fact:
            case MentionRecorded() | MentionReread():
                readings[item.fact.mention] = item.fact.expression
            case MentionRetracted(mention=mention, origin=Normalizer()):
                # It is no longer read there.
                readings.pop(mention, None)
            case MentionRetracted(mention=mention) | MentionRedated(mention=mention):
                settled.add(mention)
            case ExpressionsNoted():
                noted = item.fact.expressions
            case ArticleRecorded():
                marked, early = item.fact.marked, item.fact.early_dates
    starts = {readings[mention].start for mention in settled & readings.keys()}
    stored = sorted((*readings.values(), *noted), key=lambda one: one.start)
    return [one.in_text(text) for one in stored], starts, marked, early
