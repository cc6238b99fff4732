"""Facts about the whole database: the names that a person gave, the rules by which the tables are made."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.arabic.lexicon.periods import GivenPeriod
from timeline.extraction.names.gazetteer import Spelling
from timeline.log.facts.base import BaseFact
from timeline.log.streams import PERIODS_STREAM

NAMES_STREAM = "names"
RULES_STREAM = "rules"
CLOCK_STREAM = "clock"


@dataclass(frozen=True, slots=True)
class NamesGiven(BaseFact):
    """A person's list of names and places. It replaces the previous list; an empty one removes it."""

    spellings: tuple[Spelling, ...]

    @property
    def stream(self) -> str:
        """The one stream of all lists."""
        return NAMES_STREAM


@dataclass(frozen=True, slots=True)
class PeriodsGiven(BaseFact):
    """A person's list of named periods. It replaces the previous list; an empty one removes it."""

    periods: tuple[GivenPeriod, ...]

    @property
    def stream(self) -> str:
        """The one stream of all lists."""
        return PERIODS_STREAM


@dataclass(frozen=True, slots=True)
class RulesAdopted(BaseFact):
    """From here on, each table is made by this version of its projector. projectors: versions by table.

    Before the first fact of this type, all versions are 1. It has no origin: installing the program adopted
    its rules.
    """

    projectors: Mapping[str, int]

    @property
    def stream(self) -> str:
        """The one stream of all adoptions."""
        return RULES_STREAM


@dataclass(frozen=True, slots=True)
class ClockBehind(BaseFact):
    """The writer's clock was behind the last fact: what it records has the time of that fact until it is not.

    clock: what the clock showed; held: the time of the last fact. Both are UTC in ISO 8601.
    """

    clock: str
    held: str

    @property
    def stream(self) -> str:
        """The one stream of all of them."""
        return CLOCK_STREAM

    def key(self, version: int, payload: str) -> str:
        """Once for a time that is held."""
        return f"clock:{self.held}"
