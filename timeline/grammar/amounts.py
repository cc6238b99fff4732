"""Amounts of a unit: ثلاثة أيام, شهرين, أسبوع, نصف قرن, الثلاثين عاما, شهر و21 يوما.

Each function takes tokens and an index and returns (value, next index) or None.
"""

from dataclasses import replace
from typing import cast

from timeline.arabic.lexicon.closed import AND
from timeline.arabic.numerals import cardinal, large
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import Duration, Modifier, UnitName
from timeline.grammar.rule import MONTHS

# A unit in the units of which a share of it is counted: half a century is 50 years.
_SHARED: dict[UnitName, tuple[int, UnitName]] = {
    "century": (100, "year"),
    "decade": (10, "year"),
    "year": (12, "month"),
    "month": (30, "day"),
    "day": (24, "hour"),
    "hour": (60, "minute"),
    "minute": (60, "second"),
}
# From the largest to the smallest: the second of two quantities is of a smaller unit than the first.
_BY_SIZE = ("century", "decade", "year", "month", "week", "day", "hour", "minute", "second")


def skip_modifier(tokens: Tokens, index: int) -> tuple[int, Modifier | None]:
    """Skip نحو or أكثر من: (index of the quantity, its modifier)."""
    mod = tokens.reading(index, "approximately")
    if mod is None or not tokens.joined(index):
        return index, None
    return index + 1, Modifier(str(mod))


def quantity_at(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """A number and its unit, a dual, or a share of a unit: 6 أشهر, شهرين, نصف قرن."""
    readings = tokens.readings(index)
    if dual := readings.get("dual_unit"):
        return Duration(cast(UnitName, dual), 2), index + 1
    if (share := readings.get("share")) is not None:
        return _share_of_unit(tokens, index + 1, int(share))
    number = cardinal(tokens, index) or large(tokens, index)
    return _counted(tokens, number) if number else None


def definite_quantity(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """A number with the article and its unit: الثلاثين عاما, الخمسة والعشرين عاما, الـ30 عاما."""
    if tokens.reading(index, "article") is not None:
        return quantity_at(tokens, index + 1)
    value = tokens.reading(index, "definite_cardinal")
    if not isinstance(value, int):
        return None
    tens = tokens.reading(index + 1, "definite_cardinal") if tokens.joined(index) else None
    if isinstance(tens, int) and value < 10 <= tens and tokens.clitic(index + 1) == AND:
        return _counted(tokens, (value + tens, index + 2))
    return _counted(tokens, (value, index + 1))


def _counted(tokens: Tokens, number: tuple[int, int]) -> tuple[Duration, int] | None:
    """The unit after a number."""
    unit = tokens.reading(number[1], "unit")
    if unit is None or tokens.clitic(number[1]) or tokens.gap(number[1] - 1).strip(" ") != "":
        return None
    return Duration(cast(UnitName, unit), number[0]), number[1] + 1


def _share_of_unit(tokens: Tokens, index: int, hundredths: int) -> tuple[Duration, int] | None:
    """The unit after نصف or ربع, unless a number or a name after it makes it a date: نصف شهر شعبان."""
    unit = tokens.reading(index, "long_unit") or tokens.reading(index, "unit")
    if unit not in _SHARED or tokens.clitic(index) or not tokens.joined(index - 1):
        return None
    if tokens.reading(index, "plural") is not None or _names_unit(tokens, index + 1):
        return None
    count, smaller = _SHARED[unit]
    return Duration(smaller, round(count * hundredths / 100)), index + 1


def one_unit(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """A single unit: أسبوع, الأسبوع, شهر, عام; not before a number (عام 2014) or a name (شهر أيار)."""
    unit = tokens.reading(index, "unit")
    if unit is None:
        unit = tokens.reading(index, "definite_unit")
        if unit is not None and (unit == "day" or tokens.reading(index + 1, "direction")):
            return None
    # ثانية alone is more often the ordinal.
    if unit is None or tokens.clitic(index) or unit in ("day", "second") or _names_unit(tokens, index + 1):
        return None
    return Duration(cast(UnitName, unit), 1), index + 1


def _names_unit(tokens: Tokens, index: int) -> bool:
    """Whether the word right after a unit makes it a date: عام 2014, شهر أيار, نصف يوم الجمعة."""
    after = tokens.readings(index) if tokens.gap(index - 1).strip(" ") == "" else {}
    return not after.keys().isdisjoint(MONTHS | {"number", "ordinal", "weekday"})


def compound_quantity(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """A quantity and a smaller one or a share of its unit: ساعة و23 دقيقة, شهر ويومين, سنة ونصف السنة."""
    length = quantity_at(tokens, index) or one_unit(tokens, index) or _one(tokens, index)
    if length is None or length[0].amount is None or tokens.gap(length[1] - 1).strip(" ") != "":
        return None
    whole, stop = length
    share = tokens.reading(stop, "and_share")
    if isinstance(share, int) and whole.unit in _SHARED:
        named = tokens.joined(stop) and _named_again(tokens, stop + 1, whole.unit)
        return _with_share(whole, share), stop + 1 + named
    if tokens.reading(stop, "joins") == "and":
        stop += 1
    elif tokens.clitic(stop) != AND:
        return None
    second = quantity_at(tokens, stop) or _single(tokens, stop)
    if second is None or second[0].amount is None:
        return None
    if _BY_SIZE.index(second[0].unit) <= _BY_SIZE.index(whole.unit):
        return None
    return replace(whole, and_unit=second[0].unit, and_amount=second[0].amount), second[1]


def _with_share(whole: Duration, hundredths: int) -> Duration:
    """A quantity and a share of its unit: a century and a half are 150 years."""
    count, smaller = _SHARED[whole.unit]
    part = round(count * hundredths / 100)
    if whole.unit in ("decade", "century"):
        return Duration(smaller, (whole.amount or 0) * count + part)
    return replace(whole, and_unit=smaller, and_amount=part)


def _named_again(tokens: Tokens, index: int, unit: UnitName) -> bool:
    """Whether the unit is named again: سنة ونصف السنة, ساعة ونصف الساعة."""
    if unit == "hour" and tokens.reading(index, "hour_head") is not None:
        return not tokens.clitic(index)
    named = unit in (tokens.reading(index, "unit"), tokens.reading(index, "definite_unit"))
    return named and not tokens.clitic(index)


def _one(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """يوم or قرن before its share: يوم ونصف."""
    unit = tokens.reading(index, "long_unit") or tokens.reading(index, "unit")
    whole = unit in ("day", "century") and tokens.reading(index, "plural") is None
    if not whole or tokens.clitic(index) or tokens.reading(index + 1, "and_share") is None:
        return None
    return Duration(cast(UnitName, unit), 1), index + 1


def _single(tokens: Tokens, index: int) -> tuple[Duration, int] | None:
    """A single smaller unit with its و: سنة وشهر, شهر ويوم."""
    unit = tokens.reading(index, "unit")
    if unit is None or tokens.clitic(index) not in ("", AND) or unit == "second":
        return None
    if tokens.reading(index, "plural") is not None or _names_unit(tokens, index + 1):
        return None
    return Duration(cast(UnitName, unit), 1), index + 1
