"""Entries of lists and chronologies: a line that opens with a date, and the text that it dates.

The text is the rest of the line, or what is below a date that has its line to itself. A date at the head of a
line is also how a report of the news begins, so that one alone is an entry only where it is far from the
publication.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.arabic.word_sets import word_set
from timeline.arabic.words import count_words, words_of
from timeline.dates.interval import DAY, Interval
from timeline.extraction.clause import FEWEST_WORDS, shortened, trimmed
from timeline.extraction.model import Range
from timeline.grammar.expression import CalendarDate, CountedDay, Expression, Life, Span
from timeline.grammar.labelled_dates import RULE as LABELLED
from timeline.grammar.list_entries import RULE
from timeline.normalizer.resolution import Resolution

# Bullets, marks and the number of an item before the date of a line.
_BEFORE = re.compile(r"[^\w\n]*(?:\d{1,2}[.)-][^\w\n]*)?")
# What separates a date from its entry: a mark, or the end of the line.
_SEPARATED = re.compile(r"[^\S\n]*[\])]?[^\S\n]*(?:[-–—:؛=|…]|(?=\n)|\Z)")
_LINE_END = re.compile(r"[^\S\n]*[\])]?[^\S\n]*[-–—:؛=|…]?[^\S\n]*(?=\n)")
# Days around the publication in which a date at the head of a line may be that of a report.
_NEWS = 31 * DAY
# A heading of a part of a list has at most so many words.
_HEADING = 5
# Words before another date of the sentence that say enough.
_FEWEST_BEFORE_DATE = 2
# Rules of the grammar that read the heads of entries.
_HEADS = (RULE, LABELLED)
_HEADINGS: Mapping[Life, frozenset[str]] = {
    "birth": word_set("heading_of_births"),
    "death": word_set("heading_of_deaths"),
}
_SEAMS = frozenset("،؛,;")
# A label with its line to itself, between a date in labelled parts and its text: تفاصيل الحدث:
LABEL_LINE = re.compile(r"\s*[^\n:]{1,30}[:：][^\S\n]*\n\s*(?=\S)")
_BELOW = re.compile(r"\n[^\S\n]*\n?[^\S\n]*(?=\S)")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its line up to the end of the text that its date dates.

    quote: the date with that text. heading: the line above the part of the list that says what its entries
    are, and life: whether they are births or deaths.
    """

    stretch: Range
    quote: Range
    heading: Range | None = None
    life: Life | None = None


def find_entries(
    text: str,
    dated: Sequence[tuple[Expression, Resolution]],
    ends: Sequence[int],
    published: Interval | None,
) -> Mapping[int, Entry]:
    """Return the entries of a text by the start of their expression.

    dated: the expressions that date something, in reading order; ends: the sentence ends of the text.
    """
    heads: list[tuple[Expression, Resolution]] = []
    line = last = 0
    for expression, resolution in dated:
        # From one date to the next: a line may have all dates of a long text.
        line = max(line, text.rfind("\n", last, expression.start) + 1)
        last = expression.start
        if _opens_line(text, line, expression):
            heads.append((expression, resolution))
    if not any(expression.rule in _HEADS for expression, _ in heads):
        heads = heads if len(heads) > 1 or not _may_be_news(heads, published) else []
    starts = [expression.start for expression, _ in dated]
    entries = {}
    for expression, _ in heads:
        if found := _entry(text, expression, starts, ends):
            entries[expression.start] = found
    return _with_headings(text, entries) if entries else entries


def after_entry(text: str, sentence: Range, start: int, entry: Entry) -> Range:
    """Return the sentence of a date at `start` without the entry before it, if a comma is between them."""
    end = entry.quote[1]
    apart = sentence[0] < end < start and not _SEAMS.isdisjoint(text[end:start])
    return (end, sentence[1]) if apart else sentence


def _opens_line(text: str, line: int, expression: Expression) -> bool:
    """Whether an expression opens its line, which begins at `line`, and is separated from what follows."""
    if expression.rule in _HEADS:
        return _BEFORE.fullmatch(text, line, expression.start) is not None
    if "\n" in expression.text or not _names_years(expression):
        return False
    if not _BEFORE.fullmatch(text, line, expression.start):
        return False
    return _SEPARATED.match(text, expression.end) is not None


