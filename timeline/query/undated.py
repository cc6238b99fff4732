"""Sentences without a date: what they report happened before their article was published.

They are extracted from the texts of articles on request; no table holds them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, pairwise

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.arabic.sentences import sentence_ends
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Certainty, Interval
from timeline.dates.time_kind import Time
from timeline.db.bulk import column_in
from timeline.db.columns import holds
from timeline.db.tables import articles, mentions
from timeline.extraction.extract import reclassify_undated
from timeline.extraction.leads import RULE as LEAD
from timeline.extraction.model import Factuality
from timeline.log.texts import load_texts
from timeline.projections.search import search_words, spellings
from timeline.query.filters import published
from timeline.query.question.question import Question
from timeline.query.question.resolved import ResolvedQuestion
from timeline.query.relation import days_asked

_CHUNK = 200
# Shorter ones are headings, datelines and the like.
FEWEST_WORDS = 5
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class UndatedSentence:
    """A sentence, its offset in its article, and its certainty as an answer.

    when: from an open start to the last possible day of publication.
    """

    article: str
    start: int
    title: str | None
    publisher: str | None
    published: str
    text: str
    when: Interval
    certainty: Certainty
    factuality: str
    reporting: bool


def undated_sentences(connection: Connection, asked: ResolvedQuestion) -> Iterator[UndatedSentence]:
    """The sentences that answer a question, the certain ones first, by publication; at most its limit.

    Articles without a publication date are left out: they give no bound. So are announced and hypothetical
    happenings, which had not occurred by then. Conditions on dated events (--disputed, --min-sources) leave
    none.
    """
    question = asked.question
    if question.of_dated_events:
        return iter(())
    words = " ".join(filter(None, (question.about, question.relevant_to)))
    wanted = frozenset(search_words(words)) if words else frozenset()
    found = (
        sentence
        for certainty in Certainty
        for sentence in _every(connection, asked, certainty)
        if wanted <= frozenset(search_words(sentence.text))
    )
    return islice(found, question.limit)


def _every(
    connection: Connection, asked: ResolvedQuestion, certainty: Certainty
) -> Iterator[UndatedSentence]:
    question, at = asked.question, asked.at
    days = days_asked(asked.relation, asked.days)
    for chunk in _articles(connection, question, at):
        answering = [row for row in chunk if days.certainty(Time(bounded(row))) is certainty]
        texts = load_texts(connection, [row["text_hash"] for row in answering])
        dated = dated_at(connection, [row["id"] for row in answering], at)
        for row in answering:
            text = texts.get(row["text_hash"], "")
            for start, end in undated_in(text, dated.get(row["id"], [])):
                status = reclassify_undated(text, start, end)
                if status.factuality in (Factuality.ANNOUNCED, Factuality.HYPOTHETICAL):
                    continue
                if question.factualities and status.factuality.value not in question.factualities:
                    continue
                if status.reporting and not question.statements:
                    continue
                yield UndatedSentence(
                    article=row["id"],
                    start=start,
                    title=row["title"],
                    publisher=row["publisher"],
                    published=row["published"],
                    text=text[start:end],
                    when=bounded(row),
                    certainty=certainty,
                    factuality=status.factuality.value,
                    reporting=status.reporting,
                )


def _articles(connection: Connection, question: Question, at: int | None) -> Iterator[list[RowMapping]]:
    """The articles with a publication date, ordered by it, in chunks."""
    keys = articles.c.published_latest, articles.c.id
    order = [key.desc() if question.newest_first else key.asc() for key in keys]
    query = sa.select(articles).where(
        holds(articles, at),
        articles.c.published_latest.is_not(None),
        articles.c.retracted.is_(False),
        articles.c.redacted.is_(False),
    )
    if question.publishers:
        query = query.where(articles.c.publisher.in_(spellings(connection, question.publishers)))
    query = query.where(*published(question))
    last: tuple[datetime, str] | None = None
    while True:
        page = query if last is None else query.where(_beyond(last, question.newest_first))
        chunk = list(connection.execute(page.order_by(*order).limit(_CHUNK)).mappings())
        if not chunk:
            return
        yield chunk
        last = chunk[-1]["published_latest"], chunk[-1]["id"]


def _beyond(last: tuple[datetime, str], newest_first: bool) -> sa.ColumnElement[bool]:
    """The condition for the articles after one."""
    keys = articles.c.published_latest, articles.c.id
    values = sa.tuple_(*(sa.bindparam(None, value, key.type) for value, key in zip(last, keys, strict=True)))
    return sa.tuple_(*keys) < values if newest_first else sa.tuple_(*keys) > values


def dated_at(connection: Connection, identities: list[str], at: int | None) -> dict[str, list[int]]:
    """The offsets of the dates of articles, and of the leads that their publication dates."""
    query = sa.select(mentions.c.article, mentions.c.expression_start).where(
        column_in(connection, mentions.c.article, identities),
        holds(mentions, at),
        sa.or_(mentions.c.rule != LEAD, mentions.c.event.is_not(None)),
    )
    found: dict[str, list[int]] = {}
    for article, start in connection.execute(query):
        found.setdefault(article, []).append(start)
    return found


def undated_in(text: str, dates: list[int]) -> Iterator[tuple[int, int]]:
    """The offsets of the sentences of a text in which no date begins, without surrounding space."""
    for first, last in pairwise([0, *sentence_ends(text)]):
        if any(first <= date < last for date in dates):
            continue
        whole = text[first:last]
        start = first + len(whole) - len(whole.lstrip())
        end = min(first + len(whole.rstrip()), start + _LONGEST)
        if len(text[start:end].split()) >= FEWEST_WORDS:
            yield start, end


def bounded(row: RowMapping) -> Interval:
    """The days of what an article reports without a date: up to its publication."""
    return Interval(None, parse_edtf(row["published"]).latest)
