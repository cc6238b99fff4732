"""How a clause is reported: as a fact or not, in whose words, and whether it only reports words."""

from dataclasses import dataclass
from enum import StrEnum

Range = tuple[int, int]


class Modality(StrEnum):
    """What an article says of a happening: that it took place, will, did not, or only might."""

    OCCURRED = "occurred"
    ANNOUNCED = "announced"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Report:
    """How one clause is reported; ranges are characters of the article's text.

    cue: the words that tell the modality. frame: who says so, cut from the quote: وأضاف المتحدث أن.
    statement: the date is that of the saying (قال لافروف اليوم), not of what was said. goes_on: earlier words
    that complete a clause or a frame without a subject.
    """

    modality: Modality = Modality.OCCURRED
    cue: Range | None = None
    frame: Range | None = None
    statement: bool = False
    goes_on: Range | None = None


PLAIN = Report()
