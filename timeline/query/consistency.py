"""Where the dates of stored articles disagree, article by article."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.dates.edtf import parse_edtf
from timeline.db.tables import FOREVER, articles
from timeline.log.article_reading import article_reading, resolved_reading
from timeline.log.texts import load_texts
from timeline.normalizer.consistency import Finding, Year, check
from timeline.printed import PageMark, Place, place_of
from timeline.printed_json import pages_of
from timeline.query.inspect import find_article

_CHUNK = 200
# The characters of a quotation on each side of a date.
_AROUND = 45


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words of an article at their span, and where they are printed."""

    words: str
    start: int
    end: int
    place: Place | None


@dataclass(frozen=True, slots=True)
class ArticleFinding:
    """A finding in an article. quoted: its words; quote: the same with those around them, on one line.

    evidence: the words of each of its readings, in their order.
    """

    article: str
    title: str | None
    finding: Finding
    quoted: QuotedWords
    quote: str
    evidence: tuple[tuple[QuotedWords, ...], ...]


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """An article, how many of its dates were checked, and where they disagree."""

    article: str
    title: str | None
    dates: int
    findings: tuple[ArticleFinding, ...]


def checked_articles(connection: Connection, identity: str | None = None) -> Iterator[CheckedArticle]:
    """Yield the articles of the database with what disagrees in each, in the order of the log.

    identity: of one article, or of a work that was ingested in sections; it may be shortened. None for all.
    What a person has dated or retracted is left out, and so are articles that were retracted or redacted. A
    year heading is also compared with the last one of the section before it. Raises NotFound or AmbiguousId.
    """
    query = sa.select(articles).where(articles.c.valid_until == FOREVER)
    query = query.where(articles.c.retracted.is_(False), articles.c.redacted.is_(False))
    if identity is not None:
        query = query.where(_of(connection, identity))
    years: dict[str, Year] = {}
    query = query.order_by(articles.c.position, articles.c.id).execution_options(yield_per=_CHUNK)
    with connection.execute(query) as rows:
        for row in rows.mappings():
            text = load_texts(connection, [row["text_hash"]]).get(row["text_hash"])
            if text is not None:
                yield _checked(connection, row, text, years)


def _of(connection: Connection, identity: str) -> sa.ColumnElement[bool]:
    """The condition for the one article, or the sections of the one work, that an id or its start names."""
    work = sa.func.coalesce(articles.c.work, articles.c.id)
    begins = sa.func.substr(articles.c.id, 1, len(identity)) == identity
    works = sa.select(work).where(articles.c.valid_until == FOREVER, begins).distinct().limit(2)
    whole = articles.c.id == identity
    known = sa.select(articles.c.id).where(articles.c.valid_until == FOREVER, whole)
    if connection.execute(known).first() is None:
        found = connection.execute(works).scalars().all()
        if len(found) == 1:
            return sa.and_(work == found[0], begins)
        if identity in found:
            return articles.c.work == identity
    return articles.c.id.in_([find_article(connection, identity)["id"]])


def _checked(connection: Connection, row: RowMapping, text: str, years: dict[str, Year]) -> CheckedArticle:
    """Check one article. years: the last annal of each work, brought up to date."""
    stored = article_reading(connection, row["id"])
    published = parse_edtf(row["published"]) if row["published"] else None
    resolved = resolved_reading(stored, text, published)
    unsettled = [(one, found) for mention, one, found in resolved if mention not in stored.settled]
    expressions, open_resolutions = [one for one, _ in unsettled], [found for _, found in unsettled]
    work = row["work"]
    found = check(expressions, open_resolutions, published, years.get(work) if work else None)
    if work and found.year is not None:
        years[work] = found.year
    pages = pages_of(row["pages"])
    findings = tuple(_finding(row, text, pages, finding) for finding in found.findings)
    return CheckedArticle(row["id"], row["title"], found.dates, findings)


def _finding(row: RowMapping, text: str, pages: tuple[PageMark, ...], finding: Finding) -> ArticleFinding:
    def quoted(start: int, end: int) -> QuotedWords:
        return QuotedWords(" ".join(text[start:end].split()), start, end, place_of(pages, start, end))

    evidence = tuple(tuple(quoted(*span) for span in reading.spans) for reading in finding.readings)
    quote = _around(text, finding.start, finding.end)
    return ArticleFinding(
        row["id"], row["title"], finding, quoted(finding.start, finding.end), quote, evidence
    )


def _around(text: str, start: int, end: int) -> str:
    """The words from start to end with whole words before and after them, within their lines."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    if start > _AROUND and len(before) == _AROUND:
        before = before.partition(" ")[2] or before
    after = text[end : end + _AROUND].partition("\n")[0]
    if len(after) == _AROUND:
        after = after.rpartition(" ")[0] or after
    return " ".join(f"{before}{text[start:end]}{after}".split())
