"""Dates that a word softens: حوالي عام 1820, قرابة الساعة الثامنة من مساء الأحد.

The word is part of the expression, as TIMEX3 has it; amounts (نحو 20 دقيقة) have their own rules.
"""

from timeline.arabic.tokens import Tokens
from timeline.grammar.amounts import skip_modifier
from timeline.grammar.bc_spans import parse_bc_span
from timeline.grammar.dayparts import parse_clock_alone, parse_clock_of_day
from timeline.grammar.expression import Modifier
from timeline.grammar.lone_years import parse_lone_year
from timeline.grammar.millennia import parse_millennium
from timeline.grammar.parts_of_year import parse_century, parse_decade
from timeline.grammar.rule import NUMERALS, Match, Rule
from timeline.grammar.units import parse_part
from timeline.grammar.years import parse_year

_DATES = (
    parse_bc_span,
    parse_clock_of_day,
    parse_clock_alone,
    parse_part,
    parse_year,
    parse_lone_year,
    parse_decade,
    parse_century,
    parse_millennium,
)


def parse_approximate(tokens: Tokens, index: int) -> Match | None:
    """حوالي عام 1820, نحو سنة 1750, في حدود 1900, حوالي منتصف القرن الماضي, قرابة الساعة الثامنة مساء."""
    position, mod = skip_modifier(tokens, index)
    if mod is not Modifier.APPROX or tokens.clitic(position):
        return None
    for parse in _DATES:
        if match := parse(tokens, position):
            return Match(match.stop, match.semantics, mod=match.mod or mod)
    return None


_OPENS = NUMERALS | {"unit", "definite_unit", "part", "hour_head", "hour_word", "year_number", "decade"}

RULES = (
    Rule(
        "approximate",
        {"approximately": _OPENS | {"century_head", "decade_head", "millennium_head"}},
        parse_approximate,
    ),
)
