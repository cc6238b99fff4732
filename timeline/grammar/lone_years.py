"""Years without a head of their own: a lone 2014, 80 ق.هـ, the second year in سنتي 1824 و1829."""

import re

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CIVIL
from timeline.grammar.after_number import counts_known_noun, counts_noun, goes_on
from timeline.grammar.expression import BeforeChrist, CalendarDate, Modifier
from timeline.grammar.rule import ANY, Match, Rule
from timeline.grammar.years import (
    LONGEST_BC,
    Year,
    as_date,
    backward_era,
    before_christ,
    era_at,
    era_of_second,
    is_head,
)

_LONE_YEARS = range(1900, 2051)
_LONGEST = 4
_COORDINATED = range(100, 2200)
# Round numbers are more often amounts than years.
_ROUND = (1900, 2000, 2050)
_OPEN_YEAR = re.compile(r"[\s(\[«\"“،:؛–-]*")
_NUMBERED = closed.words("numbered")


def parse_coordinated_year(tokens: Tokens, index: int) -> Match | None:
    """A year of two with one head: 1824 and 1829 in سنتي 1824 و1829; the second one in سنة 1280 و1288 هـ."""
    head = index - 1
    if tokens.words[head] != AND and tokens.reading(head, "two_years") is None:
        return None
    number = tokens.number(index)
    if number is None or number not in _COORDINATED:
        return None
    if tokens.words[head : head + 1] == [AND] and tokens.number(head - 1) in _COORDINATED:
        # The head is before the first year, which may have its era.
        head -= 2
    elif tokens.words[head : head + 1] == [AND] and tokens.reading(head - 1, "era"):
        head -= 3
    several = tokens.reading(head, "two_years") is not None
    if not (several or (head < index - 1 and is_head(tokens, head))) or not tokens.joined(head):
        return None
    stop = index + 1
    if goes_on(tokens, index) or counts_known_noun(tokens, stop):
        return None
    if before_christ(tokens, stop) or backward_era(tokens, stop):
        return None
    era = era_at(tokens, stop)
    if era is None and several and head == index - 1:
        era = era_of_second(tokens, stop)
        return Match(stop, as_date(Year(number, era=era)))
    if not several and era is None and counts_noun(tokens, stop):
        return None
    return Match(stop + (era is not None), as_date(Year(number, era=era)))


def parse_lone_year(tokens: Tokens, index: int) -> Match | None:
    """2014 by itself: after a preposition, or where no noun follows that it could count."""
    number = tokens.number(index)
    if number is None or len(tokens.words[index]) > LONGEST_BC:
        return None
    if bc := before_christ(tokens, index + 1):
        return Match(bc, BeforeChrist("year", number)) if number else None
    if number and tokens.reading(index + 1, "unit") == "year" and (bc := before_christ(tokens, index + 2)):
        # 1200 سنة قبل الميلاد: a round number is about then, as of years ago.
        about = Modifier.APPROX if number % 10 == 0 else None
        return Match(bc, BeforeChrist("year", number), mod=about)
    if len(tokens.words[index]) > _LONGEST:
        return None
    if number and (back := backward_era(tokens, index + 1)):
        return Match(back[1], CalendarDate(year=-number, calendar=back[0]))
    if number not in _LONE_YEARS or len(tokens.words[index]) != 4:
        return None
    before = tokens.gap(index - 1) if index else " "
    if not _OPEN_YEAR.fullmatch(before) or goes_on(tokens, index, ".,:"):
        return None
    if index and tokens.words[index - 1] in _NUMBERED and tokens.joined(index - 1):
        return None
    introduced = tokens.reading(index - 1, "before_year") if tokens.joined(index - 1) else None
    if introduced is not None:
        # من 2000 شخص counts; في 2014 does not.
        amount = introduced == "count" and counts_noun(tokens, index + 1)
        return None if amount else _with_era(tokens, index + 1, number)
    if number in _ROUND or counts_noun(tokens, index + 1):
        return None
    return _with_era(tokens, index + 1, number)


def _with_era(tokens: Tokens, stop: int, number: int) -> Match:
    """A civil year, with the م that may follow it."""
    return Match(stop + (era_at(tokens, stop) == CIVIL.name), CalendarDate(year=number))


RULES = (
    Rule("coordinated year", {"number": ANY}, parse_coordinated_year),
    Rule(
        "lone year",
        {"year_number": ANY, "number": frozenset({"era", "bc_letter", "backward_era", "unit"})},
        parse_lone_year,
    ),
)
