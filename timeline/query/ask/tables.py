"""Tables of phrases in the TOML files next to this module, by their folded words."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.query.ask.words import Word, words_of

_LONGEST = 5

# The words of a phrase, folded.
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a table: the name of the table, and its row as written."""

    table: str
    row: Mapping[str, Any]


@cache
def phrases(file: str) -> Mapping[Key, Sequence[Phrase]]:
    """The phrases of a file by their words. Read once; never changed."""
    text = files(__package__).joinpath(file).read_text(encoding="utf-8")
    found: dict[Key, list[Phrase]] = {}
    for name, table in tomllib.loads(text).items():
        for row in table["words"]:
            key = tuple(word.key for word in words_of(row["form"]))
            found.setdefault(key, []).append(Phrase(name, row))
    return found


def phrases_at(file: str, words: Sequence[Word], index: int) -> Iterator[tuple[int, Phrase]]:
    """The phrases of a file that open at word `index`, as (number of words, phrase), the longest first."""
    known = phrases(file)
    for count in range(min(_LONGEST, len(words) - index), 0, -1):
        key = tuple(word.key for word in words[index : index + count])
        for phrase in known.get(key, ()):
            yield count, phrase
