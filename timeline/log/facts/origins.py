"""The origin of a fact: where a date or a decision comes from.

Code branches on the type of an origin; cli/origins.py renders it for people. Evidence points to the words of
an article by offsets only.
"""

from dataclasses import dataclass

from timeline.dates.interval import Interval
from timeline.extraction.publication_date.evidence import WordEvidence


@dataclass(frozen=True, slots=True)
class Given:
    """It came with the article. No fact has this origin: ArticleRecorded implies it."""


@dataclass(frozen=True, slots=True)
class Reingested:
    """It came when the same article was ingested again."""


@dataclass(frozen=True, slots=True)
class EventEvidence:
    """The words from start to end of an article report an event that other articles date.

    sources: how many independent sources date it. days: the days of publication that remain possible.
    """

    start: int
    end: int
    event: str
    sources: int
    days: Interval


@dataclass(frozen=True, slots=True)
class AddressEvidence:
    """The address of the article names the day."""

    days: Interval


Evidence = WordEvidence | EventEvidence | AddressEvidence


@dataclass(frozen=True, slots=True)
class Inferred:
    """The program inferred it from the article's own words or address, or from events that other articles
    date.
    """

    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Normalizer:
    """The normalizer of this version read it so."""

    version: int


@dataclass(frozen=True, slots=True)
class Superseded:
    """Another version of the same article replaces this one. by: the id of that version."""

    by: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person decided it. why: for people; no program reads it."""

    why: str


Origin = Given | Reingested | Inferred | Normalizer | Superseded | Person
