"""Closed classes: the particles, affixes and word patterns that rules refer to by name.

They are in the TOML files next to this module, separate from the lexicon of time: they have no readings.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.arabic.script import fold_word
from timeline.compiled import read_toml


def word(name: str) -> str:
    """Return the particle with this name, folded. Raises KeyError without one."""
    return fold_word(table("particle")[name])


def words(name: str) -> tuple[str, ...]:
    """Return the words of the table with this name, folded, in order. Raises KeyError without one."""
    return tuple(fold_word(table(name)["words"]).split())


def letters(name: str) -> tuple[str, ...]:
    """Return the prefixes or endings of the table with this name, as written. Raises KeyError without one."""
    return tuple(table(name)["letters"])


def shape(name: str) -> re.Pattern[str]:
    """Return the pattern with this name, compiled. Raises KeyError without one."""
    return re.compile(table("shape")[name])


def table(name: str) -> Mapping[str, Any]:
    """Return a table as written. Raises KeyError without one."""
    table: Mapping[str, Any] = _tables()[name]
    return table


@cache
def _tables() -> Mapping[str, Any]:
    """All tables by name. Read once; never changed."""
    return {
        name: table
        for entry in sorted(files(__package__).iterdir(), key=lambda path: path.name)
        if entry.name.endswith(".toml")
        for name, table in read_toml(__package__, entry.name).items()
    }


# The particles, letters and nouns of time that many rules use.
ARTICLE = word("article")
AND, SO, BY, FOR = map(word, ("and", "so", "by", "for"))
# The article with a letter attached before it.
FOR_THE, AND_THE, BY_THE = FOR + ARTICLE[1:], AND + ARTICLE, BY + ARTICLE
DEFINITE = (ARTICLE, FOR_THE, BY_THE)
FROM, TO, IN, ON, AFTER = map(word, ("from", "to", "in", "on", "after"))
THE_TWO = word("the_two")
THAT, EVERY = word("that"), word("every")
DAY, MONTH, TODAY, MORNING = map(word, ("day", "month", "today", "morning"))
NIGHT, THE_NIGHT = word("night"), word("the_night")
TEN_AFTER_UNIT = words("ten_after_unit")
