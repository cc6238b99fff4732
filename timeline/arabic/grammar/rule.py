"""What a rule is: a name, the kinds of word that can open it, and a function."""

from collections.abc import Callable
from dataclasses import dataclass

from timeline.arabic.expression import Said
from timeline.arabic.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found: it ends before word `stop`; the words say `said`, modified by `mod`."""

    stop: int
    said: Said
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """`parse` takes tokens and the index of a word with a reading in `opens`; None when it does not apply."""

    name: str
    opens: frozenset[str]
    parse: Callable[[Tokens, int], Match | None]
