"""Dates counted from the one named before in the text: الشهر نفسه, في اليوم التالي, ذلك اليوم, الثامن منه."""

from typing import cast

from timeline.arabic.expression import Anaphor, UnitName
from timeline.arabic.grammar.rule import Match, Rule
from timeline.arabic.numerals import day_number
from timeline.arabic.tokens import Tokens

_UNITS = ("day", "month", "year", "week", "decade", "century")


def parse_same(tokens: Tokens, index: int) -> Match | None:
    """العام نفسه, اليوم التالي, ذلك اليوم, نفس الليلة."""
    before = tokens.reading(index, "anaphoric_before")
    head = index + 1 if before is not None and tokens.joined(index) else index
    if before is not None and (head == index or tokens.clitic(head)):
        return None
    night = tokens.words[head : head + 1] == ["الليله"]
    unit = "day" if night else tokens.reading(head, "definite_unit")
    if unit not in _UNITS:
        return None
    if before is not None:
        if tokens.reading(head + 1, "towards") and tokens.joined(head):
            return None
        return Match(head + 1, Anaphor(cast(UnitName, unit), 0, part="NI" if night else None))
    shift = tokens.reading(head + 1, "anaphoric")
    if not isinstance(shift, int) or not tokens.joined(head):
        return None
    return Match(head + 2, Anaphor(cast(UnitName, unit), shift, part="NI" if night else None))


def parse_day_of_same_month(tokens: Tokens, index: int) -> Match | None:
    """الرابع من الشهر نفسه, الثامن منه, 28 منه."""
    number = day_number(tokens, index)
    if number is None or not tokens.joined(number[1] - 1):
        return None
    day, position = number
    if tokens.words[position : position + 1] == ["منه"]:
        return Match(position + 1, Anaphor("month", 0, day=day))
    if tokens.words[position : position + 1] == ["من"]:
        position += 1
    same = parse_same(tokens, position)
    if same is None or not isinstance(same.said, Anaphor) or same.said.unit != "month":
        return None
    return Match(same.stop, Anaphor("month", same.said.shift, day=day))


RULES = (
    Rule("day of the same month", frozenset({"number", "ordinal", "article"}), parse_day_of_same_month),
    Rule("same", frozenset({"definite_unit", "anaphoric_before", "night"}), parse_same),
)
