"""The vocabulary of questions, from questions.toml and dialects.toml, and the words of a question."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from timeline.arabic.lexicon.closed import AND
from timeline.arabic.script import ARABIC_LETTERS, fold, fold_word
from timeline.arabic.text import split
from timeline.compiled import compiled, read_toml

# A word that asks for the day asks.
_IMPLIED = {"when": frozenset({"asking"})}
# The tables of words that bound an answer, and those of all words that relate it to a date.
BOUNDS = ("before", "after", "since", "until")
RELATIONS = frozenset({*BOUNDS, "between", "during"})

_ARABIC = re.compile(f"[{ARABIC_LETTERS}]")
_LONGEST = 5
_FILES = ("questions.toml", "dialects.toml")
# The files of the vocabulary.
QUESTIONS = tuple((__package__, file) for file in _FILES)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: its offsets, its folded spelling, and its text as written."""

    start: int
    end: int
    key: str
    text: str

    @property
    def is_arabic(self) -> bool:
        """Whether it is written in Arabic letters."""
        return has_arabic(self.key)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of these files.

    form: the phrase as written; kinds: the tables that contain it; loose: whether it may occur without a
    date; reads: an equivalent that another parser knows; unless: a word after which it means something else.
    """

    form: str
    language: str
    kinds: frozenset[str]
    loose: bool
    reads: str
    unless: str = ""


def has_arabic(text: str) -> bool:
    """Whether there is an Arabic letter in a text."""
    return _ARABIC.search(text) is not None


def words_of(question: str) -> list[Word]:
    """Split a question into its words, without punctuation."""
    folded = fold(question)
    found = []
    for word, first in zip(*split(folded.text), strict=True):
        start, end = folded.span(first, first + len(word))
        found.append(Word(start, end, plain(word), question[start:end]))
    return found


def plain(text: str) -> str:
    """Lower-case a text and strip its accents; the length stays the same."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[0] for letter in text)


@cache
def rows() -> Mapping[tuple[str, ...], Row]:
    """The rows of questions.toml and dialects.toml by their folded words; cached."""
    code = [(__package__, "words.py"), ("timeline.arabic", "script.py"), ("timeline.arabic", "text.py")]
    listed = compiled("asking", [*QUESTIONS, *code], _compile)
    return {
        tuple(key): Row(form, language, frozenset(kinds), *more)
        for key, form, language, kinds, *more in listed
    }


def _compile() -> Sequence[Any]:
    """The rows, each as its folded words and the values of a Row."""
    found: dict[tuple[str, ...], Row] = {}
    for kind, listed in chain.from_iterable(map(_tables, _FILES)):
        for row in listed:
            key = tuple(word.key for word in words_of(row["form"]))
            known = found.get(key)
            found[key] = Row(
                row["form"],
                row["language"],
                (known.kinds if known else frozenset()) | {kind} | _IMPLIED.get(kind, frozenset()),
                row.get("loose", False) or (known.loose if known else False),
                row.get("reads", "") or (known.reads if known else ""),
                row.get("unless", "") or (known.unless if known else ""),
            )
    return [
        [list(key), row.form, row.language, sorted(row.kinds), row.loose, row.reads, row.unless]
        for key, row in found.items()
    ]


def _tables(file: str) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    return ((kind, table["words"]) for kind, table in read_toml(__package__, file).items())


def of_kind(kind: str) -> Iterator[tuple[str, Row]]:
    """The rows of one table as (folded form, row)."""
    return ((plain(fold_word(row.form)), row) for row in rows().values() if kind in row.kinds)


def opening(words: Sequence[Word], index: int, kinds: frozenset[str]) -> tuple[int, Row] | None:
    """The longest phrase of these kinds that starts at word `index`, as (number of words, row).

    A proclitic و is ignored: وماذا.
    """
    for count in range(min(_LONGEST, len(words) - index), 0, -1):
        key = tuple(word.key for word in words[index : index + count])
        for phrase in (key, (key[0].removeprefix(AND), *key[1:])):
            if (row := rows().get(phrase)) and row.kinds & kinds:
                return count, row
    return None


def closing(words: Sequence[Word], index: int, kinds: frozenset[str]) -> tuple[int, Row] | None:
    """Like opening(), for the longest phrase that ends before word `index`."""
    for count in range(min(_LONGEST, index), 0, -1):
        found = opening(words[:index], index - count, kinds)
        if found and found[0] == count:
            return found
    return None
