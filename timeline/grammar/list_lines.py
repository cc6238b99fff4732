"""Lines that open with the number of a year or of a range of years: 1781 - ..., [1952] ..., 1914م: ...

Whether they are entries of a list is decided for the whole text (list_entries.py).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.arabic.lexicon import closed
from timeline.arabic.tokens import Tokens
from timeline.arabic.verb_forms import is_imperfect, is_perfect
from timeline.arabic.verbal_nouns import names_an_act
from timeline.dates.calendars import CALENDARS, CIVIL
from timeline.grammar.after_number import FUNCTION_KINDS, counts_known_noun, counts_noun
from timeline.grammar.bc_spans import parse_bc_span
from timeline.grammar.era_years import parse_era_span
from timeline.grammar.expression import BeforeChrist, CalendarDate, Span
from timeline.grammar.on_this_day import run_on_entries
from timeline.grammar.parts import day_of_month, month
from timeline.grammar.spans import DASHES
from timeline.grammar.years import before_christ, era_at, with_parallel_year

# Blanks and bullets before the number; a bracket may open before it.
_OPENING = re.compile(r"(?:^|\n)[ \-–—•*·▪▫●○◦■□♦◆◄►▶»>+✓]*[\[(]?(?=\d{1,4}(?!\d))")
_CLOSED = re.compile(r" *[\])]")
# After the date: marks that separate it from its entry, and others that may also end a sentence or a number.
_MARKS = frozenset("-–—:=|؛…")
_WEAK_MARKS = frozenset(".،,/")
_POINT = "."
_BEFORE_DAY = frozenset({"", "-", "–", "—", "،", ",", ":"})
_YEARS = range(100, 2101)
_LONGEST_SPAN = 700
_DEFINITE = closed.letters("definite")
_FIGURES = frozenset(closed.words("label_of_figure"))
# Numbers that are years before such a label, too.
_SURELY_YEARS = range(1900, 2051)

EntryDate = CalendarDate | Span | BeforeChrist


@dataclass(frozen=True, slots=True)
class Line:
    """A line that opens with a number. index, stop: the words of its date, as indexes; date: what they state.

    year: the first year, negative before Christ. marked: a mark separates it from what follows. alone: the
    date has the line to itself. sure: the word after it cannot be what the number counts.
    """

    index: int
    stop: int
    date: EntryDate
    year: int
    marked: bool
    alone: bool
    sure: bool

    @property
    def has_era(self) -> bool:
        """Whether the words name an era or a month."""
        match self.date:
            case CalendarDate(calendar=calendar, month=number):
                return calendar is not None or number is not None
            case Span(last=last):
                return last.calendar is not None
        return True


def find_lines(tokens: Tokens) -> Iterator[Line]:
    """Yield the lines that may be entries, in text order."""
    openings = dict.fromkeys(run_on_entries(tokens), False)
    for opening in _OPENING.finditer(tokens.folded.text):
        index = bisect_left(tokens.starts, opening.end())
        if index < len(tokens):
            openings[index] = opening.group().endswith(("[", "("))
    for index, bracketed in sorted(openings.items()):
        if (line := _line(tokens, index, bracketed)) is not None:
            yield line


def _line(tokens: Tokens, index: int, bracketed: bool) -> Line | None:
    found = _date(tokens, index)
    if found is None:
        return None
    date, stop = found
    gap = tokens.between(stop - 1) if stop < len(tokens) else "\n"
    if bracketed:
        closing = _CLOSED.match(gap)
        if closing is None:
            return None
        gap = gap[closing.end() :]
    alone = "\n" in gap or stop >= len(tokens)
    if alone and not _has_text_below(tokens, stop):
        return None
    same_line = gap.partition("\n")[0].strip()
    marked = bracketed or any(mark in _MARKS for mark in same_line)
    whole = _with_day(tokens, stop, date) if not alone else None
    if whole is not None:
        date, stop = whole
        return Line(index, stop, date, _first_year(date), marked=True, alone=False, sure=True)
    if not alone and not _may_precede(tokens, stop, gap, date, marked=marked):
        return None
    sure = marked or (not alone and _counts_nothing(tokens, stop))
    return Line(index, stop, date, _first_year(date), marked, alone, sure)


def _first_year(date: EntryDate) -> int:
    match date:
        case Span(first=first):
            return first.year or 0
        case BeforeChrist(number=number):
            return -number
    return date.year or 0


def _date(tokens: Tokens, index: int) -> tuple[EntryDate, int] | None:
    """The year or the years at the start of a line."""
    for parse in (parse_bc_span, parse_era_span):
        if (match := parse(tokens, index)) and isinstance(match.semantics, BeforeChrist | Span):
            return match.semantics, match.stop
    number = tokens.number(index)
    if number is None or number == 0:
        return None
    if bc := before_christ(tokens, index + 1):
        return BeforeChrist("year", number), bc
    if era := era_at(tokens, index + 1):
        if _are_metres(tokens, index, number):
            return None
        usage = CALENDARS[era].usage
        if number not in (_YEARS if era == CIVIL.name else usage.marked_years):
            return None
        match = with_parallel_year(tokens, index + 2, CalendarDate(year=number, calendar=era))
        return (match.semantics, match.stop) if isinstance(match.semantics, CalendarDate) else None
    if number not in _YEARS:
        return None
    if span := _span(tokens, index, number):
        return span
    if tokens.between(index).strip(" ") in ("/", "("):
        match = with_parallel_year(tokens, index + 1, CalendarDate(year=number))
        if match.stop > index + 1 and isinstance(match.semantics, CalendarDate):
            return match.semantics, match.stop
    return CalendarDate(year=number), index + 1


def _are_metres(tokens: Tokens, index: int, number: int) -> bool:
    """Whether م after a number may stand for metres: 1500 م سباحة."""
    letter = era_at(tokens, index + 1) == CIVIL.name and len(tokens.words[index + 1]) == 1
    return letter and (tokens.gap(index) != "" or number % 100 == 0)


def _span(tokens: Tokens, index: int, first: int) -> tuple[Span, int] | None:
    """1990–1995, 1939-45."""
    last = tokens.number(index + 1)
    if last is None or tokens.between(index).strip(" ") not in DASHES:
        return None
    if len(tokens.words[index + 1]) == 2 and first >= 1000:
        last += first // 100 * 100
    if last not in _YEARS or not 0 < last - first <= _LONGEST_SPAN:
        return None
    after = tokens.between(index + 1)
    if counts_noun(tokens, index + 2) or counts_known_noun(tokens, index + 2) or after in DASHES:
        return None
    return Span(CalendarDate(year=first), CalendarDate(year=last)), index + 2


def _with_day(tokens: Tokens, stop: int, date: EntryDate) -> tuple[CalendarDate, int] | None:
    """A year with its day or month after it: 1967 - 5 يونيو: ..., 1990، أغسطس: ..."""
    gap = tokens.between(stop - 1)
    if not isinstance(date, CalendarDate) or gap.strip(" ") not in _BEFORE_DAY:
        return None
    if found := day_of_month(tokens, stop):
        day, end = found
        if day.month is not None and day.year in (None, date.year) and day.day is not None:
            return replace(day, year=date.year), end
        return None
    if (named := month(tokens, stop)) and not named[0].weak and named[0].calendar is None:
        marks = tokens.between(named[1] - 1).strip(" ")
        if marks[:1] in _MARKS or "\n" in marks:
            return CalendarDate(year=date.year, month=named[0].number), named[1]
    return None


def _has_text_below(tokens: Tokens, stop: int) -> bool:
    """Whether the line after a date that stands alone opens with a word, or with a day of its year."""
    if stop >= len(tokens):
        return False
    return tokens.number(stop) is None or day_of_month(tokens, stop) is not None


def _may_precede(tokens: Tokens, stop: int, gap: str, date: EntryDate, *, marked: bool) -> bool:
    """Whether what follows a date on its line can be its entry: no part of a number, nothing it counts."""
    word = tokens.words[stop]
    year = _first_year(date)
    if word in _FIGURES and year not in _SURELY_YEARS:
        return False
    if (number := tokens.number(stop)) is not None:
        # 2014-05-03, 2:1, 1500 25 30 and 1500 - 2000 ... are none; 1990 - 40 ... is.
        apart = (gap.startswith(" ") or gap.endswith(" ")) and number < year
        return marked and apart and stop + 1 < len(tokens) and tokens.joined(stop)
    if marked or not isinstance(date, CalendarDate) or date.calendar is not None:
        return True
    weak = gap.strip()
    # 1500. may be the number of an article.
    separated = weak in _WEAK_MARKS and (weak != _POINT or year in _SURELY_YEARS)
    return not counts_known_noun(tokens, stop) and (weak == "" or separated)


def _counts_nothing(tokens: Tokens, stop: int) -> bool:
    """Whether the word after an unmarked number is a verb, an act, a definite noun or a particle."""
    word = tokens.words[stop]
    if word.startswith(_DEFINITE) or is_perfect(word) or is_imperfect(word):
        return True
    return names_an_act(word) or not FUNCTION_KINDS.isdisjoint(tokens.readings(stop))
