"""What a rule is: a name, the words that can open it, and a function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import Modifier, Semantics

# The kinds of word that open a rule, and for each the kinds of which the next word must have one.
Opening = Mapping[str, frozenset[str]]

# The next word may be any word or missing.
ANY: frozenset[str] = frozenset()

MONTHS = frozenset({"month", "weak_month", "calendar_month", "weak_calendar_month"})
# How a number opens: in digits, in words.
NUMERALS = frozenset({"number", "cardinal", "hundreds", "one"})
# How a day of a month opens: 4, الرابع, الـ10.
DAY_NUMBERS = frozenset({"number", "ordinal", "article", "first_of_month"})
# What can follow a day's number in a date: its month, الجاري, من; another part of the number.
AFTER_DAY_NUMBER = MONTHS | {
    "unit",
    "definite_unit",
    "opens_span",
    "direction",
    "number",
    "cardinal",
    "ordinal",
}
AMOUNTS = NUMERALS | {"dual_unit", "unit", "definite_unit", "share"}
# What can follow a number in words in a quantity.
AFTER_NUMERAL = frozenset({"unit", "cardinal", "hundreds"})


@dataclass(frozen=True, slots=True)
class Member:
    """One date of a list before its last one: words `first` to before `stop`, with what the list shares."""

    first: int
    stop: int
    semantics: Semantics


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule matched: the words before word `stop` state `semantics`, modified by `mod`.

    members: the dates of a list before the last, each an expression of its own; `first` is then the last
    one's first word: في 3 و9 أيار 2014.
    """

    stop: int
    semantics: Semantics
    mod: Modifier | None = None
    members: tuple[Member, ...] = ()
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar.

    parse: takes tokens and the index of a word that `opens` allows; returns None when the rule does not
    apply.
    """

    name: str
    opens: Opening
    parse: Callable[[Tokens, int], Match | None]

    def applies(self, kinds: tuple[str, ...], following: tuple[str, ...]) -> bool:
        """Whether a word of these kinds can open it, followed by a word of the kinds `following`."""
        for kind in kinds:
            allowed = self.opens.get(kind)
            if allowed is not None and (allowed is ANY or not allowed.isdisjoint(following)):
                return True
        return False
