"""Articles, and the mentions that are read out of them."""

import hashlib
from dataclasses import dataclass

from timeline.dates.interval import Interval
from timeline.extraction.clause_status import PLAIN, ClauseStatus
from timeline.extraction.marked_dates import MarkedDate
from timeline.grammar.expression import Expression
from timeline.normalizer import Resolution

_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Article:
    """One source text. published: the days on which it may have appeared, None when nothing is known.

    marked: dates that editors marked in the text.
    """

    id: str
    text: str
    published: Interval | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    marked: tuple[MarkedDate, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One clause of an article that reports one event at one time.

    quote_start, quote_end: the clause, in characters of the article's text. id: 16 hexadecimal digits.
    report: how the clause is meant, and who says so.
    """

    id: str
    article: str
    quote_start: int
    quote_end: int
    expression: Expression
    resolution: Resolution
    clause_status: ClauseStatus = PLAIN


def article_id(text: str, publisher: str | None, url: str | None) -> str:
    """The id of an article that brings none: the same text from the same place is the same article."""
    return _digest("article", text, publisher or "", url or "")


def mention_id(article: str, start: int, end: int) -> str:
    """The id of the mention whose expression stands at these characters of an article."""
    return _digest("mention", article, str(start), str(end))


def event_id(mention: str, edtf: str) -> str:
    """The id of the event that a mention founds when it joins no other: new when its date changes."""
    return _digest("event", mention, edtf)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_ID_LENGTH]
