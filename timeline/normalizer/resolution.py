"""What an expression comes to once it is counted from an anchor."""

from dataclasses import dataclass
from enum import StrEnum

from timeline.dates.interval import Interval
from timeline.grammar.expression import Semantics
from timeline.normalizer.components import Components
from timeline.normalizer.grounding import Alternative
from timeline.normalizer.reasons import Reason


class Status(StrEnum):
    """RESOLVED to days; UNRESOLVED, it waits for something; UNDATED, it names no day at all (6 أشهر)."""

    RESOLVED = "resolved"
    UNRESOLVED = "unresolved"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Resolution:
    """An expression resolved, or the reason why it is not.

    interval: the days that it allows, None unless RESOLVED. timex: its TIMEX3 value. anchor: the publication
    days that it was counted from, None when it needs none. semantics: what the text states. implied: what was
    worked out, by name. reasons: the derivation, step by step. alternatives: other days that a careful
    reader might choose, and on what condition.
    """

    status: Status
    interval: Interval | None
    timex: str
    anchor: Interval | None
    semantics: Semantics
    implied: Components
    reasons: tuple[Reason, ...]
    alternatives: tuple[Alternative, ...] = ()
