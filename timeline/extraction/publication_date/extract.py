"""Extracts the clues of a text to the day on which it was written.

What each kind of clue allows was set by reading news whose dates are known: docs/measurements.md.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.arabic.lexicon.closed import FOR
from timeline.arabic.sentences import sentence_ends
from timeline.arabic.tokens import Tokens
from timeline.arabic.verb_forms import is_future
from timeline.arabic.words import words_before
from timeline.dates.interval import Interval
from timeline.extraction.publication_date.day_words import (
    counted,
    dateline,
    edge_lines,
    stated_direction,
    today,
    year_counted,
    year_counted_and_named,
)
from timeline.extraction.publication_date.evidence import Clue, ClueKind, Says, Strength, bounds
from timeline.grammar.expression import CalendarDate, DeicticUnit, Expression, Span
from timeline.grammar.quotation import LocatedExpression
from timeline.grammar.tense_hint import TenseHint, tense_of
from timeline.normalizer.resolve import resolve

# How many words before a date a verb may be that certainly governs it.
_PAST_REACHES, _FUTURE_REACHES = 8, 4
_MONTHS = range(1, 13)


def extract_clues(tokens: Tokens, located: Sequence[LocatedExpression]) -> Iterator[Clue]:
    """Yield the clues of a text. located: its expressions, in reading order."""
    inherited = _inherited_years(tokens, located)
    lines = edge_lines(tokens.folded.text)
    for number, item in enumerate(located):
        semantics = item.expression.semantics
        last = semantics.last if isinstance(semantics, Span) else semantics
        if isinstance(last, CalendarDate) and last.year is None and number in inherited:
            last = replace(last, year=inherited[number])
        if isinstance(semantics, DeicticUnit) and semantics.unit == "year" and number + 1 < len(located):
            yield from year_counted(tokens, item, located[number + 1], semantics.shift)
        elif isinstance(last, CalendarDate) and item.expression.speech_date_start is None:
            if last.shift is not None:
                yield from today(tokens, item, last)
            elif stated := stated_direction(tokens, item, last):
                direction, of_weekday = stated
                yield from counted(
                    item.expression, last, direction, of_weekday=of_weekday, inherited=number in inherited
                )
            elif last.year is not None and number not in inherited:
                if last == CalendarDate(year=last.year):
                    yield from year_counted_and_named(tokens, item, last.year)
                yield from dateline(tokens, item, last, lines)
                yield from _verb_clues(tokens, item)
    yield from _between_months(located)


def _verb_clues(tokens: Tokens, item: LocatedExpression) -> Iterator[Clue]:
    """منذ أيلول 2015; وقعت في 4 أيار 2017; ستعقد في 10 تموز 2017."""
    expression = item.expression
    resolution = resolve(expression, None)
    named = resolution.interval
    if resolution.alternatives or named is None or named.earliest is None or named.latest is None:
        return
    since = tokens.reading(item.first - 1, "edge_direction") == "past" and tokens.joined(item.first - 1)
    if since:
        says = Says(ClueKind.LASTING, named)
        yield bounds(expression, says, Strength.REPORTED, Interval(named.earliest, None))
        return
    if tokens.reading(item.first - 1, "closes_term") is not None or _belongs_to_name(tokens, item):
        return
    tense = _tense_before(tokens, item.first)
    if tense == "past":
        says = Says(ClueKind.REPORTED, named)
        yield bounds(expression, says, Strength.REPORTED, Interval(named.earliest, None))
    elif tense == "future" and named.is_day:
        says = Says(ClueKind.ANNOUNCED, named)
        yield bounds(expression, says, Strength.AHEAD, Interval(None, named.latest))


def _belongs_to_name(tokens: Tokens, item: LocatedExpression) -> bool:
    """Whether an expression is the year of something named: مونديال 2022, النهائي لعام 2020."""
    if tokens.clitic(item.first).endswith(FOR):
        return True
    return item.expression.rule == "lone year" and tokens.reading(item.first - 1, "before_year") is None


def _tense_before(tokens: Tokens, first: int) -> TenseHint | None:
    """The tense of the nearest verb before a date, if it certainly reports, or announces, that date."""
    for index, reported in words_before(tokens, first, _PAST_REACHES):
        if reported:
            return None
        tense = tense_of(tokens, index, False)
        if tense == "future":
            sure = is_future(tokens.words[index])
            sure = sure or tokens.reading(index, "surely_future") is not None
            return "future" if sure and first - index <= _FUTURE_REACHES else None
        if tense == "past":
            readings = tokens.readings(index)
            vague = readings.get("tense_hint") == "report" or "schedules" in readings
            return None if vague else "past"
    return None


def _inherited_years(tokens: Tokens, located: Sequence[LocatedExpression]) -> Mapping[int, int]:
    """The years of dates without one whose sentence names the same month with exactly one year."""
    ends = sentence_ends(tokens.folded.original)
    named: dict[tuple[int, int], set[int]] = defaultdict(set)
    lacking: dict[int, tuple[int, int]] = {}
    for number, item in enumerate(located):
        semantics = item.expression.semantics
        last = semantics.last if isinstance(semantics, Span) else semantics
        if not isinstance(last, CalendarDate) or last.month is None or last.day is None:
            continue
        if not last.in_civil_calendar or last.year_shift is not None:
            continue
        key = bisect_left(ends, item.expression.start + 1), last.month
        if last.year is not None:
            named[key].add(last.year)
        elif last.direction is not None or (last.shift is not None and last.weekday is not None):
            lacking[number] = key
    return {number: min(named[key]) for number, key in lacking.items() if len(named[key]) == 1}


def _between_months(located: Sequence[LocatedExpression]) -> Iterator[Clue]:
    """أيار الماضي and تموز المقبل in one text: it was written in a month between the two."""
    past, coming = (_months_called(located, direction) for direction in ("past", "future"))
    for gone, words in past.items():
        for next_month in coming:
            between = frozenset(
                number for number in _MONTHS if 0 < (number - gone) % 12 < (next_month - gone) % 12
            )
            if between:
                says = Says(ClueKind.BETWEEN, month=gone, next_month=next_month)
                yield Clue(words.start, words.end, says, Strength.PATTERN, months=between)


def _months_called(located: Sequence[LocatedExpression], direction: str) -> Mapping[int, Expression]:
    """The months that a text calls past, or future, each with the first expression that does."""
    months: dict[int, Expression] = {}
    for item in located:
        semantics = item.expression.semantics
        last = semantics.last if isinstance(semantics, Span) else semantics
        if not isinstance(last, CalendarDate) or last.month is None or last.direction != direction:
            continue
        if last.year is None and last.weekday is None and last.in_civil_calendar:
            months.setdefault(last.month, item.expression)
    return months
