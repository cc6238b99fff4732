"""Amounts of a unit: ثلاثة أيام, شهرين, أسبوع.

Each function takes tokens and an index and returns (value, next index) or None.
"""

from typing import cast

from timeline.arabic.numerals import cardinal, large
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import Duration, Modifier, UnitName
from timeline.grammar.rule import MONTHS


def skip_modifier(tokens: Tokens, index: int) -> tuple[int, Modifier | None]:
    """Skip نحو or أكثر من: (index of the quantity, its modifier)."""
    mod = tokens.reading(index, "approximately")
    if mod is None or not tokens.joined(index):
        return index, None
    return index + 1, Modifier(str(mod))


def quantity_at(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """A number and its unit, or a dual."""
    if dual := tokens.reading(index, "dual_unit"):
        return Duration(cast(UnitName, dual), 2), index + 1
    number = cardinal(tokens, index) or large(tokens, index)
    if number is None or tokens.gap(number[1] - 1).strip(" ") != "":
        return None
    unit = tokens.reading(number[1], "unit")
    if unit is None or tokens.clitic(number[1]):
        return None
    return Duration(cast(UnitName, unit), number[0]), number[1] + 1


def one_unit(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """A single unit: أسبوع, الأسبوع, شهر, عام; not before a number (عام 2014) or a name (شهر أيار)."""
    unit = tokens.reading(index, "unit")
    if unit is None:
        unit = tokens.reading(index, "definite_unit")
        if unit is not None and (unit == "day" or tokens.reading(index + 1, "direction")):
            return None
    if unit is None or tokens.clitic(index) or unit == "day":
        return None
    after = tokens.readings(index + 1) if tokens.gap(index).strip(" ") == "" else {}
    if after.keys() & (MONTHS | {"number", "ordinal"}):
        return None
    return Duration(cast(UnitName, unit), 1), index + 1
