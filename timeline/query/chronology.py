"""The chronology: events before, after, between or on given days, each with its sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.dates.interval import Interval, Precision, Standing
from timeline.messages import _
from timeline.query.filters import EVERY_EVENT, Filters
from timeline.query.matching import WHOLE, Page, matching_rows
from timeline.query.relation import Relation, question
from timeline.store.columns import interval_of
from timeline.store.tables import articles, events, mentions
from timeline.store.validity import holds

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Source:
    """One mention of an event: who reports it, in which words, and on which days these put it.

    modality, statement: as of an Answer; frame: the words that say who told it, None when none do;
    goes_on_from: earlier words of the article that complete a clause or a frame without a subject.
    """

    mention: str
    article: str
    title: str | None
    source: str | None
    published: str | None
    quote: str
    expression: str
    when: Interval
    modality: str
    statement: bool
    frame: str | None
    goes_on_from: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An event, how its standing is in the question, and its sources, by publication date.

    articles: how many articles report it; independent: how many sources, copies of one text counted once.
    modality: occurred, announced, denied or hypothetical; statement: it reports words; disputed: its sources
    give days that cannot both be right, or deny what others report.
    """

    id: str
    standing: Standing
    when: Interval
    edtf: str
    precision: str
    text: str
    articles: int
    independent: int
    modality: str
    statement: bool
    disputed: bool
    sources: tuple[Source, ...]


def chronology(
    connection: Connection,
    relation: Relation,
    days: Interval,
    at: int | None = None,
    filters: Filters = EVERY_EVENT,
    page: Page = WHOLE,
) -> Iterator[Answer]:
    """The events that stand in a relation to some days: the certain ones, oldest first, then the possible.

    at: the log position as of which to answer; None: now. Raises NotFound, AmbiguousId or InvalidInput when
    the page is to follow an event that is not there or not in question.
    """
    asked = question(relation, days)
    rows = matching_rows(connection, asked, at, filters, page)
    while chunk := list(islice(rows, _CHUNK)):
        sources = load_sources(connection, [row["id"] for _, row in chunk], at)
        for standing, row in chunk:
            yield _answer(row, standing, sources[row["id"]])


def answer_of(connection: Connection, row: RowMapping, at: int | None = None) -> Answer:
    """An event's row as the answer to a question that it certainly answers."""
    return _answer(row, Standing.CERTAIN, load_sources(connection, [row["id"]], at)[row["id"]])


def load_sources(
    connection: Connection, identities: Sequence[str], at: int | None = None
) -> dict[str, tuple[Source, ...]]:
    """The sources of events as of a position, by event, in order of publication, article and place."""
    query = (
        sa.select(
            mentions,
            articles.c.title,
            articles.c.source,
            articles.c.published,
            articles.c.published_earliest,
        )
        .join(articles, articles.c.id == mentions.c.article)
        .where(
            mentions.c.event.in_(identities),
            holds(mentions, at),
            holds(articles, at),
        )
    )
    found: dict[str, list[RowMapping]] = {identity: [] for identity in identities}
    for row in connection.execute(query).mappings():
        found[row["event"]].append(row)
    # Sorted here: engines order text by different rules.
    return {
        identity: tuple(_source(row) for row in sorted(rows, key=_by_publication))
        for identity, rows in found.items()
    }


def suggested_year(connection: Connection, today: date, at: int | None = None) -> tuple[int, str]:
    """The year that a date without one most likely means here, and why."""
    year = sa.extract("year", events.c.earliest)
    query = (
        sa.select(year, sa.func.count())
        .where(
            holds(events, at),
            events.c.precision.in_([Precision.DAY.value, Precision.SPAN.value, Precision.MONTH.value]),
            events.c.starts_open.is_(False),
        )
        .group_by(year)
        .order_by(sa.func.count().desc(), year.desc())
        .limit(1)
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        return today.year, _("the current one, as the database holds no dated event")
    why = _("most events of this database fall in it ({count})").format(count=found[1])
    return int(found[0]), why


def _answer(row: RowMapping, standing: Standing, sources: tuple[Source, ...]) -> Answer:
    return Answer(
        id=row["id"],
        standing=standing,
        when=interval_of(row),
        edtf=row["edtf"],
        precision=row["precision"],
        text=row["text"],
        articles=row["articles"],
        independent=row["sources"],
        modality=row["modality"],
        statement=row["statement"],
        disputed=row["disputed"],
        sources=sources,
    )


def _source(row: RowMapping) -> Source:
    return Source(
        mention=row["id"],
        article=row["article"],
        title=row["title"],
        source=row["source"],
        published=row["published"],
        quote=row["quote"],
        expression=row["expression"],
        when=interval_of(row),
        modality=row["modality"],
        statement=row["statement"],
        frame=row["frame"],
        goes_on_from=row["goes_on_from"],
    )


def _by_publication(row: RowMapping) -> tuple[bool, datetime, str, int]:
    published = row["published_earliest"]
    return published is None, published or datetime.min, row["article"], row["expression_start"]
