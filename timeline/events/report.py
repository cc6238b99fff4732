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
    statement: the date is that of the saying (قال لافروف اليوم), not of what was said. goes_on: earlier words
    that complete a clause or a frame without a subject.
    """

    modality: Modality = Modality.OCCURRED
    cue: Range | None = None
    frame: Range | None = None
    statement: bool = False
    goes_on: Range | None = None


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
    if report.goes_on:
        value["goes_on"] = list(report.goes_on)
    return value


def report_from_json(value: dict[str, Any]) -> Report:
    """The inverse of `report_to_json`. Raises ValueError for a modality that is none."""
    return Report(
        Modality(value.get("modality", "occurred")),
        _range(value.get("cue")),
        _range(value.get("frame")),
        bool(value.get("statement", False)),
        _range(value.get("goes_on")),
    )


def _range(value: list[int] | None) -> Range | None:
    return (value[0], value[1]) if value else None
