"""The grammar: text to expressions, with no knowledge of when the text was written.

Words are looked up once (tokens.py). At every word that the lexicon knows, the rules that it can open are
tried in the order of RULES; the first that applies takes its words, and reading goes on behind them.
"""

from functools import cache

from timeline.arabic.expression import CalendarDate, Expression, Span
from timeline.arabic.grammar import (
    anaphora,
    counted_units,
    dayparts,
    feasts,
    parts_of_year,
    quantities,
    spans,
    units,
    years,
)
from timeline.arabic.grammar.outlook import outlook
from timeline.arabic.grammar.rule import Match, Rule
from timeline.arabic.script import fold
from timeline.arabic.tokens import Tokens, tokenize

# Longer readings come first: "3 و 4 أيار" before "4 أيار", a day before its month, "قبل عام" before "عام".
RULES: tuple[Rule, ...] = (
    *spans.RULES,
    *anaphora.RULES,
    *feasts.RULES,
    *counted_units.RULES,
    *dayparts.RULES,
    *parts_of_year.RULES,
    *years.RULES,
    *units.RULES,
    *quantities.RULES,
)


def parse(text: str) -> list[Expression]:
    """Every temporal expression of a text, in reading order, none overlapping. Never raises."""
    return parse_tokens(tokenize(fold(text)))


def parse_tokens(tokens: Tokens) -> list[Expression]:
    """The same for a text already split into tokens."""
    found: list[Expression] = []
    behind = 0
    for index, form in enumerate(tokens.forms):
        if form is None or index < behind:
            continue
        for rule in _opened_by(form.kinds):
            if match := rule.parse(tokens, index):
                found.append(_expression(tokens, index, match, rule.name))
                behind = match.stop
                break
    return found


@cache
def _opened_by(kinds: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that a word with these kinds of reading can open, in their order."""
    return tuple(rule for rule in RULES if not rule.opens.isdisjoint(kinds))


def _expression(tokens: Tokens, first: int, match: Match, rule: str) -> Expression:
    start = tokens.starts[first] + len(tokens.clitic(first))
    end = _close_bracket(tokens.folded.text, start, tokens.ends[match.stop - 1])
    original_start, original_end = tokens.folded.span(start, end)
    told = outlook(tokens, first, match.stop) if _leaves_direction_open(match) else None
    return Expression(
        start=original_start,
        end=original_end,
        text=tokens.folded.original[original_start:original_end],
        said=match.said,
        rule=rule,
        outlook=told[0] if told else None,
        evidence=told[1] if told else "",
        mod=match.mod,
    )


def _leaves_direction_open(match: Match) -> bool:
    said = match.said.last if isinstance(match.said, Span) else match.said
    return (
        isinstance(said, CalendarDate)
        and said.year is None
        and (said.towards is None or (said.towards == "this" and said.weekday is not None))
        and said.year_shift is None
    )


def _close_bracket(text: str, start: int, end: int) -> int:
    """Take in the bracket that closes one inside the span: شباط (فبراير)."""
    opened = text.count("(", start, end) - text.count(")", start, end)
    return end + 1 if opened > 0 and text[end : end + 1] == ")" else end
