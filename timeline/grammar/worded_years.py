"""Years in words without their hundreds, which are those of a year named before: سنة ست عشرة, سنة ثمان."""

from timeline.arabic.lexicon.closed import EVERY
from timeline.arabic.numerals import cardinal, large
from timeline.arabic.tokens import Tokens
from timeline.grammar.after_number import counts_known_noun
from timeline.grammar.expression import CalendarDate
from timeline.grammar.rule import Match, Rule
from timeline.grammar.years import era_at

_FIRST = 2


def worded_short_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """(the last two digits, next index) of سنة ست عشرة, عام سبعة وستين; not of كل سنة عشرة دنانير."""
    if tokens.reading(index, "unit") != "year" or not tokens.joined(index):
        return None
    if tokens.number(index + 1) is not None or tokens.clitic(index + 1) or large(tokens, index + 1):
        return None
    number = cardinal(tokens, index + 1)
    if number is None or number[0] < _FIRST or counts_known_noun(tokens, number[1]):
        return None
    if tokens.words[index - 1] == EVERY and tokens.joined(index - 1):
        return None
    return number


def parse_worded_short_year(tokens: Tokens, index: int) -> Match | None:
    """The same as an expression of its own; with an era it is that year: سنة ثمان للهجرة."""
    year = worded_short_year(tokens, index)
    if year is None:
        return None
    if era := era_at(tokens, year[1]):
        return Match(year[1] + 1, CalendarDate(year=year[0], calendar=era))
    return Match(year[1], CalendarDate(short_year=year[0], of_named="year"))


RULES = (
    Rule("year in words without its hundreds", {"unit": frozenset({"cardinal"})}, parse_worded_short_year),
)
