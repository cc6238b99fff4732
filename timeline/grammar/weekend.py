"""The weekend that a sentence refers to: خلال عطلة نهاية الأسبوع, في نهاية الأسبوع."""

from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import NearestUnit
from timeline.grammar.rule import ANY, Match, Rule

# A day of its own after it: في نهاية الأسبوع مساء الجمعة.
_OWN_DAY = frozenset({"weekday", "day_head", "day_part", "shift"})


def parse_weekend(tokens: Tokens, index: int) -> Match | None:
    """نهاية الأسبوع after a temporal preposition; elsewhere it is weekends in general (عطل نهاية الأسبوع)."""
    if tokens.reading(index, "definite_unit") != "weekend" or tokens.clitic(index):
        return None
    if tokens.reading(index - 1, "before_feast") is None or not tokens.joined(index - 1):
        return None
    after = tokens.readings(index + 1) if tokens.joined(index) else {}
    if not after.keys().isdisjoint(_OWN_DAY):
        return None
    return Match(index + 1, NearestUnit("weekend"))


RULES = (Rule("weekend", {"definite_unit": ANY}, parse_weekend),)
