"""Spans that begin before Christ: بين عامي 1186 و1155 قبل الميلاد, (640-560 ق.م), من 27 ق.م إلى 14 م.

The era after the last year or century is that of both, unless the first one has its own.
"""

from dataclasses import dataclass
from typing import Literal

from timeline.arabic.lexicon import closed
from timeline.arabic.numerals import large
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import CIVIL
from timeline.grammar.expression import BeforeChrist
from timeline.grammar.millennia import ordinal_of_either
from timeline.grammar.rule import Match, Rule
from timeline.grammar.spans import joint_at
from timeline.grammar.years import LONGEST_BC, before_christ, era_at, is_head

_UNITS: tuple[Literal["century", "millennium"], ...] = ("century", "millennium")
_LAST_CENTURY = 31
_OR = closed.word("or")


@dataclass(frozen=True, slots=True)
class _End:
    """An end of a span. unit: what its head names; era: bc, ad, or None where it has none."""

    number: int
    unit: Literal["year", "century", "millennium"] | None
    era: Literal["bc", "ad"] | None
    stop: int


def parse_bc_span(tokens: Tokens, index: int) -> Match | None:
    """Two years, centuries or millennia, the first of which is before Christ."""
    opener = tokens.reading(index, "opens_span")
    if opener is not None and not tokens.joined(index):
        return None
    first = _end(tokens, index if opener is None else index + 1)
    joint = _joint(tokens, first.stop) if first else None
    if first is None or joint is None:
        return None
    apart = joint[0] != "to" and opener != "between"
    if apart and first.era is not None:
        # عام 44 ق.م وعام 30 ق.م are two dates.
        return None
    unit = first.unit or "year"
    last = _end(tokens, joint[1], unit)
    if last is None or last.unit not in (None, unit) or last.era is None:
        return None
    # في القرنين الخامس والرابع, or in one of them.
    within = (unit != "year" or apart) or None
    if last.era == "bc":
        if first.era == "ad" or last.number == first.number:
            return None
        # Some texts put the later year first, as (322-384 ق.م) in a text from right to left.
        numbers = sorted((first.number, last.number), reverse=True)
        return Match(last.stop, BeforeChrist(unit, numbers[0], numbers[1], within=within))
    if first.era != "bc":
        return None
    return Match(last.stop, BeforeChrist(unit, first.number, last_ad=last.number, within=within))


def _joint(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """What joins two ends, and the index of the last: إلى, و, a dash; أو or a slash leave either open."""
    if tokens.gap(index - 1).strip(" ") == "/" and not tokens.clitic(index):
        return "or", index
    if tokens.words[index : index + 1] == [_OR] and tokens.joined(index - 1) and tokens.joined(index):
        return "or", index + 1
    return joint_at(tokens, index)


def _end(tokens: Tokens, index: int, unit: str | None = None) -> _End | None:
    """The end at `index`: 305, عام 305, 305 ق.م, القرن الخامس, الخامس. unit: that of the first end."""
    named: Literal["year", "century", "millennium"] | None = None
    if is_head(tokens, index) or tokens.reading(index, "two_years") is not None:
        named = "year"
    else:
        named = next((one for one in _UNITS if _heads(tokens, index, one)), None)
    if named is not None:
        if not tokens.joined(index):
            return None
        index += 1
    number = _number(tokens, index, named or unit)
    if number is None:
        return None
    if stop := before_christ(tokens, number[1]):
        return _End(number[0], named, "bc", stop)
    if era_at(tokens, number[1]) == CIVIL.name:
        return _End(number[0], named, "ad", number[1] + 1)
    return _End(number[0], named, None, number[1])


def _heads(tokens: Tokens, index: int, unit: str) -> bool:
    """Whether القرن, القرنين, الألف or الألفية is there."""
    return any(tokens.reading(index, f"{kind}{unit}_head") is not None for kind in ("", "two_"))


def _number(tokens: Tokens, index: int, unit: str | None) -> tuple[int, int] | None:
    """A year in digits or in words, a century by its ordinal or in digits."""
    digits = tokens.number(index)
    if digits is not None and len(tokens.words[index]) <= LONGEST_BC and digits:
        return digits, index + 1
    if unit in ("century", "millennium"):
        found = ordinal_of_either(tokens, index)
        return found if found and found[0] <= _LAST_CENTURY else None
    return large(tokens, index) if unit == "year" else None


_HEADED = frozenset({"number", "ordinal", "hundreds", "cardinal", "hour_word", "first"})
_HEADS = frozenset({"two_years", "unit", "definite_unit"})
_AGES = frozenset(f"{kind}{unit}_head" for kind in ("", "two_") for unit in _UNITS)

RULES = (
    Rule(
        "years before Christ",
        {
            "number": frozenset({"number", "joins", "opens_span", "era", "bc_letter", "either"}),
            "opens_span": frozenset({"number"}) | _HEADS | _AGES,
            **dict.fromkeys(_HEADS | _AGES, _HEADED),
        },
        parse_bc_span,
    ),
)
