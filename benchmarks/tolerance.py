"""Dates of old calendars against annotation: what counts as the same days, and as sure and wrong.

A Hijri day that no table fixes may lie up to two days from the tabular one. The annotation has these days as
`core`, and as `value` with a day more on each side. A Christian day before 15 October 1582 is annotated as it
is written; its Gregorian day is as right.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from kinds import REFORM, TOLERANCE, days

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval
from timeline.query import evaluation

Annotation = dict[str, Any]
Days = tuple[date, date]
# Of a true one also how many times as wide as the annotated days it is.
Judgement = tuple[str, float | None]
JUDGEMENTS = ("true", "narrow", "false", "made up")


def closed(interval: Interval | None) -> Days | None:
    if interval is None or not isinstance(interval.earliest, date) or not isinstance(interval.latest, date):
        return None
    return interval.earliest, interval.latest


def readings(gold: Annotation) -> list[Days]:
    """The days that an annotation allows: as written, and those of a Julian date converted."""
    written = closed(evaluation.days(gold))
    if written is None:
        return []
    if "hijri" in gold or written[1] >= REFORM or written[0].year <= 1:
        return [written]
    return [written, (days(written[0]) or written[0], days(written[1]) or written[1])]


def near(gold: Annotation, predicted: Annotation) -> bool:
    """Whether each end lies within two days of those of the annotation, if these are not exact."""
    mine = closed(evaluation.days(predicted))
    if mine is None:
        return False
    wanted = readings(gold)[1:]
    if "core" in gold:
        core = date.fromisoformat(gold["core"][0]), date.fromisoformat(gold["core"][1])
        wanted = [core, *readings(gold)]
    return any(all(abs(a - b) <= TOLERANCE for a, b in zip(mine, one, strict=True)) for one in wanted)


def overlap(one: Annotation, other: Annotation) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def with_tolerance(gold: Sequence[Annotation], predicted: Sequence[Annotation]) -> list[Annotation]:
    """The predictions, with the annotated value where they are near it."""
    scored = []
    for one in predicted:
        value = one["value"]
        for wanted in gold:
            if overlap(one, wanted) and near(wanted, {**one, "value": value}):
                value = wanted["value"]
        scored.append({**one, "value": value})
    return scored


def judged(gold: Sequence[Annotation], predicted: Sequence[Annotation]) -> Iterator[Judgement]:
    """Judge each date that is stated with bounded days. What the annotation leaves open does not count."""
    for one in predicted:
        touched = [wanted for wanted in gold if overlap(one, wanted)]
        mine = bounded(one)
        if mine is None or any(wanted.get("unsure") or wanted.get("vague") for wanted in touched):
            continue
        if judgement := judge(mine, [wanted for wanted in touched if wanted["type"] in ("DATE", "TIME")]):
            yield judgement


def bounded(predicted: Annotation) -> Days | None:
    """The days that a prediction states; of one with an open end those of its value."""
    if predicted["type"] not in ("DATE", "TIME") or predicted.get("vague"):
        return None
    ends = predicted["earliest"], predicted["latest"]
    mine = closed(evaluation.days(predicted) if None in ends else parse_edtf("/".join(ends)))
    return mine if mine and mine[0].year > 1 and mine[1].year < 9999 else None


def judge(mine: Days, gold: Sequence[Annotation]) -> Judgement | None:
    """Whether some days hold the annotated ones, are part of them, contradict them, or have no date there.

    None where an annotation names no days to compare with.
    """
    if not gold:
        return "made up", None
    if not all(map(readings, gold)):
        return None
    wanted = [one for annotation in gold for one in readings(annotation)]
    slack = TOLERANCE if any("core" in annotation for annotation in gold) else timedelta()
    for first, last in wanted:
        if mine[0] - slack <= first and last <= mine[1] + slack:
            return "true", number_of(mine) / number_of((first, last))
    narrow = any(first - slack <= mine[0] and mine[1] <= last + slack for first, last in wanted)
    return ("narrow" if narrow else "false"), None


def number_of(some: Days) -> int:
    return (some[1] - some[0]).days + 1
