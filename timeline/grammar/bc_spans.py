"""Spans of years before Christ: بين عامي 1186 و1155 قبل الميلاد, (640-560 ق.م), 323 إلى 30 قبل الميلاد."""

from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import BeforeChrist
from timeline.grammar.rule import Match, Rule
from timeline.grammar.spans import joint_at
from timeline.grammar.years import before_christ

_LONGEST = 4


def parse_bc_span(tokens: Tokens, index: int) -> Match | None:
    """Two numbers, the earlier year first, of which the era after the second one is that of both."""
    position = index
    if tokens.reading(position, "opens_span") is not None and tokens.joined(position):
        position += 1
    if tokens.reading(position, "two_years") is not None and tokens.joined(position):
        position += 1
    first = tokens.number(position)
    joint = joint_at(tokens, position + 1) if first else None
    if first is None or joint is None:
        return None
    last = tokens.number(joint[1])
    stop = before_christ(tokens, joint[1] + 1) if last else None
    if last is None or stop is None or last >= first or len(tokens.words[position]) > _LONGEST:
        return None
    return Match(stop, BeforeChrist("year", first, last))


_OPENS = frozenset({"number", "two_years"})

RULES = (
    Rule(
        "years before Christ",
        {
            "number": frozenset({"number", "joins", "opens_span"}),
            "opens_span": _OPENS,
            "two_years": frozenset({"number"}),
        },
        parse_bc_span,
    ),
)
