"""Years counted back from the birth of Christ: قبل الميلاد بخمسمائة عام, قبل ميلاد المسيح بثلاثة قرون."""

from typing import Literal, cast

from timeline.arabic.lexicon.closed import BY
from timeline.arabic.numerals import cardinal, large
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import BeforeChrist
from timeline.grammar.rule import ANY, Match, Rule
from timeline.grammar.years import BC

# Words of blessing between the name and the number: عليه السلام.
_BLESSING = 3
_MOST = 10_000
_UNITS = {"year": "year", "century": "century"}


def parse_counted_bc(tokens: Tokens, index: int) -> Match | None:
    """So many years or centuries before Christ, the number after ب."""
    if tokens.reading(index, "era") != BC:
        return None
    start = _after_by(tokens, index + 1)
    if start is None:
        return None
    digits = tokens.number(start)
    number = (digits, start + 1) if digits is not None else large(tokens, start) or cardinal(tokens, start)
    if number is None or not tokens.joined(number[1] - 1):
        return None
    unit = _UNITS.get(str(tokens.reading(number[1], "unit")))
    if unit is None or not 1 <= number[0] <= _MOST:
        return None
    return Match(number[1] + 1, BeforeChrist(cast(Literal["year", "century"], unit), number[0]))


def _after_by(tokens: Tokens, index: int) -> int | None:
    """The index of the number with ب, attached or apart, at most a blessing after `index`."""
    for start in range(index, min(index + _BLESSING + 1, len(tokens))):
        if not tokens.joined(start - 1):
            return None
        if tokens.clitic(start) == BY:
            return start
        if tokens.words[start] == BY:
            return start + 1 if start + 1 < len(tokens) else None
    return None


RULES = (Rule("counted before Christ", {"era": ANY}, parse_counted_bc),)
