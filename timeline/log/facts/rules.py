"""The fact that says by which rules past states were made."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.log.facts.base import BaseFact

RULES_STREAM = "rules"


@dataclass(frozen=True, slots=True)
class RulesAdopted(BaseFact):
    """From here on the tables are made by these versions of their projectors, by table.

    Before the first fact of this type all are 1. No origin: whoever installed the program adopted its rules.
    """

    projectors: Mapping[str, int]

    @property
    def stream(self) -> str:
        """The one stream of all adoptions."""
        return RULES_STREAM
