"""Articles, the mentions extracted from them, and how the clause of a mention is reported."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timeline.dates.interval import Interval
from timeline.dates.marked import MarkedDate
from timeline.dates.moment import Moment
from timeline.grammar.conventions import AS_THE_TEXT_SHOWS, Conventions
from timeline.grammar.expression import Expression
from timeline.normalizer import Resolution
from timeline.printed import Heading, PageMark

# (start, end) in characters of an article's text.
Range = tuple[int, int]

_ID_LENGTH = 16


class Factuality(StrEnum):
    """What an article says about a happening: that it took place, will, did not, or only might."""

    OCCURRED = "occurred"
    ANNOUNCED = "announced"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class ClauseStatus:
    """How one clause is reported; ranges are characters of the article's text.

    cue: the words that signal the factuality. attribution: who says so, cut from the quote: وأضاف المتحدث أن.
    reporting: the date is that of the speech act (قال لافروف اليوم), not of what was said. antecedent: the
    earlier words that complete a clause or an attribution without a subject.
    """

    factuality: Factuality = Factuality.OCCURRED
    cue: Range | None = None
    attribution: Range | None = None
    reporting: bool = False
    antecedent: Range | None = None


PLAIN = ClauseStatus()


@dataclass(frozen=True, slots=True)
class Article:
    """One source text. published: the days on which it may have been published, None if unknown.

    source: the publisher. marked: dates that editors marked in the text. published_at: the time of
    publication, if it is known; address_day: the day of it that the address names, if it names one.
    work: the identifier of the printed work that the article is a section of; headings: those of it before
    the section that govern it, the highest first; pages: where the pages of the text end.
    conventions: how it gives its dates, as a person said. extra: what its input says of it beyond these
    fields, as one JSON object.
    """

    id: str
    text: str
    published: Interval | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    marked: tuple[MarkedDate, ...] = ()
    published_at: Moment | None = None
    address_day: date | None = None
    work: str | None = None
    headings: tuple[Heading, ...] = ()
    pages: tuple[PageMark, ...] = ()
    conventions: Conventions = AS_THE_TEXT_SHOWS
    extra: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One clause of an article that reports one event at one time.

    quote_start, quote_end: the clause, in characters of the article's text. id: 16 hexadecimal digits.
    """

    id: str
    article: str
    quote_start: int
    quote_end: int
    expression: Expression
    resolution: Resolution
    clause_status: ClauseStatus = PLAIN


def article_id(text: str, publisher: str | None, url: str | None) -> str:
    """Return the id of an article without one: the same text by the same publisher is the same article."""
    return _digest("article", text, publisher or "", url or "")


def mention_id(article: str, start: int, end: int) -> str:
    """Return the id of the mention whose expression has this span in an article."""
    return _digest("mention", article, str(start), str(end))


def event_id(mention: str, edtf: str) -> str:
    """Return the id of the event that a mention founds when it joins no other; it changes with the date."""
    return _digest("event", mention, edtf)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_ID_LENGTH]
