"""What a question by relevance finds where no dated event answers: titles and sentences without a date.

They are bounded by their publication alone. Only what has the whole question counts, the act and a name in
one phrase: a text has many more words than a dated clause.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.arabic.script import fold_word
from timeline.arabic.stems import terms
from timeline.arabic.text import split
from timeline.dates.time_kind import Time
from timeline.db.columns import holds
from timeline.db.dialects import dialect_of
from timeline.db.tables import articles
from timeline.extraction.extract import reclassify_undated
from timeline.extraction.model import Factuality
from timeline.extraction.names.who import who_and_where
from timeline.log.texts import load_texts
from timeline.query.filters import published
from timeline.query.question.resolved import ResolvedQuestion
from timeline.query.relation import days_asked
from timeline.query.relevance.asked import Asked
from timeline.query.relevance.matched import IN_SENTENCE, Fields, credit, has_word
from timeline.query.relevance.sought import Sought, sought
from timeline.query.relevance.subject_of_act import has_pronoun, is_one_phrase
from timeline.query.undated import UndatedSentence, bounded, dated_at, undated_in

# So many are printed, of so many articles that are looked at, in a database of so many at most.
_PRINTED, _LOOKED_AT, _MOST = 3, 40, 30_000
_NOT_YET = Factuality.ANNOUNCED, Factuality.HYPOTHETICAL, Factuality.DENIED


@dataclass(frozen=True, slots=True)
class _Said:
    """A title, with its place before the text, or a sentence."""

    start: int
    end: int
    text: str


def relevant_sentences(connection: Connection, asked: ResolvedQuestion) -> tuple[UndatedSentence, ...]:
    """The titles and sentences without a date that have a whole question, one of an article, in time."""
    question = asked.question
    if question.of_dated_events or question.factualities or question.publishers:
        return ()
    read = sought(connection, question.relevant_to, asked.at)
    if not any(one.is_name for one in read.asked) or read.foreign or not _is_precise(read):
        return ()
    found = (_of_article(connection, row, read, asked) for row in _articles(connection, read, asked))
    return tuple(one for _number, one in zip(range(_PRINTED), filter(None, found), strict=False))


def _is_precise(read: Sought) -> bool:
    """Whether a question is about more than a name in one word."""
    return len(read.asked) > 1 or any(one.head for one in read.asked)


def _articles(connection: Connection, read: Sought, asked: ResolvedQuestion) -> Sequence[RowMapping]:
    """The articles whose title or opening has the names of a question, by their publication."""
    some = sa.select(articles.c.id).limit(_MOST + 1).subquery()
    if connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one() > _MOST:
        return ()
    padded = sa.literal(" ") + articles.c.topic + sa.literal(" ")
    contains = dialect_of(connection).contains
    names = [one for one in read.asked if one.is_name]
    query = sa.select(articles).where(
        holds(articles, asked.at),
        articles.c.published_latest.is_not(None),
        articles.c.retracted.is_(False),
        articles.c.redacted.is_(False),
        *(sa.or_(*(contains(padded, f" {form} ") for form in sorted(one.forms))) for one in names),
        *published(asked.question),
    )
    order = articles.c.published_latest, articles.c.id
    return connection.execute(query.order_by(*order).limit(_LOOKED_AT)).mappings().all()


def _of_article(
    connection: Connection, row: RowMapping, read: Sought, asked: ResolvedQuestion
) -> UndatedSentence | None:
    when = bounded(row)
    certainty = days_asked(asked.relation, asked.days).certainty(Time(when))
    text = load_texts(connection, [row["text_hash"]]).get(row["text_hash"], "")
    if certainty is None or not text:
        return None
    # What a text has nowhere, none of its sentences has.
    if not _may_have(f"{row['title'] or ''} {text}", read):
        return None
    dates = dated_at(connection, [row["id"]], asked.at).get(row["id"], [])
    for said in _said(row["title"] or "", text, dates):
        if not _may_have(said.text, read):
            continue
        status = reclassify_undated(said.text, 0, len(said.text))
        if status.factuality in _NOT_YET or not _has_all(said.text, row, status.reporting, read):
            continue
        return UndatedSentence(
            row["id"], said.start, row["title"], row["publisher"], row["published"], said.text, when,
            certainty, status.factuality.value, status.reporting,
        )  # fmt: skip
    return None


def _may_have(text: str, read: Sought) -> bool:
    """Whether a text has a stem of each word of a question somewhere: looked for faster than the words."""
    folded = fold_word(text)
    return all(
        any(stem in folded for stem in one.stems)
        or any(word in folded for word in one.words)
        or one.office
        or one.country
        for one in read.asked
    )


def _said(title: str, text: str, dates: list[int]) -> Iterator[_Said]:
    if title:
        yield _Said(0, 0, title)
    for start, end in undated_in(text, dates):
        yield _Said(start, end, text[start:end])


def _has_all(text: str, row: RowMapping, reporting: bool, read: Sought) -> bool:
    fields = Fields(
        " ".join(sorted(terms(text))), "", "", "", text, row["title"] or "", row["topic"], reporting, ""
    )
    if any(credit(one, fields, read.asked) < IN_SENTENCE for one in read.asked):
        return False
    words = split(fold_word(text))[0]
    acts = [one for one in read.asked if (one.acts or one.saying) and not one.is_name]
    return all(_is_of_a_name(words, act, read) or _is_of_first(text, words, act, read) for act in acts)


def _is_of_first(text: str, words: Sequence[str], act: Asked, read: Sought) -> bool:
    """Whether an act has a pronoun, and who is named first is asked for: أكدت فلانة خبر استقالتها."""
    if not any(has_word(act, word) and has_pronoun(word) for word in words):
        return False
    named = [(one.start, one.text) for one in who_and_where(text, 0, len(text)).names]
    first = split(fold_word(min(named)[1]))[0] if named else []
    return any(one.is_name and has_word(one, word) for one in read.asked for word in first)


def _is_of_a_name(words: Sequence[str], act: Asked, read: Sought) -> bool:
    """Whether an act and a name of the question are in one phrase."""
    acts = [index for index, word in enumerate(words) if has_word(act, word)]
    names = [
        index
        for index, word in enumerate(words)
        if any(one.is_name and has_word(one, word) for one in read.asked)
    ]
    return any(is_one_phrase(words, min(a, n), max(a, n)) for a in acts for n in names)
