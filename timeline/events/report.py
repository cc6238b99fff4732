"""How a clause is reported: as a fact or not, in whose words, and whether it only reports words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

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
    statement: the date is that of the saying (قال لافروف اليوم), not of what was said.
    """

    modality: Modality = Modality.OCCURRED
    cue: Range | None = None
    frame: Range | None = None
    statement: bool = False


PLAIN = Report()


def report_to_json(report: Report) -> dict[str, Any]:
    """A report as JSON values; what is ordinary is left out."""
    value: dict[str, Any] = {}
    if report.modality is not Modality.OCCURRED:
        value["modality"] = report.modality.value
    if report.cue:
        value["cue"] = list(report.cue)
    if report.frame:
        value["frame"] = list(report.frame)
    if report.statement:
        value["statement"] = True
    return value


def report_from_json(value: dict[str, Any]) -> Report:
    """The inverse of `report_to_json`. Raises ValueError for a modality that is none."""
    cue, frame = value.get("cue"), value.get("frame")
    return Report(
        Modality(value.get("modality", "occurred")),
        (cue[0], cue[1]) if cue else None,
        (frame[0], frame[1]) if frame else None,
        bool(value.get("statement", False)),
    )
