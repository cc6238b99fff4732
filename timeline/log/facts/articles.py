"""Facts about an article as a whole."""

import hashlib
from dataclasses import dataclass

from timeline.dates.interval import Interval
from timeline.dates.marked import MarkedDate
from timeline.dates.moment import Moment
from timeline.grammar.conventions import AS_THE_TEXT_SHOWS, Conventions
from timeline.log.facts.base import ArticleFact
from timeline.log.facts.expressions import StoredExpression
from timeline.log.facts.origins import Inferred, Normalizer, Person, Reingested, Superseded
from timeline.printed import PageMark


@dataclass(frozen=True, slots=True)
class ArticleRecorded(ArticleFact):
    """An article was ingested.

    text, title_text: the hashes under which its text and its title are kept; characters: the length of the
    text; published: the days that came with it, None if unknown; published_at: the time, if it came with one;
    marked: dates marked by editors in the text. work: the identifier of the printed work that it is a section
    of; headings_text: the hash under which the headings that govern the section are kept (canonical JSON);
    pages: where the pages of the text end. conventions: how it gives its dates, as a person said. extra_text:
    the hash under which the further fields of its input are kept (canonical JSON).
    """

    text: str
    characters: int
    published: Interval | None = None
    publisher: str | None = None
    url: str | None = None
    title_text: str | None = None
    marked: tuple[MarkedDate, ...] = ()
    published_at: Moment | None = None
    work: str | None = None
    headings_text: str | None = None
    pages: tuple[PageMark, ...] = ()
    conventions: Conventions = AS_THE_TEXT_SHOWS
    extra_text: str | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The hashes of all its texts, which are erased with it."""
        hashes = (self.text, self.title_text, self.headings_text, self.extra_text)
        return tuple(one for one in hashes if one)

    def key(self, version: int, payload: str) -> str:
        """An article is recorded once."""
        return f"article:{self.article}"


@dataclass(frozen=True, slots=True)
class ExpressionsNoted(ArticleFact):
    """Expressions of an article that date no event: durations and vague words."""

    expressions: tuple[StoredExpression, ...]
    origin: Normalizer

    def key(self, version: int, payload: str) -> str:
        """The same expressions by the same normalizer are noted once."""
        return f"noted:{self.article}:{hashlib.sha256(payload.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class ConventionsGiven(ArticleFact):
    """A person said how an article gives its dates; separate facts record what is read differently then."""

    conventions: Conventions
    origin: Person


@dataclass(frozen=True, slots=True)
class PublicationDated(ArticleFact):
    """An article's publication date became known, or was corrected; published_at: the time, if known."""

    published: Interval
    origin: Reingested | Inferred | Person
    published_at: Moment | None = None


@dataclass(frozen=True, slots=True)
class ArticleRetracted(ArticleFact):
    """An article is retracted; separate facts retract its mentions."""

    origin: Superseded | Person


@dataclass(frozen=True, slots=True)
class ArticleRestored(ArticleFact):
    """A retracted article is restored; separate facts restore its mentions."""

    origin: Person


@dataclass(frozen=True, slots=True)
class ArticleRedacted(ArticleFact):
    """An article's text and title were erased for good; only the dates of its mentions remain."""

    origin: Person
