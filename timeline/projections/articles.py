"""The table articles: from the facts about an article as a whole."""

from collections.abc import Sequence
from typing import assert_never

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.dates.moment import Moment
from timeline.db.columns import Row, day_number, held_from, midnight
from timeline.db.tables import articles
from timeline.linking.features import topic_terms
from timeline.log.facts import (
    ArticleRecorded,
    ArticleRedacted,
    ArticleRestored,
    ArticleRetracted,
    PublicationDated,
)
from timeline.printed_json import pages_to_text
from timeline.projections.batch import Batch
from timeline.projections.mentions import Move

# Goes up when other rows come of the same facts.
VERSION = 1
_WITHOUT_WORDS: Row = {"title": None, "headings": None, "extra": None, "topic": ""}
Facts = ArticleRecorded | PublicationDated | ArticleRetracted | ArticleRestored | ArticleRedacted


def apply(batch: Batch, fact: Facts, position: int) -> Sequence[Move]:
    """Apply one fact. Raises LookupError for an article that was not recorded.

    Returns the mentions whose events it may change, all in the event that they were in: on how many days an
    event is reported depends on the publication of its articles.
    """
    match fact:
        case ArticleRecorded():
            title = batch.texts.get(fact.title_text) if fact.title_text else None
            headings = batch.texts.get(fact.headings_text) if fact.headings_text else None
            extra = batch.texts.get(fact.extra_text) if fact.extra_text else None
            topic = batch.read.topics.get(fact.article)
            if topic is None:
                topic = topic_terms(title, batch.texts.get(fact.text) or "")
            words = {
                "title": title,
                "headings": headings,
                "extra": extra,
                "topic": " ".join(sorted(topic)),
            }
            batch.versions.add(articles, _row(fact, words, position))
        case PublicationDated():
            _change(batch, fact.article, _publication(fact.published, fact.published_at), position)
            own = batch.versions.mentions_of(fact.article)
            return [Move(row["id"], row["event"], row["event"]) for row in own]
        case ArticleRetracted():
            _change(batch, fact.article, {"retracted": True}, position)
        case ArticleRestored():
            _change(batch, fact.article, {"retracted": False}, position)
        case ArticleRedacted():
            _change(
                batch,
                fact.article,
                _WITHOUT_WORDS | {"redacted": True},
                position,
            )
        case _:
            assert_never(fact)
    return ()


def erase_words(connection: Connection, article: str) -> None:
    """Take the words of a redacted article out of every version of its row."""
    connection.execute(sa.update(articles).where(articles.c.id == article).values(_WITHOUT_WORDS))


def _change(batch: Batch, article: str, changes: Row, position: int) -> None:
    batch.versions.replace(articles, {**batch.versions.row(articles, article), **changes}, position)


def _row(fact: ArticleRecorded, words: Row, position: int) -> Row:
    return {
        "id": fact.article,
        **words,
        "publisher": fact.publisher,
        "url": fact.url,
        "characters": fact.characters,
        "text_hash": fact.text,
        **_publication(fact.published, fact.published_at),
        "work": fact.work,
        "pages": pages_to_text(fact.pages),
        "position": position,
        "retracted": False,
        "redacted": False,
        **held_from(position),
    }


def _publication(when: Interval | None, at: Moment | None) -> Row:
    """The columns of a publication date; an end or a time that is not known is NULL."""
    return {
        "published": format_edtf(when) if when else None,
        "published_earliest": midnight(when.earliest) if when and when.earliest else None,
        "published_latest": midnight(when.latest) if when and when.latest else None,
        "published_day": day_number(when.earliest) if when and when.earliest else None,
        "published_at": str(at) if at else None,
        "published_utc": at.utc if at else None,
    }
