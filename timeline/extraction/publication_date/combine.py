"""Combines the clues of an article to its publication days, as far as its own words determine them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from timeline.arabic.text import read_text
from timeline.dates.interval import DAY, Interval, shared
from timeline.extraction.publication_date.evidence import ANY_DAYS, Clue, Strength, WordEvidence
from timeline.extraction.publication_date.extract import extract_clues
from timeline.grammar.parse import parse_located

# A day of the year falls on the same weekday again within this span, leap years included.
_FURTHEST = timedelta(days=366 * 12)
# Limits that bound the cost of a hostile text and the length of the evidence; more would not help a reader.
_MOST_PATTERNS, _MOST_CONTRADICTED = 30, 5


@dataclass(frozen=True, slots=True)
class InferredPublication:
    """The days on which an article may have been written, never open at both ends, and the evidence."""

    days: Interval
    evidence: tuple[WordEvidence, ...]


def infer_publication(text: str) -> InferredPublication | None:
    """Infer when an article was written from its own words; None when they set no bounds. Never raises.

    An end that no words determine stays open. Clues that contradict stronger ones are ignored, and so are
    clues of equal strength that contradict each other; the evidence marks them as contradicted.
    """
    return combine(extract_clues(read_text(text).tokens, parse_located(text)))


def combine(clues: Iterable[Clue]) -> InferredPublication | None:
    """Combine clues."""
    ordered = sorted(clues, key=lambda clue: (-clue.strength, clue.start))
    bounding = [clue for clue in ordered if clue.strength is not Strength.PATTERN]
    days, kept, contradicted = _bounded(bounding)
    if days == ANY_DAYS:
        return None
    patterns, unfit = _fitting(_distinct(ordered), days)
    narrowed = _narrowed(days, patterns)
    evidence = [
        *_decisive(kept, days),
        *(WordEvidence(clue.start, clue.end, clue.says) for clue in patterns if narrowed != days),
        *(
            WordEvidence(clue.start, clue.end, clue.says, contradicted=True)
            for clue in [*contradicted, *unfit][:_MOST_CONTRADICTED]
        ),
    ]
    return InferredPublication(narrowed, tuple(dict.fromkeys(evidence)))


def _bounded(clues: Sequence[Clue]) -> tuple[Interval, list[Clue], list[Clue]]:
    """(the days that clues allow, the clues kept, the clues contradicted), the strongest first."""
    days = ANY_DAYS
    kept: list[Clue] = []
    contradicted: list[Clue] = []
    for _, group in groupby(clues, key=lambda clue: clue.strength):
        fitting: list[Clue] = []
        for clue in group:
            (contradicted if shared((days, clue.days)) is None else fitting).append(clue)
        together = shared((days, *(clue.days for clue in fitting)))
        if together is None:
            contradicted += fitting
            continue
        days = together
        kept += fitting
    return days, kept, contradicted


def _distinct(clues: Iterable[Clue]) -> list[Clue]:
    """The first pattern of each kind, _MOST_PATTERNS at most."""
    patterns = {
        (clue.months, clue.month_day, clue.weekday): clue
        for clue in reversed(list(clues))
        if clue.strength is Strength.PATTERN
    }
    return sorted(patterns.values(), key=lambda clue: clue.start)[:_MOST_PATTERNS]


def _decisive(kept: Sequence[Clue], days: Interval) -> Iterator[WordEvidence]:
    """The first clue that sets each end."""
    for end in ("earliest", "latest"):
        value: date | None = getattr(days, end)
        for clue in kept:
            if value is not None and getattr(clue.days, end) == value:
                yield WordEvidence(clue.start, clue.end, clue.says)
                break


def _fitting(patterns: Sequence[Clue], days: Interval) -> tuple[list[Clue], list[Clue]]:
    """(patterns that some day fits all at once, patterns that contradict the days or each other)."""
    kept: list[Clue] = []
    unfit: list[Clue] = []
    for clue in patterns:
        if clue in unfit:
            continue
        if _first(days, [clue]) is None:
            unfit.append(clue)
        elif _first(days, [*kept, clue]) is not None:
            kept.append(clue)
        else:
            against = [other for other in kept if _first(days, [other, clue]) is None] or kept
            unfit += [*against, clue]
            kept = [other for other in kept if other not in against]
    return kept, unfit


def _narrowed(days: Interval, patterns: Sequence[Clue]) -> Interval:
    """The days from the first to the last that fit all patterns."""
    if not patterns:
        return days
    first = _first(days, patterns) if days.earliest else None
    last = _first(days, patterns, back=True) if days.latest else None
    return Interval(first, last)


def _first(days: Interval, patterns: Sequence[Clue], *, back: bool = False) -> date | None:
    """The first day that fits, searched from the known end, or from the last day if `back` is set."""
    from_end = (back and days.latest is not None) or days.earliest is None
    value = days.latest if from_end else days.earliest
    assert value is not None
    far = days.earliest if from_end else days.latest
    step = -DAY if from_end else DAY
    for _ in range(_FURTHEST.days):
        if all(clue.allows(value) for clue in patterns):
            return value
        if value in (far, date.min, date.max):
            return None
        value += step
    return None
