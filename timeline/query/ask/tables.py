"""Tables of phrases in the TOML files next to this module, by their folded words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.compiled import compiled, read_toml
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
    code = [(__package__, "tables.py"), (__package__, "words.py"), ("timeline.arabic", "script.py")]
    rows = compiled(f"asking.{file}", [(__package__, file), *code], lambda: _compile(file))
    found: dict[Key, list[Phrase]] = {}
    for key, table, row in rows:
        found.setdefault(tuple(key), []).append(Phrase(table, row))
    return found


def _compile(file: str) -> Sequence[Any]:
    """The phrases, each as its folded words, its table and its row."""
    tables = read_toml(__package__, file)
    return [
        [[word.key for word in words_of(row["form"])], name, row]
        for name, table in tables.items()
        for row in table["words"]
    ]


def phrases_at(file: str, words: Sequence[Word], index: int) -> Iterator[tuple[int, Phrase]]:
    """The phrases of a file that open at word `index`, as (number of words, phrase), the longest first."""
    known = phrases(file)
    for count in range(min(_LONGEST, len(words) - index), 0, -1):
        key = tuple(word.key for word in words[index : index + count])
        for phrase in known.get(key, ()):
            yield count, phrase
