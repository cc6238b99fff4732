"""What a rule is: a name, the words that can open it, and a function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import Semantics

# A rule's opening word, by kind, and the kinds of which the next word must have one.
Opening = Mapping[str, frozenset[str]]

# The next word may be any, or none.
ANY: frozenset[str] = frozenset()

MONTHS = frozenset({"month", "weak_month", "calendar_month", "weak_calendar_month"})
# How a number opens: in digits, in words.
NUMERALS = frozenset({"number", "cardinal", "hundreds"})
# How a day of a month opens: 4, الرابع, الـ10.
DAY_NUMBERS = frozenset({"number", "ordinal", "article"})
# What can follow a day's number when a date comes of it: its month, الجاري, من; another part of the number.
AFTER_DAY_NUMBER = MONTHS | {
    "unit",
    "definite_unit",
    "opens_span",
    "direction",
    "number",
    "cardinal",
    "ordinal",
}
AMOUNTS = NUMERALS | {"dual_unit", "unit", "definite_unit"}
# What can follow a number in words when a quantity comes of it.
AFTER_NUMERAL = frozenset({"unit", "cardinal", "hundreds"})


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found: it ends before word `stop`; the words say `semantics`, modified by `mod`."""

    stop: int
    semantics: Semantics
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """`parse` takes tokens and the index of a word that `opens` allows; None when it does not apply."""

    name: str
    opens: Opening
    parse: Callable[[Tokens, int], Match | None]

    def applies(self, kinds: tuple[str, ...], following: tuple[str, ...]) -> bool:
        """Whether a word of these kinds, with the next word of those, can open it."""
        for kind in kinds:
            then = self.opens.get(kind)
            if then is not None and (then is ANY or not then.isdisjoint(following)):
                return True
        return False
