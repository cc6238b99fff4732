"""Quantities: قبل ثلاثة أيام and بعد أسبوع count from the anchor, 6 أشهر is a duration, مؤخرا neither."""

from typing import cast

from timeline.arabic.expression import Length, Offset, UnitName, Vague
from timeline.arabic.grammar.rule import Match, Rule
from timeline.arabic.numerals import cardinal
from timeline.arabic.tokens import Tokens

_WITHIN_A_DAY = ("minute", "hour")


def parse_offset(tokens: Tokens, index: int) -> Match | None:
    """قبل ثلاثة أيام, منذ عامين, بعد أسبوع, قبل نحو 8 أشهر; not بعد عامين من ..., which has another."""
    direction = tokens.reading(index, "counts_from")
    if not isinstance(direction, int) or not tokens.joined(index):
        return None
    position = index + 1
    mod = tokens.reading(position, "approximately")
    if mod is not None:
        position += 1
    quantity = _quantity(tokens, position) or _one(tokens, position)
    if quantity is None or quantity[0].amount is None or quantity[0].unit in _WITHIN_A_DAY:
        return None
    length, stop = quantity
    if tokens.words[stop : stop + 1] in (["من"], ["منذ"]) and tokens.joined(stop - 1):
        return None
    return Match(stop, Offset(length.unit, direction * (length.amount or 0)), mod=str(mod) if mod else None)


def parse_duration(tokens: Tokens, index: int) -> Match | None:
    """6 أشهر, ستة أشهر, عامين, نحو 20 دقيقة."""
    if tokens.gap(index - 1).endswith("-"):
        # A number hung on a word is part of a name: أستانا-4.
        return None
    mod = tokens.reading(index, "approximately")
    quantity = _quantity(tokens, index + (mod is not None))
    return Match(quantity[1], quantity[0], mod=str(mod) if mod else None) if quantity else None


def parse_vague(tokens: Tokens, index: int) -> Match | None:
    """مؤخرا, قبل أيام, وقت سابق."""
    reference = tokens.reading(index, "vague")
    return Match(index + 1, Vague(str(reference))) if reference else None


def _quantity(tokens: Tokens, index: int) -> tuple[Length, int] | None:
    """A number and its unit, or a dual."""
    if dual := tokens.reading(index, "dual_unit"):
        return Length(cast(UnitName, dual), 2), index + 1
    number = cardinal(tokens, index)
    if number is None or tokens.gap(number[1] - 1).strip(" ") != "":
        return None
    unit = tokens.reading(number[1], "unit")
    if unit is None or tokens.clitic(number[1]):
        return None
    return Length(cast(UnitName, unit), number[0]), number[1] + 1


def _one(tokens: Tokens, index: int) -> tuple[Length, int] | None:
    """A single unit: أسبوع, شهر, عام; not before its number (عام 2014) or its name (شهر أيار)."""
    unit = tokens.reading(index, "unit")
    if unit is None or tokens.clitic(index) or unit == "day":
        return None
    after = tokens.readings(index + 1) if tokens.gap(index).strip(" ") == "" else {}
    if after.keys() & {"number", "month", "weak_month", "hijri_month", "weak_hijri_month", "ordinal"}:
        return None
    return Length(cast(UnitName, unit), 1), index + 1


RULES = (
    Rule("vague", frozenset({"vague"}), parse_vague),
    Rule("offset", frozenset({"counts_from"}), parse_offset),
    Rule("duration", frozenset({"number", "cardinal", "dual_unit", "approximately"}), parse_duration),
)
