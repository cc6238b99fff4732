"""Tomorrow and yesterday as nouns: مباراة الغد, صحف الأمس, سهرة الغد, حتى الغد; not شباب الغد, عالم الأمس."""

from typing import cast

from timeline.arabic.lexicon.closed import FROM
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate, Part
from timeline.grammar.rule import ANY, Match, Rule


def parse_day_noun(tokens: Tokens, index: int) -> Match | None:
    """الغد after a noun whose day it is: مواجهة الغد."""
    shift = tokens.reading(index, "day_noun")
    if not isinstance(shift, int) or not tokens.joined(index - 1):
        return None
    # ابتداء من and the like are one word, and announce.
    begins = tokens.reading(index - 1, "tense_hint") in ("future", "term") and tokens.words[
        index - 1
    ].endswith(FROM)
    if tokens.reading(index - 1, "of_a_day") is None and not begins:
        return None
    return Match(index + 1, CalendarDate(shift=shift))


def parse_part_of_day_noun(tokens: Tokens, index: int) -> Match | None:
    """صباح الغد, سهرة الغد, مساء الأمس."""
    part, shift = tokens.reading(index, "day_part"), tokens.reading(index + 1, "day_noun")
    if part is None or not isinstance(shift, int) or not tokens.joined(index):
        return None
    return Match(index + 2, CalendarDate(shift=shift, part=cast(Part, part)))


RULES = (
    Rule("day noun", {"day_noun": ANY}, parse_day_noun),
    Rule("part of day noun", {"day_part": frozenset({"day_noun"})}, parse_part_of_day_noun),
)
