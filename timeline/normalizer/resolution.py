"""What an expression comes to once it is counted from an anchor."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from timeline.arabic.expression import Said
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.normalizer.components import Components, components
from timeline.normalizer.placed import Alternative
from timeline.normalizer.reasons import Reason
from timeline.normalizer.reasons_json import alternative_to_json, reason_to_json


class Status(StrEnum):
    """RESOLVED to days; UNRESOLVED, it waits for something; UNDATED, it names no day at all (6 أشهر)."""

    RESOLVED = "resolved"
    UNRESOLVED = "unresolved"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Resolution:
    """An expression resolved, or the reason why it is not.

    interval: the days that it allows, None unless RESOLVED. timex: its TIMEX3 value. anchor: the publication
    days that it was counted from, None when it needs none. said: what the text states. implied: what was
    worked out, by name. reasons: the derivation, step by step. alternatives: other days that a careful
    reader might choose, and on what condition.
    """

    status: Status
    interval: Interval | None
    timex: str
    anchor: Interval | None
    said: Said
    implied: Components
    reasons: tuple[Reason, ...]
    alternatives: tuple[Alternative, ...] = ()


def resolution_to_json(resolution: Resolution) -> dict[str, Any]:
    """A resolution as JSON values, days in EDTF, components by name."""
    return {
        "status": resolution.status.value,
        "edtf": format_edtf(resolution.interval) if resolution.interval else None,
        "timex": resolution.timex,
        "anchor": format_edtf(resolution.anchor) if resolution.anchor else None,
        "said": dict(components(resolution.said)),
        "implied": dict(resolution.implied),
        "reasons": [reason_to_json(reason) for reason in resolution.reasons],
        "alternatives": [alternative_to_json(other) for other in resolution.alternatives],
    }
