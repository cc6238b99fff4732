"""The expressions of an article as they are stored, also those that date no event, such as its headings."""

from dataclasses import dataclass

from sqlalchemy import Connection

from timeline.dates.early_dates import EarlyDates
from timeline.dates.marked import MarkedDate
from timeline.grammar.expression import Expression
from timeline.log.facts import (
    ArticleRecorded,
    ExpressionsNoted,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionRestored,
    MentionRetracted,
    Person,
    StoredExpression,
    article_stream,
)
from timeline.log.read import read


@dataclass(frozen=True, slots=True)
class StoredDates:
    """expressions: in text order; settled: the starts of those that a person has dated or retracted.

    marked, early_dates: as they were given with the article.
    """

    expressions: tuple[Expression, ...]
    settled: frozenset[int]
    marked: tuple[MarkedDate, ...]
    early_dates: EarlyDates


def stored_dates(connection: Connection, article: str, text: str) -> StoredDates:
    """Return the expressions of the last reading of an article. text: of the article."""
    readings: dict[str, StoredExpression] = {}
    settled: set[str] = set()
    noted: tuple[StoredExpression, ...] = ()
    marked: tuple[MarkedDate, ...] = ()
    early = EarlyDates.ORIGINAL
    for item in read(connection, stream_name=article_stream(article)):
        match item.fact:
            case MentionRecorded() | MentionReread():
                readings[item.fact.mention] = item.fact.expression
            case MentionRetracted(mention=mention, origin=Person()) | MentionRedated(mention=mention):
                settled.add(mention)
            case MentionRetracted(mention=mention):
                readings.pop(mention, None)
            case MentionRestored(mention=mention):
                settled.discard(mention)
            case ExpressionsNoted():
                noted = item.fact.expressions
            case ArticleRecorded():
                marked, early = item.fact.marked, item.fact.early_dates
    starts = frozenset(readings[mention].start for mention in settled & readings.keys())
    in_order = sorted((*readings.values(), *noted), key=lambda one: one.start)
    return StoredDates(tuple(one.in_text(text) for one in in_order), starts, marked, early)
