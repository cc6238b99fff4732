"""Every clue of a text to the day on which it was written.

What each may claim was set by reading news whose dates are known; docs/measurements.md has the figures.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.arabic.lexicon.closed import FOR
from timeline.arabic.sentences import sentence_ends
from timeline.arabic.tokens import Tokens
from timeline.arabic.words import words_before
from timeline.dates.interval import Interval
from timeline.extraction.publication_date.day_words import (
    counted,
    dateline,
    edge_lines,
    today,
    towards,
    year_counted,
)
from timeline.extraction.publication_date.evidence import Clue, ClueKind, Says, Strength, bounds
from timeline.grammar.expression import CalendarDate, DeicticUnit, Expression, Span
from timeline.grammar.quotation import LocatedExpression
from timeline.grammar.tense_hint import TenseHint, is_future_verb, tense_of
from timeline.normalizer.resolve import resolve

# How many words before its date a verb may stand that leaves no doubt of it.
_PAST_REACHES, _FUTURE_REACHES = 8, 4
_MONTHS = range(1, 13)


def clues(tokens: Tokens, found: Sequence[LocatedExpression]) -> Iterator[Clue]:
    """Every clue of a text, in reading order of each kind."""
    inherited = _years_beside(tokens, found)
    lines = edge_lines(tokens.folded.text)
    for number, item in enumerate(found):
        semantics = item.expression.semantics
        last = semantics.last if isinstance(semantics, Span) else semantics
        if isinstance(last, CalendarDate) and last.year is None and number in inherited:
            last = replace(last, year=inherited[number])
        if isinstance(semantics, DeicticUnit) and semantics.unit == "year" and number + 1 < len(found):
            yield from year_counted(tokens, item, found[number + 1], semantics.shift)
        elif isinstance(last, CalendarDate) and item.expression.speech_date_start is None:
            if last.shift is not None:
                yield from today(tokens, item, last)
            elif stated := towards(tokens, item, last):
                way, of_weekday = stated
                yield from counted(
                    item.expression, last, way, of_weekday=of_weekday, inherited=number in inherited
                )
            elif last.year is not None and number not in inherited:
                yield from dateline(tokens, item, last, lines)
                yield from _told(tokens, item)
    yield from _between_months(found)


def _told(tokens: Tokens, item: LocatedExpression) -> Iterator[Clue]:
    """منذ أيلول 2015; وقعت في 4 أيار 2017; ستعقد في 10 تموز 2017."""
    expression = item.expression
    resolution = resolve(expression, None)
    named = resolution.interval
    if resolution.alternatives or named is None or named.earliest is None or named.latest is None:
        return
    since = tokens.reading(item.first - 1, "edge_direction") == "past" and tokens.joined(item.first - 1)
    if since:
        says = Says(ClueKind.LASTING, named)
        yield bounds(expression, says, Strength.TOLD, Interval(named.earliest, None))
        return
    if tokens.reading(item.first - 1, "closes_term") is not None or _stands_in_a_name(tokens, item):
        return
    told = _verb_before(tokens, item.first)
    if told == "past":
        says = Says(ClueKind.REPORTED, named)
        yield bounds(expression, says, Strength.TOLD, Interval(named.earliest, None))
    elif told == "future" and named.is_day:
        says = Says(ClueKind.ANNOUNCED, named)
        yield bounds(expression, says, Strength.AHEAD, Interval(None, named.latest))


def _stands_in_a_name(tokens: Tokens, item: LocatedExpression) -> bool:
    """Whether it is the year of something named: مونديال 2022, النهائي لعام 2020."""
    if tokens.clitic(item.first).endswith(FOR):
        return True
    return item.expression.rule == "lone year" and tokens.reading(item.first - 1, "before_year") is None


def _verb_before(tokens: Tokens, first: int) -> TenseHint | None:
    """Whether the nearest telling word before a date leaves no doubt that it reports, or announces, it."""
    for word in words_before(tokens, first, _PAST_REACHES):
        if word.reported:
            return None
        told = tense_of(tokens, word.index, False)
        if told == "future":
            sure = is_future_verb(tokens.words[word.index])
            sure = sure or tokens.reading(word.index, "surely_future") is not None
            return "future" if sure and word.distance <= _FUTURE_REACHES else None
        if told == "past":
            readings = tokens.readings(word.index)
            vague = readings.get("tense_hint") == "report" or "schedules" in readings
            return None if vague else "past"
    return None


def _years_beside(tokens: Tokens, found: Sequence[LocatedExpression]) -> Mapping[int, int]:
    """The years of dates without one, where their sentence names the same month with its year, one alone."""
    ends = sentence_ends(tokens.folded.original)
    named: dict[tuple[int, int], set[int]] = defaultdict(set)
    lacking: dict[int, tuple[int, int]] = {}
    for number, item in enumerate(found):
        semantics = item.expression.semantics
        last = semantics.last if isinstance(semantics, Span) else semantics
        if not isinstance(last, CalendarDate) or last.month is None or last.day is None:
            continue
        if not last.in_civil_calendar or last.year_shift is not None:
            continue
        place = bisect_left(ends, item.expression.start + 1), last.month
        if last.year is not None:
            named[place].add(last.year)
        elif last.direction is not None or (last.shift is not None and last.weekday is not None):
            lacking[number] = place
    return {number: min(named[place]) for number, place in lacking.items() if len(named[place]) == 1}


def _between_months(found: Sequence[LocatedExpression]) -> Iterator[Clue]:
    """أيار الماضي and تموز المقبل in one text: it was written in a month between the two."""
    past, coming = (_months_towards(found, way) for way in ("past", "future"))
    for gone, words in past.items():
        for ahead in coming:
            between = frozenset(
                number for number in _MONTHS if 0 < (number - gone) % 12 < (ahead - gone) % 12
            )
            if between:
                says = Says(ClueKind.BETWEEN, month=gone, next_month=ahead)
                yield Clue(words.start, words.end, says, Strength.PATTERN, months=between)


def _months_towards(found: Sequence[LocatedExpression], way: str) -> Mapping[int, Expression]:
    """The months that a text calls past, or coming, each with the first words that do."""
    months: dict[int, Expression] = {}
    for item in found:
        semantics = item.expression.semantics
        last = semantics.last if isinstance(semantics, Span) else semantics
        if not isinstance(last, CalendarDate) or last.month is None or last.direction != way:
            continue
        if last.year is None and last.weekday is None and last.in_civil_calendar:
            months.setdefault(last.month, item.expression)
    return months
