"""What a rule matched, as expressions: their span, the tense of the sentence, the bounds next to them."""

import re
from dataclasses import replace
from typing import Literal

from timeline.arabic.lexicon.closed import FOR
from timeline.arabic.tokens import Tokens
from timeline.arabic.word_sets import among
from timeline.grammar.bounds import find_bound
from timeline.grammar.expression import (
    CalendarDate,
    CountedDay,
    DeicticUnit,
    Expression,
    NearestUnit,
    NightsLeft,
    PartOfYear,
    Semantics,
    Span,
)
from timeline.grammar.quotation import LocatedExpression
from timeline.grammar.rule import Match
from timeline.grammar.tense_hint import find_tense_hint

_CLOSING = re.compile(r" *([)»”\]])")
_BRACKETS = (("(", ")"), ("«", "»"), ("“", "”"), ("[", "]"))
_OPENING = re.compile(r"[(«“[]")
# So far before its date may the word of a birth or a death be: ولد بمدينة حلب سنة عشر.
_LIFE_WORDS = 4


def expressions_of(tokens: Tokens, index: int, match: Match, rule: str) -> list[LocatedExpression]:
    """The expression of a match, or those of a list, of which the earlier ones take parts of the last."""
    first = index if match.first is None else match.first
    last = _expression(tokens, first, match, rule)
    if not match.members:
        return [LocatedExpression(first, match.stop, last)]
    earlier = [
        LocatedExpression(
            member.first,
            member.stop,
            replace(
                _expression(tokens, member.first, Match(member.stop, member.semantics), rule),
                completed_by=(last.start, last.end),
                tense_hint=last.tense_hint,
                hint_word=last.hint_word,
            ),
        )
        for member in match.members
    ]
    return [*earlier, LocatedExpression(first, match.stop, last)]


def _expression(tokens: Tokens, first: int, match: Match, rule: str) -> Expression:
    start = tokens.starts[first] + len(tokens.clitic(first))
    end = tokens.end(match.stop - 1)
    start = _open_bracket(tokens.folded.text, start, end)
    end = _close_bracket(tokens.folded.text, start, end)
    original_start, original_end = tokens.folded.span(start, end)
    near = not _leaves_direction_open(match)
    semantics = match.semantics
    hint = None
    if not near or (_may_be_current(semantics) and not _belongs_to_noun(tokens, first, semantics)):
        hint = find_tense_hint(tokens, first, match.stop, semantics, near=near)
    return Expression(
        start=original_start,
        end=original_end,
        text=tokens.folded.original[original_start:original_end],
        semantics=match.semantics,
        rule=rule,
        tense_hint=hint[0] if hint else None,
        hint_word=tokens.folded.span(tokens.starts[hint[1]], tokens.end(hint[1])) if hint else None,
        mod=match.mod,
        bound=find_bound(tokens, first, match),
        life_word=_life_word(tokens, first, semantics),
    )


def _life_word(tokens: Tokens, first: int, semantics: Semantics) -> Literal["birth", "death"] | None:
    """What the words before a year say, with its hundreds or without: مولده في دمشق سنة عشر, مات سنة ست."""
    date = semantics.month if isinstance(semantics, CountedDay | NightsLeft) else semantics
    if not isinstance(date, CalendarDate) or (date.short_year or date.year) is None:
        return None
    for index in range(first - 1, max(first - 1 - _LIFE_WORDS, -1), -1):
        if not tokens.joined(index):
            return None
        if among(tokens.words[index], "birth_word"):
            return "birth"
        if among(tokens.words[index], "death_word"):
            return "death"
    return None


def _leaves_direction_open(match: Match) -> bool:
    semantics = match.semantics.last if isinstance(match.semantics, Span) else match.semantics
    if isinstance(semantics, CountedDay):
        semantics = semantics.month
    return isinstance(semantics, NearestUnit) or (
        isinstance(semantics, CalendarDate)
        and semantics.year is None
        and semantics.short_year is None
        and (semantics.direction is None or (semantics.direction == "this" and semantics.weekday is not None))
        and semantics.year_shift is None
    )


def _belongs_to_noun(tokens: Tokens, first: int, semantics: Semantics) -> bool:
    """Whether a year is that of the noun before it, and so a whole one: ميزانية 2012, تقرير لعام 2012."""
    if tokens.clitic(first).endswith(FOR):
        return True
    stated = isinstance(semantics, CalendarDate) and semantics.year is not None
    return stated and not tokens.reading(first - 1, "before_year") and tokens.joined(first - 1)


def _may_be_current(semantics: Semantics) -> bool:
    """Whether it may be a unit that is not over yet, of which only a part can be past."""
    match semantics:
        case DeicticUnit(shift=shift):
            return shift == 0
        case CalendarDate(day=None, weekday=None, shift=None):
            return semantics.in_civil_calendar
        case PartOfYear(year=year, shift=shift):
            return year is not None or shift == 0
    return False


def _open_bracket(text: str, start: int, end: int) -> int:
    """Include the bracket that opens one closed inside the span: (5) أيار 2014."""
    if text[start - 1 : start] != "(":
        return start
    closed = text.count(")", start, end) - text.count("(", start, end)
    return start - 1 if closed > 0 else start


def _close_bracket(text: str, start: int, end: int) -> int:
    """Include the mark that closes a bracket opened inside the span: شباط (فبراير), اليوم «أمس»."""
    if _OPENING.search(text, start, end) is None:
        return end
    for opening, mark in _BRACKETS:
        opened = text.count(opening, start, end) - text.count(mark, start, end)
        closing = _CLOSING.match(text, end) if opened > 0 else None
        if closing and closing[1] == mark:
            return closing.end()
    return end
