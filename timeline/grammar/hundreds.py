"""Centuries as chronicles count them, by their hundred years: أعيان المائة الثامنة, المائة السابعة للهجرة."""

from timeline.arabic.lexicon.closed import FROM
from timeline.arabic.tokens import Tokens
from timeline.arabic.word_sets import among, word_set
from timeline.dates.calendars import CIVIL, calendar_of_bare_years
from timeline.grammar.expression import DecadeOrCentury
from timeline.grammar.ordinal_years import feminine_ordinal
from timeline.grammar.rule import Match, Rule
from timeline.grammar.years import era_at

_FROM_WORDS_BEFORE = 2
_LAST = 15
_TENS = 10


def parse_hundred(tokens: Tokens, index: int) -> Match | None:
    """A hundred with its ordinal, after the people or the part of one, or before the era."""
    if (
        not tokens.joined(index)
        or (number := feminine_ordinal(tokens, index + 1)) is None
        or number[0] > _LAST
    ):
        return None
    which, stop = number
    era = era_at(tokens, stop)
    if era == CIVIL.name or (era is None and not _introduced(tokens, index)):
        return None
    calendar = era or calendar_of_bare_years().name
    century = DecadeOrCentury("century", first=(which - 1) * 100 + 1, calendar=calendar)
    return Match(stop + (era is not None), century)


def _introduced(tokens: Tokens, index: int) -> bool:
    """Whether a word before it has a hundred years: أواخر المائة الثالثة, العشرة السابعة من المائة الأولى."""
    for before in range(index - 1, max(index - 2 - _FROM_WORDS_BEFORE, -1), -1):
        if not tokens.joined(before):
            return False
        if among(tokens.words[before], "of_hundred"):
            return True
        if tokens.words[before] not in word_set("between_hundred") and not feminine_ordinal(tokens, before):
            return False
    return False


def parse_ten_of_hundred(tokens: Tokens, index: int) -> Match | None:
    """العشرة السابعة من المائة الأولى: ten years of it."""
    which = feminine_ordinal(tokens, index + 1) if tokens.joined(index) else None
    if which is None or which[0] > _TENS or tokens.words[which[1] : which[1] + 1] != [FROM]:
        return None
    head = which[1] + 1
    if tokens.reading(head, "hundred") is None or not (tokens.joined(head - 1) and tokens.joined(head)):
        return None
    number = feminine_ordinal(tokens, head + 1)
    if number is None or number[0] > _LAST:
        return None
    era = era_at(tokens, number[1])
    if era == CIVIL.name:
        return None
    tenth = DecadeOrCentury(
        "century",
        first=(number[0] - 1) * 100 + 1,
        calendar=era or calendar_of_bare_years().name,
        part_number=which[0],
        part_count=_TENS,
    )
    return Match(number[1] + (era is not None), tenth)


RULES = (
    Rule("ten of a hundred", {"ten": frozenset({"hour_word", "first", "ordinal"})}, parse_ten_of_hundred),
    Rule(
        "hundred",
        {"hundred": frozenset({"hour_word", "first", "ordinal"})},
        parse_hundred,
    ),
)
