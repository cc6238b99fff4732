"""Millennia before Christ: الألف الثالث قبل الميلاد, الألفية الأولى ق.م; without the era they are none."""

from timeline.arabic.lexicon.closed import AND, BY, FOR
from timeline.arabic.numerals import ordinal
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import BeforeChrist
from timeline.grammar.rule import Match, Rule
from timeline.grammar.years import before_christ


def parse_millennium(tokens: Tokens, index: int) -> Match | None:
    """The first of them is from 1000 to 1 BC, the third from 3000 to 2001."""
    if tokens.reading(index, "millennium_head") is None or not tokens.joined(index):
        return None
    if tokens.clitic(index) not in ("", FOR, BY, AND):
        return None
    number = ordinal_of_either(tokens, index + 1)
    bc = before_christ(tokens, number[1]) if number else None
    return Match(bc, BeforeChrist("millennium", number[0])) if number and bc else None


def ordinal_of_either(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """An ordinal, masculine or feminine: الثالث, الثالثة, الأولى."""
    feminine = tokens.reading(index, "hour_word") or tokens.reading(index, "first")
    return (feminine, index + 1) if isinstance(feminine, int) else ordinal(tokens, index)


RULES = (
    Rule(
        "millennium",
        {"millennium_head": frozenset({"ordinal", "hour_word", "first"})},
        parse_millennium,
    ),
)
