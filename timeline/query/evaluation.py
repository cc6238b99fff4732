"""How well expressions are found and resolved, against annotated texts: TempEval-3's measures and one more.

found: a predicted expression overlaps an annotated one. exact: the same characters. value: found, with the
right value. dated: value over annotated dates and times that carry a bound, where a date predicted out of
nowhere counts against. Values are compared as days when both name days. Annotations marked vague or unsure
may be found or missed without cost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.dates.interval import Interval
from timeline.dates.timex import parse_timex
from timeline.errors import InvalidDate

Annotation = Mapping[str, Any]
MEASURES = ("found", "exact", "value", "dated")


@dataclass(slots=True)
class Tally:
    """Counts of one measure."""

    right: int = 0
    gold: int = 0
    predicted: int = 0

    @property
    def precision(self) -> float:
        """Right among the predicted, 0 to 1."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right among the annotated, 0 to 1."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Evaluation:
    """The tally of each measure, and the errors: (kind, article, annotated, value, predicted)."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in MEASURES})
    errors: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    def add(self, article: str, gold: Sequence[Annotation], predicted: Sequence[Annotation]) -> None:
        """Compare one article's annotations with what was predicted for it."""
        free = [item for item in gold if item.get("vague") or item.get("unsure")]
        strict = [item for item in gold if not (item.get("vague") or item.get("unsure"))]
        costly = [item for item in predicted if not _touches(item, free) or _touches(item, strict)]
        for name in ("found", "exact", "value"):
            self.tallies[name].gold += len(strict)
            self.tallies[name].predicted += len(costly)
        self.tallies["dated"].gold += sum(map(is_dated, strict))
        taken: set[int] = set()
        for item in strict:
            self._match(article, item, costly, taken)
        for item in costly:
            if id(item) not in taken and is_dated(item):
                self.tallies["dated"].predicted += 1
                self.errors.append(("extra", article, str(item.get("text", "")), "-", str(item["value"])))

    def _match(self, article: str, item: Annotation, costly: Sequence[Annotation], taken: set[int]) -> None:
        near = [other for other in costly if _overlap(other, item) > 0 and id(other) not in taken]
        near.sort(key=lambda other: (-same_value(item, other), -_overlap(other, item)))
        if not near:
            if is_dated(item):
                self.errors.append(("missed", article, str(item.get("text", "")), str(item["value"]), "-"))
            return
        best = near[0]
        inside = [other for other in near if other["start"] >= item["start"] and other["end"] <= item["end"]]
        together = not same_value(item, best) and len(inside) > 1 and _hull(inside) == days(item)
        right = same_value(item, best) or (together and days(item) is not None)
        members = inside if together and right else [best]
        taken.update(id(other) for other in members)
        for name in ("found", "exact", "value"):
            self.tallies[name].predicted -= len(members) - 1
        self.tallies["found"].right += 1
        self.tallies["exact"].right += (best["start"], best["end"]) == (item["start"], item["end"])
        self.tallies["value"].right += right
        if is_dated(item):
            self.tallies["dated"].predicted += 1
            self.tallies["dated"].right += right
            if not right:
                got = f"{best.get('text', '')}={best.get('value')}"
                self.errors.append(("value", article, str(item.get("text", "")), str(item["value"]), got))


def is_dated(item: Annotation) -> bool:
    """Whether an annotation is a date or a time that carries a bound."""
    value = str(item.get("value") or "")
    bounded = value not in ("PAST_REF", "PRESENT_REF", "FUTURE_REF", "") and not value.startswith(
        ("P", "XXXX")
    )
    return item["type"] in ("DATE", "TIME") and not item.get("vague") and bounded


def same_value(gold: Annotation, predicted: Annotation) -> bool:
    """Whether two annotations name the same days, or have the same value where neither names any."""
    one, other = days(gold), days(predicted)
    if one or other:
        return one == other
    return str(gold.get("value") or "").upper() == str(predicted.get("value") or "").upper()


def days(item: Annotation) -> Interval | None:
    """The days of an annotation's value. Seasons are compared by their codes."""
    value = str(item.get("value") or "").strip()
    if value[-3:] in ("-SP", "-SU", "-FA", "-WI"):
        return None
    try:
        return parse_timex(value)
    except InvalidDate:
        return None


def _hull(items: Sequence[Annotation]) -> Interval | None:
    found = [days(item) for item in items]
    starts = [when.earliest for when in found if when and when.earliest]
    ends = [when.latest for when in found if when and when.latest]
    if len(starts) != len(items) or len(ends) != len(items):
        return None
    return Interval(min(starts), max(ends))


def _touches(item: Annotation, others: Sequence[Annotation]) -> bool:
    return any(_overlap(item, other) > 0 for other in others)


def _overlap(one: Annotation, other: Annotation) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))
