"""The chronology: events before, after, between or on given days, each with its sources."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Certainty, Interval
from timeline.dates.time_kind import Time, TimeKind
from timeline.db.bulk import column_in
from timeline.db.columns import holds, interval_of
from timeline.db.tables import articles, events, head, mentions
from timeline.printed import Place
from timeline.query.event_links import EventLink, load_links
from timeline.query.order import BY_DAYS
from timeline.query.question.question import Question
from timeline.query.question.resolved import ResolvedQuestion
from timeline.query.rows import event_rows

_CHUNK = 500
_FEWEST_DIGITS = 5
# What is printed of a source: mentions have four times as many columns, and most of their text in the others.
_OF_SOURCE = (
    mentions.c.id, mentions.c.event, mentions.c.article, mentions.c.earliest_day, mentions.c.latest_day,
    mentions.c.starts_open, mentions.c.ends_open, mentions.c.time_kind, mentions.c.expression,
    mentions.c.expression_start, mentions.c.quote, mentions.c.volume, mentions.c.page, mentions.c.factuality,
    mentions.c.reporting, mentions.c.attribution, mentions.c.antecedent, articles.c.title,
    articles.c.publisher, articles.c.published, articles.c.published_earliest,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attestation:
    """A mention of an event: who reports it, in which words, on which days.

    factuality, reporting: see Answer; attribution: the words that say who reports it, if any; antecedent:
    earlier words of the article that complete a clause or an attribution without a subject; place: the page
    of a printed work.
    """

    mention: str
    article: str
    title: str | None
    publisher: str | None
    published: str | None
    quote: str
    expression: str
    when: Interval
    kind: TimeKind
    factuality: str
    reporting: bool
    attribution: str | None
    antecedent: str | None = None
    place: Place | None = None

    @property
    def time(self) -> Time:
        """The days and what they mean."""
        return Time(self.when, self.kind)


@dataclass(frozen=True, slots=True)
class Answer:
    """An event, how certainly it is an answer, and its sources, by publication date.

    kind: what the days mean; text: the clause that reports it, headline: that in one line, to be read alone;
    fragment: this line says too little without the words around it; in_passing: one source tells it, whose
    news is something else;
    article_count: articles that report it; source_count: independent sources,
    copies of a text counted once; factuality: occurred, announced, denied or hypothetical; reporting: it is a
    speech act; disputed: its sources give days that cannot both be right, or deny what others report;
    importance: the sum of linking/importance.py; unmatched: the words of a question by relevance that it
    lacks; possibly_same: other events that may be this one, the most alike first.
    """

    id: str
    certainty: Certainty
    when: Interval
    kind: TimeKind
    edtf: str
    precision: str
    text: str
    headline: str
    fragment: bool
    article_count: int
    source_count: int
    factuality: str
    reporting: bool
    disputed: bool
    sources: tuple[Attestation, ...]
    in_passing: bool = False
    importance: int = 0
    unmatched: tuple[str, ...] = ()
    possibly_same: tuple[EventLink, ...] = ()

    @property
    def time(self) -> Time:
        """The days and what they mean."""
        return Time(self.when, self.kind)

    @property
    def publishers(self) -> tuple[str, ...]:
        """The names of the publishers that report it, each once."""
        return tuple(dict.fromkeys(source.publisher for source in self.sources if source.publisher))


def chronology(connection: Connection, asked: ResolvedQuestion) -> Iterator[Answer]:
    """Yield the events that answer a question, the certain ones first, each group oldest or newest first.

    Raises NotFound, AmbiguousId or InvalidInput if the event that the page should follow does not exist or is
    no answer.
    """
    found = event_rows(connection, asked)
    answers = answers_of(connection, found.rows, asked.at)
    for answer in _by_then(answers, asked.question) if asked.question.published_before else answers:
        unmatched = found.unmatched.get(answer.id)
        yield replace(answer, unmatched=unmatched) if unmatched else answer


def _by_then(answers: Iterable[Answer], question: Question) -> Iterator[Answer]:
    """The answers with the sources that were published before the day asked for, and so many at most."""
    end = date.fromisoformat(question.published_before)
    for answer in answers:
        sources = tuple(one for one in answer.sources if _is_before(one.published, end))
        articles_then = len({one.article for one in sources})
        headline = answer.headline if sources == answer.sources else " ".join(sources[0].quote.split())
        yield replace(
            answer,
            headline=headline,
            sources=sources,
            article_count=articles_then,
            source_count=min(answer.source_count, articles_then),
        )


def _is_before(published: str | None, end: date) -> bool:
    latest = parse_edtf(published).latest if published else None
    return latest is not None and latest < end


def answers_of(
    connection: Connection, rows: Iterable[tuple[Certainty, RowMapping]], at: int | None
) -> Iterator[Answer]:
    """Yield the Answers for rows of events, in their order. at: the log position of the rows."""
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        events = [row["id"] for _, row in chunk]
        sources, linked = load_sources(connection, events, at), load_links(connection, events, at)
        for certainty, row in chunk:
            yield _answer(row, certainty, sources[row["id"]], linked[row["id"]])


def answers_by_id(connection: Connection, identities: Iterable[str], at: int | None) -> Iterator[Answer]:
    """The Answers for some ids of events, the oldest first, all certain."""
    query = sa.select(events).where(column_in(connection, events.c.id, list(identities)), holds(events, at))
    rows = connection.execute(query.order_by(*BY_DAYS)).mappings().all()
    return answers_of(connection, ((Certainty.CERTAIN, row) for row in rows), at)


def answer_of(connection: Connection, row: RowMapping, at: int | None = None) -> Answer:
    """The Answer for the row of an event that is certainly an answer."""
    return next(answers_of(connection, [(Certainty.CERTAIN, row)], at))


def load_sources(
    connection: Connection, identities: Sequence[str], at: int | None = None
) -> dict[str, tuple[Attestation, ...]]:
    """The sources of events as of a position, by event, ordered by publication, article and offset."""
    query = (
        sa.select(*_OF_SOURCE)
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


def id_digits(connection: Connection) -> int:
    """How many digits of an id usually distinguish the events of this database; at least five."""
    position = connection.execute(sa.select(head.c.position)).scalar_one()
    return max(_FEWEST_DIGITS, math.ceil(math.log(max(position, 1) ** 2, 16)))


def _answer(
    row: RowMapping, certainty: Certainty, sources: tuple[Attestation, ...], linked: tuple[EventLink, ...]
) -> Answer:
    return Answer(
        id=row["id"],
        certainty=certainty,
        when=interval_of(row),
        kind=TimeKind(row["time_kind"]),
        edtf=row["edtf"],
        precision=row["precision"],
        text=row["text"],
        headline=row["headline"],
        fragment=bool(row["fragment"]),
        in_passing=bool(row["in_passing"]),
        article_count=row["article_count"],
        source_count=row["source_count"],
        factuality=row["factuality"],
        reporting=row["reporting"],
        disputed=row["disputed"],
        sources=sources,
        importance=row["importance"],
        possibly_same=linked,
    )


def _source(row: RowMapping) -> Attestation:
    return Attestation(
        mention=row["id"],
        article=row["article"],
        title=row["title"],
        publisher=row["publisher"],
        published=row["published"],
        quote=row["quote"],
        expression=row["expression"],
        when=interval_of(row),
        kind=TimeKind(row["time_kind"]),
        factuality=row["factuality"],
        reporting=row["reporting"],
        attribution=row["attribution"],
        antecedent=row["antecedent"],
        place=Place(row["page"], row["volume"]) if row["page"] else None,
    )


def _by_publication(row: RowMapping) -> tuple[bool, datetime, str, int]:
    published = row["published_earliest"]
    return published is None, published or datetime.min, row["article"], row["expression_start"]
