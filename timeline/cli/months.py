"""The view "months": how many events a month, or a year, the certain and the possible told apart."""

from collections.abc import Iterable, Iterator
from datetime import date

from timeline.cli.axis import month_starts, span_of
from timeline.cli.terminal import Terminal
from timeline.dates.interval import Interval, Standing, during, month, years
from timeline.query.chronology import Answer

# Of a longer time the years are shown.
_MOST_MONTHS = 36
_BEFORE_BAR = 41


def month_lines(answers: Iterable[Answer], within: Interval, terminal: Terminal) -> Iterator[str]:
    """One line a month or a year: how many events lie in it for certain, how many possibly, both as a bar.

    An event that may lie in several months is possible in each; so is one that is only possibly an answer.
    within: the days that the lines do not leave. Reads all answers before the first line.
    """
    events = [(item.standing, item.when) for item in answers]
    span = span_of([when for _, when in events], within)
    if span is None:
        yield (
            "nothing found"
            if not events
            else f"{len(events)} events, none of them with a first and a last day"
        )
        return
    unit, periods = _periods(*span)
    counts = [(label, *_count(events, period)) for label, period in periods]
    certain, possible = ("+", "?") if terminal.ascii else ("█", "░")
    width = max(terminal.width - _BEFORE_BAR, 10)
    scale = min(1.0, width / max(1, *(sure + perhaps for _, sure, perhaps in counts)))
    yield f"{unit:<16}  {certain} certain  {possible} possible"
    for label, sure, perhaps in _without_gaps(counts):
        bar = certain * _length(sure, scale) + possible * _length(perhaps, scale)
        yield f"{label:<16}  {sure:>9}  {perhaps:>10}  {bar}".rstrip()


def _periods(first: date, last: date) -> tuple[str, list[tuple[str, Interval]]]:
    """("month" or "year", all of them with their labels)."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months > _MOST_MONTHS:
        return "year", [(f"{year:04}", years(year)) for year in range(first.year, last.year + 1)]
    starts = month_starts(first.replace(day=1), last)
    return "month", [(f"{day.year:04}-{day.month:02}", month(day.year, day.month)) for day in starts]


def _count(events: list[tuple[Standing, Interval]], period: Interval) -> tuple[int, int]:
    """How many events lie in a period for certain, and how many possibly."""
    sure = perhaps = 0
    for standing, when in events:
        inside = during(when, period)
        if inside is Standing.CERTAIN and standing is Standing.CERTAIN:
            sure += 1
        elif inside is not None:
            perhaps += 1
    return sure, perhaps


def _without_gaps(counts: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The same, empty lines in a row made one."""
    empty: list[str] = []
    for label, sure, perhaps in [*counts, ("", 1, 1)]:
        if not sure and not perhaps:
            empty.append(label)
            continue
        if empty:
            yield (empty[0] if len(empty) == 1 else f"{empty[0]}..{empty[-1]}"), 0, 0
            empty = []
        if label:
            yield label, sure, perhaps


def _length(count: int, scale: float) -> int:
    return max(1, int(count * scale)) if count else 0
