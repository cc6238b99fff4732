"""Years in words without their hundreds, which are those of a year named before: سنة ست عشرة, سنة ثمان."""

from timeline.arabic.lexicon.closed import AND, EVERY
from timeline.arabic.misprints import misprinted_number
from timeline.arabic.numerals import cardinal, large
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import calendar_of_bare_years
from timeline.grammar.after_number import counts_known_noun
from timeline.grammar.expression import CalendarDate
from timeline.grammar.rule import Match, Rule
from timeline.grammar.years import era_at

_FIRST = 2
_TEN, _HUNDRED = 10, 100


def worded_short_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """(the last two digits, next index) of سنة ست عشرة, عام سبعة وستين; not of كل سنة عشرة دنانير."""
    if tokens.reading(index, "unit") != "year" or not tokens.joined(index):
        return None
    if tokens.number(index + 1) is not None or tokens.clitic(index + 1) or large(tokens, index + 1):
        return None
    number = cardinal(tokens, index + 1)
    if number is None or number[0] < _FIRST or counts_known_noun(tokens, number[1]):
        return None
    if _misprint(tokens, number[1]) is not None:
        # Its hundreds are there, but misspelled.
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


def parse_misprinted_year(tokens: Tokens, index: int) -> Match | None:
    """A year whose tens or hundreds were misspelled, as an expression of its own."""
    year = misprinted_year(tokens, index)
    if year is None:
        return None
    number, stop = year
    era = era_at(tokens, stop)
    calendar = era or calendar_of_bare_years().name
    return Match(stop + (era is not None), CalendarDate(year=number, calendar=calendar))


def misprinted_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """(year, next index) of سنة ست وخمين وستبائة, whose tens or hundreds were misspelled in scanning."""
    if tokens.reading(index, "unit") != "year" or not tokens.joined(index) or tokens.clitic(index + 1):
        return None
    number = cardinal(tokens, index + 1) if tokens.number(index + 1) is None else None
    if number is None or number[0] >= _HUNDRED:
        return None
    total, stop = number
    misprints = 0
    while True:
        misprint = _misprint(tokens, stop)
        part = misprint if misprint is not None else _hundreds(tokens, stop)
        if part is None or (part < _HUNDRED) != (total < _TEN) or total >= _HUNDRED:
            break
        total, stop, misprints = total + part, stop + 1, misprints + (misprint is not None)
    return (total, stop) if misprints and total >= _HUNDRED else None


def _misprint(tokens: Tokens, index: int) -> int | None:
    """The tens or hundreds that a word with و was meant to be."""
    if not tokens.joined(index - 1) or tokens.readings(index):
        return None
    word = tokens.words[index]
    return misprinted_number(word[1:]) if word.startswith(AND) else None


def _hundreds(tokens: Tokens, index: int) -> int | None:
    value = tokens.reading(index, "hundreds")
    joined = tokens.joined(index - 1) and tokens.clitic(index) == AND
    return value if joined and isinstance(value, int) else None


RULES = (
    Rule("year in words, misprinted", {"unit": frozenset({"cardinal"})}, parse_misprinted_year),
    Rule("year in words without its hundreds", {"unit": frozenset({"cardinal"})}, parse_worded_short_year),
)
