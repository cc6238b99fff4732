"""How a field of a question is declared, once for the command line, Python, exports, forms and output."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from typing import Any

_KEY = "declared"
# The highest number of a COUNT.
MOST = 10**9


class Kind(StrEnum):
    """What a field holds. TEXTS and CHOICES are tuples, any of whose items may match."""

    TEXT = "text"
    TEXTS = "texts"
    COUNT = "count"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"


@dataclass(frozen=True, slots=True)
class Declared:
    """One field: its name in Python, its option, and its words.

    help: of the option, in English; words: what a person reads of a value, in the language chosen; choices:
    the values there are, of a choice. of_events: a condition that only a dated event can fulfil. exported:
    whether a file that holds a whole answer can be asked for by it.
    """

    name: str
    kind: Kind
    default: Any
    option: str
    metavar: str
    help: str
    words: Callable[[Any], str]
    choices: tuple[str, ...]
    of_events: bool
    exported: bool

    @property
    def parameter(self) -> str:
        """Its name in a form and in a URL."""
        return self.option.removeprefix("--").replace("-", "_")

    @property
    def is_text(self) -> bool:
        """Whether it holds words of the user, which may be Arabic and then end a line."""
        return self.kind in (Kind.TEXT, Kind.TEXTS) and self.metavar in _WORDS

    @property
    def several(self) -> bool:
        """Whether it holds a tuple."""
        return self.kind in (Kind.TEXTS, Kind.CHOICES)


# What the user's own words are called in help texts; other texts are ids and times.
_WORDS = ("WORDS", "NAME", "PLACE")


def declare(
    kind: Kind, help: str, words: Callable[[Any], str], *, default: Any, option: str = "", metavar: str = "",
    choices: tuple[str, ...] = (), of_events: bool = False, exported: bool = True,
) -> Any:  # fmt: skip
    """The default of a field of a dataclass, with its declaration. option: --its-name, if it is no other."""
    given = (kind, default, option, metavar, help, words, choices, of_events, exported)
    return field(default=default, metadata={_KEY: given})


@cache
def declared(question: type) -> tuple[Declared, ...]:
    """The declarations of a dataclass, in the order of its fields."""
    found = []
    for one in fields(question):
        if _KEY in one.metadata:
            kind, default, option, *rest = one.metadata[_KEY]
            option = option or f"--{one.name.replace('_', '-')}"
            found.append(Declared(one.name, kind, default, option, *rest))
    return tuple(found)
