"""The view "months": the number of certain and possible events per month, or per year."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from timeline.cli.axis import LONGEST, length
from timeline.cli.terminal import Terminal
from timeline.dates.interval import Certainty, Interval
from timeline.messages import _
from timeline.query.chronology import Answer
from timeline.wording.years_bc import brief_month, brief_year

# With more months than this, years are shown.
_MOST_MONTHS = 36
_BEFORE_BAR = 41

# Months are counted from January of the year 0, years from it.
_Number = Callable[[date], int]


def month_lines(answers: Iterable[Answer], within: Interval, terminal: Terminal) -> Iterator[str]:
    """Yield one line per month or year: how many events are certainly in it, how many possibly, and a bar.

    An event whose date range covers several months is possible in each, and so is one that is only possibly
    an answer. One with a range of more than a year is counted separately. within: the days that the lines
    cover. Reads all answers before the first line.
    """
    counted: list[tuple[Certainty, date, date]] = []
    vague = 0
    for answer in answers:
        days = length(answer.when)
        if days is None or days > LONGEST:
            vague += 1
        elif answer.when.earliest and answer.when.latest:
            counted.append((answer.certainty, answer.when.earliest, answer.when.latest))
    if not counted and not vague:
        yield _("nothing found")
    if counted:
        yield from _table(counted, within, terminal)
    if vague:
        line = _("not counted: {count} events whose date range is longer than a year")
        yield line.format(count=vague)


def _table(placed: list[tuple[Certainty, date, date]], within: Interval, terminal: Terminal) -> Iterator[str]:
    unit, number, label = _("month"), _month, _month_label
    sure, perhaps = _count(placed, within, number)
    if len(sure.keys() | perhaps.keys()) > _MOST_MONTHS:
        unit, number, label = _("year"), _year, _year_label
        sure, perhaps = _count(placed, within, number)
    certain, possible = ("+", "?") if terminal.ascii else ("█", "░")
    width = terminal.width - _BEFORE_BAR
    numbers = sorted(sure.keys() | perhaps.keys())
    scale = min(1.0, width / max(sure[one] + perhaps[one] for one in numbers))
    yield _("{unit:<16}  {certain} certain  {possible} possible").format(
        unit=unit, certain=certain, possible=possible
    )
    for before, one in zip([numbers[0] - 1, *numbers], numbers, strict=False):
        if one - before > 1:
            gap = label(before + 1) + (f"..{label(one - 1)}" if one - before > 2 else "")
            yield _row(gap, 0, 0, "")
        bar = certain * _bar(sure[one], scale) + possible * _bar(perhaps[one], scale)
        yield _row(label(one), sure[one], perhaps[one], bar)


def _count(
    placed: list[tuple[Certainty, date, date]], within: Interval, number: _Number
) -> tuple[Counter[int], Counter[int]]:
    """How many events are in each month or year certainly, and how many possibly."""
    sure: Counter[int] = Counter()
    perhaps: Counter[int] = Counter()
    for certainty, earliest, latest in placed:
        first, last = number(earliest), number(latest)
        if first == last and certainty is Certainty.CERTAIN:
            sure[first] += 1
            continue
        first = max(first, number(within.earliest)) if within.earliest else first
        last = min(last, number(within.latest)) if within.latest else last
        perhaps.update(range(first, last + 1))
    return sure, perhaps


def _row(label: str, sure: int, perhaps: int, bar: str) -> str:
    return f"{label:<16}  {sure:>9}  {perhaps:>10}  {bar}".rstrip()


def _bar(count: int, scale: float) -> int:
    return max(1, int(count * scale)) if count else 0


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _year(day: date) -> int:
    return day.year


def _month_label(number: int) -> str:
    return brief_month(number // 12, number % 12 + 1)


def _year_label(number: int) -> str:
    return brief_year(number)
