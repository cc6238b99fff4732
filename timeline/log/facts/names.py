"""The fact that belongs to no article: the names and places that a person gave."""

from dataclasses import dataclass

from timeline.extraction.names.gazetteer import Spelling
from timeline.log.facts.base import BaseFact

NAMES_STREAM = "names"


@dataclass(frozen=True, slots=True)
class NamesGiven(BaseFact):
    """A person's list of names and places, which replaces the one before it; an empty list removes that."""

    spellings: tuple[Spelling, ...]

    @property
    def stream(self) -> str:
        """The one stream of all lists."""
        return NAMES_STREAM
