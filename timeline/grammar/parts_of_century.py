"""Parts of a century: الربع الأخير من القرن التاسع عشر, العقد الأول من القرن الماضي."""

from dataclasses import replace

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import FROM
from timeline.arabic.numerals import ordinal
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CIVIL
from timeline.grammar.expression import BeforeChrist, DecadeOrCentury
from timeline.grammar.parts_of_year import parse_century
from timeline.grammar.rule import Match, Rule

_LAST = closed.word("last")
# How many parts a century has.
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5}
_DECADES = 10


def parse_part_of_century(tokens: Tokens, index: int) -> Match | None:
    """A half, third, quarter, fifth or decade of a century, by its ordinal or the last one."""
    head = tokens.reading(index, "century_part")
    if head is None or not tokens.joined(index):
        return None
    count = _PARTS.get(str(head), _DECADES)
    number = (count, index + 2) if tokens.words[index + 1] == _LAST else ordinal(tokens, index + 1)
    if number is None or number[0] > count:
        return None
    which, stop = number
    if tokens.words[stop : stop + 1] != [FROM] or not (tokens.joined(stop - 1) and tokens.joined(stop)):
        return None
    century = parse_century(tokens, stop + 1)
    if century and isinstance(century.semantics, BeforeChrist) and century.semantics.unit == "century":
        return Match(century.stop, replace(century.semantics, part_number=which, part_count=count))
    if century is None or not isinstance(century.semantics, DecadeOrCentury):
        return None
    semantics = century.semantics
    if count == _DECADES and semantics.calendar in (None, CIVIL.name):
        first = (which - 1) * 10
        if semantics.first is not None:
            return Match(century.stop, DecadeOrCentury("decade", first=semantics.first + first))
        return Match(century.stop, DecadeOrCentury("decade", shift=semantics.shift, decade=first))
    return Match(century.stop, replace(semantics, part_number=which, part_count=count))


RULES = (
    Rule(
        "part of century",
        {"century_part": frozenset({"ordinal", "direction"})},
        parse_part_of_century,
    ),
)
