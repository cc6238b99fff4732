"""What an expression comes to once it is counted from an anchor."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval

Components = Mapping[str, int | str]


class Status(StrEnum):
    """RESOLVED to days; UNRESOLVED, it waits for something; UNDATED, it names no day at all (6 أشهر)."""

    RESOLVED = "resolved"
    UNRESOLVED = "unresolved"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Resolution:
    """An expression resolved, or the reason why it is not.

    interval: the days that it allows, None unless RESOLVED. timex: its TIMEX3 value. anchor: what it was
    counted from, in EDTF, None when it needs no anchor. said, implied: components by name, as the text states
    them and as they were worked out. reasons: the derivation, one sentence a step.
    """

    status: Status
    interval: Interval | None
    timex: str
    anchor: str | None
    said: Components
    implied: Components
    reasons: tuple[str, ...]


def resolution_to_json(resolution: Resolution) -> dict[str, Any]:
    """A resolution as JSON values."""
    return {
        "status": resolution.status.value,
        "edtf": format_edtf(resolution.interval) if resolution.interval else None,
        "timex": resolution.timex,
        "anchor": resolution.anchor,
        "said": dict(resolution.said),
        "implied": dict(resolution.implied),
        "reasons": list(resolution.reasons),
    }


def resolution_from_json(value: Mapping[str, Any]) -> Resolution:
    """The inverse of `resolution_to_json`."""
    return Resolution(
        status=Status(value["status"]),
        interval=parse_edtf(value["edtf"]) if value["edtf"] else None,
        timex=value["timex"],
        anchor=value["anchor"],
        said=value["said"],
        implied=value["implied"],
        reasons=tuple(value["reasons"]),
    )
