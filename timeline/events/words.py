"""The words of a stretch of text, each with its place and what the lexicon knows of it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from timeline.arabic import lexicon
from timeline.arabic.lexicon import Value
from timeline.arabic.script import fold_word

# Letters and digits, with the vowel signs among them.
WORD = re.compile(r"(?:[^\W_]|[\u064b-\u0652\u0670])+")
# Texts repeat their words: folding one again takes longer than all the rest.
_folded = lru_cache(maxsize=2**14)(fold_word)
# Words read behind the last one that is wanted: a phrase begins with it.
_LONGEST_PHRASE = 4
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
    """How many words text[start:end] has."""
    return sum(1 for _ in WORD.finditer(text, start, end))


def words_of(text: str, start: int, end: int, most: int | None = None) -> list[Word]:
    """The words of text[start:end], in order; no more than the first `most`."""
    known = lexicon.load()
    matches = WORD.finditer(text, start, end)
    if most is not None:
        matches = islice(matches, most + _LONGEST_PHRASE)
    every = ((_folded(match.group()), *match.span()) for match in matches)
    # A vowel sign alone folds to nothing.
    found = [word for word in every if word[0]]
    words: list[Word] = []
    for index, (folded, first, last) in enumerate(found[:most]):
        form = known.words.get(folded)
        readings = form.readings if form else _NOTHING
        follows = found[index + 1][0] if index + 1 < len(found) else ""
        for tail, phrase in known.phrases.get((folded, follows), ()):
            if tuple(word for word, _, _ in found[index + 2 : index + 2 + len(tail)]) == tail:
                readings = {**readings, **phrase.readings}
                break
        words.append(Word(folded, first, last, readings))
    return words
