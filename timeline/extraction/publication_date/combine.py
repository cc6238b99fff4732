"""The publication date of an article that comes without one, as far as its own words force it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from timeline.arabic.text import read_text
from timeline.dates.interval import DAY, Interval, shared
from timeline.extraction.publication_date.evidence import ANY_DAYS, Clue, Strength, WordEvidence
from timeline.extraction.publication_date.extract import clues
from timeline.grammar import parse_located

# A day of the year that falls on a weekday comes again within so many days, leap years and all.
_FURTHEST = timedelta(days=366 * 12)
# More bound the cost of a hostile text, and the length of the evidence, but tell no reader anything.
_MOST_PATTERNS, _MOST_LEFT_OUT = 30, 5


@dataclass(frozen=True, slots=True)
class Dating:
    """The days on which an article may have been written, never open at both ends, and on which evidence."""

    days: Interval
    evidence: tuple[WordEvidence, ...]


def work_out(text: str) -> Dating | None:
    """The days on which an article may have been written, by its own words; None when they bound nothing.

    Never raises. An end that no words force stays open. Clues that contradict stronger ones are left out, and
    so are those of the strongest kind that contradict each other; the evidence says so.
    """
    tokens = read_text(text).tokens
    return dated_by(clues(tokens, parse_located(tokens)))


def dated_by(found: Iterable[Clue]) -> Dating | None:
    """What clues come to together."""
    ordered = sorted(found, key=lambda clue: (-clue.strength, clue.start))
    bounding = [clue for clue in ordered if clue.strength is not Strength.PATTERN]
    days, kept, skipped = _bounded(bounding)
    if days == ANY_DAYS:
        return None
    patterns, unfit = _fitting(_distinct(ordered), days)
    narrowed = _narrowed(days, patterns)
    evidence = [
        *_telling(kept, days),
        *(WordEvidence(clue.start, clue.end, clue.says) for clue in patterns if narrowed != days),
        *(
            WordEvidence(clue.start, clue.end, clue.says, contradicted=True)
            for clue in [*skipped, *unfit][:_MOST_LEFT_OUT]
        ),
    ]
    return Dating(narrowed, tuple(dict.fromkeys(evidence)))


def _bounded(found: Sequence[Clue]) -> tuple[Interval, list[Clue], list[Clue]]:
    """(the days that clues leave, those that were kept, those left out), the strongest first."""
    days = ANY_DAYS
    kept: list[Clue] = []
    skipped: list[Clue] = []
    for _, group in groupby(found, key=lambda clue: clue.strength):
        fitting: list[Clue] = []
        for clue in group:
            (skipped if shared((days, clue.days)) is None else fitting).append(clue)
        together = shared((days, *(clue.days for clue in fitting)))
        if together is None:
            skipped += fitting
            continue
        days = together
        kept += fitting
    return days, kept, skipped


def _distinct(found: Iterable[Clue]) -> list[Clue]:
    """The first pattern of each kind, _MOST_PATTERNS at most."""
    patterns = {
        (clue.months, clue.month_day, clue.weekday): clue
        for clue in reversed(list(found))
        if clue.strength is Strength.PATTERN
    }
    return sorted(patterns.values(), key=lambda clue: clue.start)[:_MOST_PATTERNS]


def _telling(kept: Sequence[Clue], days: Interval) -> Iterator[WordEvidence]:
    """The first clue that gives each end."""
    for end in ("earliest", "latest"):
        value: date | None = getattr(days, end)
        for clue in kept:
            if value is not None and getattr(clue.days, end) == value:
                yield WordEvidence(clue.start, clue.end, clue.says)
                break


def _fitting(patterns: Sequence[Clue], days: Interval) -> tuple[list[Clue], list[Clue]]:
    """(the patterns that some of the days fit, all at once, those that contradict them).

    Two that contradict each other are both left out.
    """
    kept: list[Clue] = []
    skipped: list[Clue] = []
    for clue in patterns:
        if clue in skipped:
            continue
        if _first(days, [clue]) is None:
            skipped.append(clue)
        elif _first(days, [*kept, clue]) is not None:
            kept.append(clue)
        else:
            against = [other for other in kept if _first(days, [other, clue]) is None] or kept
            skipped += [*against, clue]
            kept = [other for other in kept if other not in against]
    return kept, skipped


def _narrowed(days: Interval, patterns: Sequence[Clue]) -> Interval:
    """The days from the first to the last that fit."""
    if not patterns:
        return days
    first = _first(days, patterns) if days.earliest else None
    last = _first(days, patterns, back=True) if days.latest else None
    return Interval(first, last)


def _first(days: Interval, patterns: Sequence[Clue], *, back: bool = False) -> date | None:
    """The first day that fits, from the end that is known; from the other one if both are, and `back`."""
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