def _names_years(expression: Expression) -> bool:
    """Whether a date may head an entry: a day, a month or a year, but no today and no hour."""
    semantics = expression.semantics
    if isinstance(semantics, Span):
        semantics = semantics.first
    if isinstance(semantics, CountedDay):
        return True
    if not isinstance(semantics, CalendarDate) or semantics.shift is not None or semantics.clock:
        return False
    return semantics.year is not None or semantics.month is not None


def _may_be_news(heads: Sequence[tuple[Expression, Resolution]], published: Interval | None) -> bool:
    """Whether the only date at the head of a line may be that of the report itself."""
    for _, resolution in heads:
        when = resolution.interval
        if published is None or published.earliest is None or when is None or when.latest is None:
            return True
        return when.latest >= published.earliest - _NEWS
    return True


def _entry(text: str, expression: Expression, starts: Sequence[int], ends: Sequence[int]) -> Entry | None:
    line = text.rfind("\n", 0, expression.start) + 1
    text_start = expression.end
    if (line_end := _LINE_END.match(text, expression.end)) is not None:
        below = _BELOW.match(text, line_end.end())
        if below is None:
            return None
        text_start = below.end()
    if expression.rule == LABELLED and (label := LABEL_LINE.match(text, text_start)) is not None:
        text_start = label.end()
    following = bisect_right(starts, expression.start)
    limit = starts[following] if following < len(starts) else len(text)
    limit = _line_start(text, limit, text_start)
    stop = _end_of_text(text, text_start, limit, ends)
    if stop is None:
        return None
    date = expression.start, expression.end
    start, end = trimmed(text, shortened(text, (expression.start, stop), date), date)
    bracketed = text[start - 1 : start] in ("[", "(") and text[date[1] : date[1] + 1] in ("]", ")")
    return Entry((line, stop), (start - bracketed, end))


def _line_start(text: str, start: int, text_start: int) -> int:
    """Where the text of an entry ends before the next date: at the head of its line, if it is another one."""
    line = text.rfind("\n", text_start, start) + 1
    return line if line > text_start else start


def _end_of_text(text: str, start: int, limit: int, ends: Sequence[int]) -> int | None:
    """The end of the first sentence of an entry, or of more if it is short, but not past the next date."""
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    for index in range(bisect_left(ends, start + 1), len(ends)):
        end = min(ends[index], line_end)
        if end > limit:
            return _before_date(text, start, limit, end)
        if count_words(text, start, end) >= FEWEST_WORDS or end == line_end:
            return end if count_words(text, start, end) else None
    return None


def _before_date(text: str, start: int, limit: int, end: int) -> int | None:
    """The end of an entry whose sentence, up to `end`, has another date at `limit`: before it at a comma."""
    seam = max(text.rfind(mark, start, limit) for mark in _SEAMS)
    if seam > start and count_words(text, start, seam) >= _FEWEST_BEFORE_DATE:
        return seam
    return end if count_words(text, start, limit) >= _FEWEST_BEFORE_DATE else None


def _with_headings(text: str, entries: Mapping[int, Entry]) -> Mapping[int, Entry]:
    """The entries, those of births and of deaths with the heading that says so."""
    by_line = {entry.stretch[0]: start for start, entry in entries.items()}
    found = dict(entries)
    heading: tuple[Range, Life] | None = None
    line = 0
    while line < len(text):
        end = text.find("\n", line)
        end = len(text) if end < 0 else end
        if line in by_line:
            entry = found[by_line[line]]
            if heading is not None:
                found[by_line[line]] = Entry(entry.stretch, entry.quote, *heading)
            end = max(end, entry.stretch[1])
        elif text[line:end].strip():
            heading = _heading(text, (line, end))
        line = end + 1
    return found


def _heading(text: str, line: Range) -> tuple[Range, Life] | None:
    """A line that heads births or deaths: مواليد, توفي في مثل هذا اليوم."""
    words = words_of(text, *line, _HEADING + 1)
    if not words or len(words) > _HEADING:
        return None
    whole = words[0].start, words[-1].end
    for event, known in _HEADINGS.items():
        if any(word.folded in known for word in words):
            return whole, event
    return None
