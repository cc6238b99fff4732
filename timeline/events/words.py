"""The words of a stretch of text, each with its place and what the lexicon knows of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count, pairwise
from operator import add, itemgetter
from typing import NamedTuple

from timeline.arabic import lexicon
from timeline.arabic.folded_words import folded_words
from timeline.arabic.lexicon import Value
from timeline.arabic.script import fold_word

# Letters and digits, with the vowel signs among them.
WORD = re.compile(r"(?:[^\W_]|[\u064b-\u0652\u0670])+")
_folded = lru_cache(maxsize=2**10)(fold_word)
# Words of the longest phrase of the lexicon that gives its readings to its first.
_LONGEST_PHRASE = 3
_NOTHING: Mapping[str, Value] = {}


class Word(NamedTuple):
    """A folded word, the characters of the text that it covers, and its readings by kind.

    A phrase that the lexicon knows gives its readings to its first word.
    """

    folded: str
    start: int
    end: int
    readings: Mapping[str, Value]


def says(word: Word) -> bool:
    """Whether a word is a verb that reports words: قال, أعلن, مؤكدا."""
    return "saying" in word.readings or word.readings.get("outlook") == "report"


def joined_by_and(word: Word) -> bool:
    """Whether و joins a word, and the clause that it opens, to what stands before it."""
    return word.folded[0] == "و" and "not_conjunction" not in word.readings


def opens_clause(word: Word) -> bool:
    """Whether a new clause of the same sentence can open with a word."""
    return joined_by_and(word) or "opens_clause" in word.readings


def count_words(text: str, start: int, end: int) -> int:
    """How many words text[start:end] has, a part of one counted as one."""
    if start >= end:
        return 0
    every = _every(text)
    return bisect_left(every.starts, end) - bisect_right(every.ends, start)


def words_of(text: str, start: int, end: int, most: int | None = None) -> list[Word]:
    """The words of text[start:end], in order; no more than the first `most`.

    The words of a text are found once for all its stretches, so ask for those of an article together. Where a
    stretch begins or ends within a word, the part inside is one.
    """
    every = _every(text)
    first, behind = bisect_right(every.ends, start), bisect_left(every.starts, end)
    if first >= behind or start >= end:
        return []
    if every.starts[first] < start or every.ends[behind - 1] > end or every.phrase_across(first, behind):
        parts = [(_folded(match.group()), *match.span()) for match in WORD.finditer(text, start, end)]
        # A vowel sign alone folds to nothing.
        return _read([part for part in parts if part[0]])[0][:most]
    return every.words[first:behind] if most is None else every.words[first : min(behind, first + most)]


@dataclass(frozen=True, slots=True)
class _Every:
    """The words of a whole text, parallel lists. phrases: where one begins, the word behind its last."""

    words: list[Word]
    starts: list[int]
    ends: list[int]
    phrases: Mapping[int, int]

    def phrase_across(self, first: int, behind: int) -> bool:
        """Whether a phrase of words first to behind goes on behind them."""
        last = range(max(first, behind - _LONGEST_PHRASE + 1), behind)
        return bool(self.phrases) and any(self.phrases.get(index, 0) > behind for index in last)


@lru_cache(maxsize=4)
def _every(text: str) -> _Every:
    found = folded_words(text)
    spans = found.folded.spans(found.starts, list(map(add, found.starts, map(len, found.words))))
    starts, ends = map(list, zip(*spans, strict=True)) if spans else ([], [])
    words, phrases = _read(list(zip(found.words, starts, ends, strict=True)))
    return _Every(words, starts, ends, phrases)


def _read(parts: Sequence[tuple[str, int, int]]) -> tuple[list[Word], dict[int, int]]:
    """Folded words and their places, with their readings; and the phrases among them."""
    known = lexicon.load()
    words = [
        Word(folded, start, end, form.readings if form else _NOTHING)
        for (folded, start, end), form in zip(parts, map(known.words.get, _folded_of(parts)), strict=True)
    ]
    phrases: dict[int, int] = {}
    for index in compress(count(), map(known.phrases.__contains__, pairwise(_folded_of(parts)))):
        for tail, phrase in known.phrases[parts[index][0], parts[index + 1][0]]:
            stop = index + 2 + len(tail)
            if tuple(_folded_of(parts[index + 2 : stop])) == tail:
                words[index] = words[index]._replace(readings={**words[index].readings, **phrase.readings})
                phrases[index] = stop
                break
    return words, phrases


def _folded_of(parts: Sequence[tuple[str, int, int]]) -> Iterator[str]:
    return map(itemgetter(0), parts)
