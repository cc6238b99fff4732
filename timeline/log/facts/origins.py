"""On what a fact rests: where a date or a decision comes from.

Programs decide by the type of an origin. The words for people are made of it where it is shown
(cli/origins.py); evidence names the words of an article by their offsets alone.
"""

from dataclasses import dataclass

from timeline.dates.interval import Interval
from timeline.extraction.publication_date.evidence import WordEvidence


@dataclass(frozen=True, slots=True)
class Given:
    """It came with the article. No fact holds this: ArticleRecorded says it by its type."""


@dataclass(frozen=True, slots=True)
class Reingested:
    """It came when the same article was ingested again."""


@dataclass(frozen=True, slots=True)
class EventEvidence:
    """The words from start to end of an article report an event that other articles date.

    sources: how many independent ones date it. days: those of publication that this leaves.
    """

    start: int
    end: int
    event: str
    sources: int
    days: Interval


Evidence = WordEvidence | EventEvidence


@dataclass(frozen=True, slots=True)
class Inferred:
    """The program inferred it from the article's own words, or from events that other articles date."""

    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Normalizer:
    """The normalizer of this version read it so."""

    version: int


@dataclass(frozen=True, slots=True)
class Superseded:
    """Another version of the same article replaces this one. by: that one's id."""

    by: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person decided it. why: for people; no program reads it."""

    why: str


Origin = Given | Reingested | Inferred | Normalizer | Superseded | Person
