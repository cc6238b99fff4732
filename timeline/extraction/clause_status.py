"""How a clause is reported: as a fact or not, in whose words, and whether it only reports words."""

from dataclasses import dataclass
from enum import StrEnum

Range = tuple[int, int]


class Factuality(StrEnum):
    """What an article says of a happening: that it took place, will, did not, or only might."""

    OCCURRED = "occurred"
    ANNOUNCED = "announced"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class ClauseStatus:
    """How one clause is reported; ranges are characters of the article's text.

    cue: the words that tell the factuality. attribution: who says so, cut from the quote: وأضاف المتحدث أن.
    reporting: the date is that of the saying (قال لافروف اليوم), not of what was said. antecedent: earlier words
    that complete a clause or a attribution without a subject.
    """

    factuality: Factuality = Factuality.OCCURRED
    cue: Range | None = None
    attribution: Range | None = None
    reporting: bool = False
    antecedent: Range | None = None


PLAIN = ClauseStatus()
