"""The grammar: text to expressions, with no knowledge of when the text was written.

Words are looked up once (tokens.py). At every word that the lexicon knows, the rules that it can open are
tried in the order of RULES; the first that applies takes its words, and reading goes on behind them.
"""

from functools import cache
from itertools import chain, compress, count

from timeline.arabic import lexicon
from timeline.arabic.lexicon import Form
from timeline.arabic.text import read_text
from timeline.arabic.tokens import NUMBER_FORMS, Tokens
from timeline.grammar import (
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
from timeline.grammar.expression import CalendarDate, Expression, Span
from timeline.grammar.quotation import LocatedExpression, with_speech
from timeline.grammar.rule import Match, Rule
from timeline.grammar.tense_hint import outlook

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
    return parse_tokens(read_text(text).tokens)


def parse_tokens(tokens: Tokens) -> list[Expression]:
    """The same for a text already split into tokens."""
    return [item.expression for item in find(tokens)]


def find(tokens: Tokens) -> list[LocatedExpression]:
    """The same, each expression with the words that it stands in."""
    found: list[LocatedExpression] = []
    behind = 0
    forms = tokens.forms
    for index in compress(count(), map(_opening_forms().__contains__, forms)):
        form, following = forms[index], forms[index + 1]
        if form is None or index < behind:
            continue
        for rule in _opened_by(form.kinds, following.kinds if following else ()):
            if match := rule.parse(tokens, index):
                expression = _expression(tokens, index, match, rule.name)
                found.append(LocatedExpression(index, match.stop, expression))
                behind = match.stop
                break
    return with_speech(tokens, found)


@cache
def _opening_forms() -> frozenset[Form]:
    """The written forms that can open a rule."""
    opening = {kind for rule in RULES for kind in rule.opens}
    known = lexicon.load()
    phrases = (form for tails in known.phrases.values() for _, form in tails)
    forms = chain(known.words.values(), phrases, NUMBER_FORMS)
    return frozenset(form for form in forms if not opening.isdisjoint(form.kinds))


@cache
def _opened_by(kinds: tuple[str, ...], following: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that a word of these kinds can open before a word of those, in their order."""
    return tuple(rule for rule in RULES if rule.applies(kinds, following))


def _expression(tokens: Tokens, first: int, match: Match, rule: str) -> Expression:
    start = tokens.starts[first] + len(tokens.clitic(first))
    end = _close_bracket(tokens.folded.text, start, tokens.end(match.stop - 1))
    original_start, original_end = tokens.folded.span(start, end)
    told = outlook(tokens, first, match.stop, match.semantics) if _leaves_direction_open(match) else None
    return Expression(
        start=original_start,
        end=original_end,
        text=tokens.folded.original[original_start:original_end],
        semantics=match.semantics,
        rule=rule,
        tense_hint=told[0] if told else None,
        hint_word=tokens.folded.span(tokens.starts[told[1]], tokens.end(told[1])) if told else None,
        mod=match.mod,
    )


def _leaves_direction_open(match: Match) -> bool:
    semantics = match.semantics.last if isinstance(match.semantics, Span) else match.semantics
    return (
        isinstance(semantics, CalendarDate)
        and semantics.year is None
        and (semantics.direction is None or (semantics.direction == "this" and semantics.weekday is not None))
        and semantics.year_shift is None
    )


def _close_bracket(text: str, start: int, end: int) -> int:
    """Take in the bracket that closes one inside the span: شباط (فبراير)."""
    opened = text.count("(", start, end) - text.count(")", start, end)
    return end + 1 if opened > 0 and text[end : end + 1] == ")" else end
