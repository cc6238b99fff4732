"""Dates counted from the one named before in the text: الشهر نفسه, في اليوم التالي, ذلك اليوم, الثامن منه."""

from typing import cast

from timeline.arabic.expression import Anaphor, UnitName
from timeline.arabic.grammar.rule import Match, Rule
from timeline.arabic.numerals import day_number
from timeline.arabic.tokens import Tokens

_UNITS = ("day", "month", "year", "week", "quarter", "decade", "century")
# How many of a unit make a year, for the same month of last year.
_IN_A_YEAR = {"month": 12, "quarter": 4}


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
        stop, back = _of_another_year(tokens, head + 1, str(unit))
        return Match(stop, Anaphor(cast(UnitName, unit), back, part="NI" if night else None))
    shift = tokens.reading(head + 1, "anaphoric")
    if not isinstance(shift, int) or not tokens.joined(head):
        return None
    stop, back = _of_another_year(tokens, head + 2, str(unit))
    return Match(stop, Anaphor(cast(UnitName, unit), shift + back, part="NI" if night else None))


def _of_another_year(tokens: Tokens, index: int, unit: str) -> tuple[int, int]:
    """Past من العام الماضي behind a month or a quarter: (index behind, units to go back)."""
    if unit not in _IN_A_YEAR or tokens.words[index : index + 1] != ["من"] or not tokens.joined(index - 1):
        return index, 0
    if tokens.reading(index + 1, "definite_unit") != "year" or not tokens.joined(index + 1):
        return index, 0
    last = tokens.reading(index + 2, "towards") == "past" or tokens.reading(index + 2, "anaphoric") == -1
    return (index + 3, -_IN_A_YEAR[unit]) if last else (index, 0)


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
