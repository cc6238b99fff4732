"""Which lines that open with a number are entries of a list of years, and what calendar the list has.

A number alone shows little: 1500 at the start of a line may be an amount, a price, an article of a law. The
lines of the whole text decide, by their marks and their order.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CIVIL, CalendarName
from timeline.grammar.expression import CalendarDate, Span
from timeline.grammar.list_lines import EntryDate, Line, find_lines
from timeline.grammar.on_this_day import run_on_entries
from timeline.grammar.rule import Match
from timeline.grammar.years import is_head

RULE = "list entry"

# A line of four digits that open a line; below, nothing is looked for.
_MAY_HAVE_ENTRIES = re.compile(r"(?:^|\n)[^\w\n]*\d{1,4}(?!\d)")
_NUMBER_ALONE = re.compile(r"^[^\w\n]*\d+[^\w\n]*$", re.MULTILINE)
# Four digits are a year by themselves where a mark follows them.
_YEARS = range(1000, 2101)
# From here on a number is no Hijri year.
_CIVIL_ONLY = range(1500, 2101)
# The share of the lines that have to be in order.
_IN_ORDER = 0.6
# The fewest lines without marks, and the share of them after which no counted noun can follow, that show a
# list in which the words do not.
_FEWEST, _SURE = 3, 0.3
# A longer line without a full stop goes on in the next one, so that a number that opens it belongs to it.
_LONG_LINE = 60
_STOPS = (".", "!", "?", "؟", "…", ":", "؛", "”", "»", ")")
_OPENS = ("(", "[", "-", "–", "—", "/", "=")
_GOES_ON = ("before_year", "two_years", "opens_span", "bound", "dependent", "month", "joins", "day_head")


@dataclass(frozen=True, slots=True)
class _Alike:
    """What lines that look alike show together: whether their numbers are in order, whether any is surely a
    year, and whether they are a list of years without marks.
    """

    ordered: bool
    has_year: bool
    are_years: bool


def find_entries(tokens: Tokens, *, certain: bool = False) -> Mapping[int, Match]:
    """Return the entries of a text: by the index of its first word, what the date of each states.

    certain: whether the text is known to be a list, so that its lines need not show it.
    """
    run_on = frozenset(run_on_entries(tokens))
    if not run_on and _MAY_HAVE_ENTRIES.search(tokens.folded.text) is None:
        return {}
    lines = [line for line in find_lines(tokens) if line.index in run_on or not _goes_on(tokens, line)]
    if sum(line.alone for line in lines) < len(_NUMBER_ALONE.findall(tokens.folded.text)):
        # A table, or a text with its numbers on lines of their own.
        lines = [line for line in lines if not line.alone]
    alike = _alike(lines)
    entries = [
        line for line in lines if (certain and _may_be_year(line)) or _is_entry(line, alike[_look(line)])
    ]
    calendar = _calendar(entries)
    return {line.index: Match(line.stop, _in_calendar(line.date, calendar)) for line in entries}


def _look(line: Line) -> tuple[bool, bool]:
    return line.marked, line.alone


def _alike(lines: Sequence[Line]) -> Mapping[tuple[bool, bool], _Alike]:
    """What the lines of each look show together; once for all of them, as a list may be long."""
    looks: dict[tuple[bool, bool], list[Line]] = {}
    for line in lines:
        looks.setdefault(_look(line), []).append(line)
    return {
        look: _Alike(
            ordered=len(those) > 1 and _are_in_order(those),
            has_year=any(map(_may_be_year, those)),
            are_years=_are_years(those),
        )
        for look, those in looks.items()
    }


def _is_entry(line: Line, alike: _Alike) -> bool:
    """Whether a line is an entry, given what the lines show that look like it."""
    if line.has_era:
        return line.marked or alike.ordered
    if line.alone:
        return alike.ordered and line.year in _YEARS
    if line.marked:
        if line.year in _YEARS and (line.year % 100 or alike.ordered):
            return True
        return alike.ordered and alike.has_year
    return alike.ordered and line.year in _YEARS and (line.sure or alike.are_years)


def _may_be_year(line: Line) -> bool:
    return line.has_era or line.year in _YEARS


def _are_years(lines: Sequence[Line]) -> bool:
    """Whether lines without marks are a list of years by their number and what some of them have after it."""
    sure = sum(line.sure for line in lines)
    round_numbers = sum(line.year % 50 == 0 for line in lines)
    return len(lines) >= _FEWEST and sure >= _SURE * len(lines) and 2 * round_numbers < len(lines)


def _are_in_order(lines: Sequence[Line]) -> bool:
    """Whether years rise, or fall, from line to line, but for a few; numbers that repeat are no order."""
    steps = [(later.year > earlier.year) - (later.year < earlier.year) for earlier, later in pairwise(lines)]
    return max(steps.count(1), steps.count(-1)) + steps.count(0) / 2 >= _IN_ORDER * len(steps)


def _goes_on(tokens: Tokens, line: Line) -> bool:
    """Whether the number belongs to the sentence of the line before: a text wrapped at a fixed width."""
    if line.index == 0:
        return False
    last = line.index - 1
    gap = tokens.between(last)
    before = gap.partition("\n")[0].strip()
    if before.endswith(_OPENS):
        return True
    if gap.count("\n") > 1:
        return False
    if is_head(tokens, last) or not tokens.readings(last).keys().isdisjoint(_GOES_ON):
        # A heading may end with its month: 13 مارس, and below it the first year of a list.
        return not line.marked or tokens.reading(last, "month") is None
    if line.marked or before.endswith(_STOPS):
        return False
    if tokens.reading(last, "era") is not None or tokens.number(last) is not None:
        return True
    text = tokens.folded.text
    end = tokens.end(last)
    return end - (text.rfind("\n", 0, end) + 1) > _LONG_LINE


def _calendar(entries: Sequence[Line]) -> CalendarName | None:
    """The calendar of the years without an era: that of those with one, or the civil one by their numbers."""
    eras = {_era(line.date) for line in entries} - {None}
    if any((line.year in _CIVIL_ONLY and _era(line.date) is None) or line.year < 0 for line in entries):
        return CIVIL.name
    return eras.pop() if len(eras) == 1 else None


def _era(date: EntryDate) -> CalendarName | None:
    match date:
        case CalendarDate():
            return date.calendar
        case Span(last=last):
            return last.calendar
    return None


def _in_calendar(date: EntryDate, calendar: CalendarName | None) -> EntryDate:
    if calendar is None or _era(date) is not None:
        return date
    match date:
        case CalendarDate():
            return replace(date, calendar=calendar)
        case Span(first, last):
            return Span(replace(first, calendar=calendar), replace(last, calendar=calendar))
    return date
