"""Closed classes: the particles, affixes and shapes of words that the code asks for by name.

They are in the TOML files next to this one, apart from the lexicon of time: a word here has no reading.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.arabic.script import fold_word


def word(name: str) -> str:
    """The particle of this name, folded. Raises KeyError when there is none."""
    return fold_word(table("particle")[name])


def words(name: str) -> tuple[str, ...]:
    """The words of the table of this name, folded, in their order. Raises KeyError when there is none."""
    return tuple(fold_word(table(name)["words"]).split())


def letters(name: str) -> tuple[str, ...]:
    """The beginnings or endings of the table of this name, as written. Raises KeyError when there is none."""
    return tuple(table(name)["letters"])


def shape(name: str) -> re.Pattern[str]:
    """The regular expression of this name. Raises KeyError when there is none."""
    return re.compile(table("shape")[name])


def table(name: str) -> Mapping[str, Any]:
    """A table as it is written. Raises KeyError when there is none."""
    table: Mapping[str, Any] = _tables()[name]
    return table


@cache
def _tables() -> Mapping[str, Any]:
    """All tables by name. Read once; never changed."""
    return {
        name: table
        for entry in sorted(files(__package__).iterdir(), key=lambda path: path.name)
        if entry.name.endswith(".toml")
        for name, table in tomllib.loads(entry.read_text(encoding="utf-8")).items()
    }


# The particles, letters and nouns of time that most rules ask for.
ARTICLE = word("article")
AND, SO, BY, FOR = map(word, ("and", "so", "by", "for"))
# The article with a letter attached before it.
FOR_THE, AND_THE, BY_THE = FOR + ARTICLE[1:], AND + ARTICLE, BY + ARTICLE
DEFINITE = (ARTICLE, FOR_THE, BY_THE)
FROM, IN, ON = map(word, ("from", "in", "on"))
THAT, EVERY = word("that"), word("every")
DAY, MONTH, TODAY, MORNING = map(word, ("day", "month", "today", "morning"))
NIGHT, THE_NIGHT = word("night"), word("the_night")
TEN_AFTER_UNIT = words("ten_after_unit")
