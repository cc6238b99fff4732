"""A month before its day: تموز 13, مايو 13 2014, أبريل 4[2] 1956, مايو تسعة وعشرين."""

from dataclasses import replace

from timeline.arabic.numerals import cardinal
from timeline.arabic.tokens import Tokens
from timeline.grammar.after_number import counts_known_noun
from timeline.grammar.expression import CalendarDate
from timeline.grammar.parts import direction_at, month
from timeline.grammar.rule import Match, Rule

_YEARS = range(1800, 2200)


def parse_month_first(tokens: Tokens, index: int) -> Match | None:
    """A civil month, then its day; what follows must show that the number counts nothing."""
    named = month(tokens, index)
    if named is None or named[0].calendar is not None or not tokens.joined(named[1] - 1):
        return None
    number = cardinal(tokens, named[1])
    if number is None or not 1 <= number[0] <= 31 or tokens.clitic(named[1]):
        return None
    day, stop = number
    digits = tokens.number(named[1]) is not None
    if (digits and len(tokens.words[named[1]]) > 2) or counts_known_noun(tokens, stop):
        return None
    date = CalendarDate(month=named[0].number, day=day)
    place = _after_footnote(tokens, stop)
    year = tokens.number(place)
    if year in _YEARS and (place > stop or tokens.gap(stop - 1).strip(" ") in ("", ",", "،")):
        return None if counts_known_noun(tokens, place + 1) else Match(place + 1, replace(date, year=year))
    if named[0].weak and tokens.reading(index - 1, "day_head") is None:
        return None
    if this := direction_at(tokens, stop):
        return Match(this[1], replace(date, direction=this[0]))
    # A word after it may be what it counts: في مايو 15 قتيلا.
    return Match(stop, date) if _ends(tokens, stop) else None


def _after_footnote(tokens: Tokens, stop: int) -> int:
    """The index after the mark of a footnote in square brackets: أبريل 4[2] 1956."""
    marked = tokens.number(stop) is not None and tokens.between(stop - 1) == "["
    return stop + 1 if marked and tokens.between(stop).strip(" ") == "]" else stop


def _ends(tokens: Tokens, stop: int) -> bool:
    """Whether the clause ends here. A dash after the number opens an item of a list: 1- يناير 2- فبراير."""
    if tokens.joined(stop - 1):
        return False
    return stop >= len(tokens) or tokens.gap(stop - 1).strip(" ")[:1] not in ("-", "–", "/", ":", ")")


_NUMERALS = frozenset({"number", "cardinal"})
RULES = (
    Rule(
        "month first",
        {"month": _NUMERALS | {"month"}, "weak_month": _NUMERALS | {"month"}, "unit": frozenset({"month"})},
        parse_month_first,
    ),
)
