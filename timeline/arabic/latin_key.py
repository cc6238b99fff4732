"""One key for a name in Arabic and in Latin letters: خاشقجي and Khashoggi.

From lexicon/derivation/latin_letters.toml.
"""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Any

from timeline.arabic.lexicon.closed import ARTICLE
from timeline.compiled import read_toml

# The tables by which Latin letters are read.
_READINGS = ("latin", "spanish")
_SHORTEST_SILENT = 3


@lru_cache(maxsize=2**13)
def key_of_arabic(word: str) -> str:
    """Return the key of a folded word, without its article; "" when it has no consonant."""
    return _key(word.removeprefix(ARTICLE), "arabic")


def keys_of_latin(word: str) -> frozenset[str]:
    """Return the keys of a word in Latin letters, lower case without accents: w and v are read twice."""
    softened = re.sub("c(?=[eiy])", "s", word)
    readings = {softened, re.sub("w", "v", softened)}
    return frozenset(_key(one, "latin") for one in readings)


def likeness(latin: str, arabic: str) -> float:
    """Return how alike a word in Latin letters and a folded Arabic one sound: 0 to 1."""
    sounds = "".join(_sounds("letters").get(letter, "") for letter in arabic.removeprefix(ARTICLE))
    # The last e of an English name is silent: Kate.
    spoken = {latin, latin.removesuffix("e")} if len(latin) > _SHORTEST_SILENT else {latin}
    heard = {
        "".join(_sounds(table).get(letter, letter) for letter in word)
        for table in _READINGS
        for word in spoken
    }
    return max(SequenceMatcher(None, one, sounds, autojunk=False).ratio() for one in heard)


def letters() -> Mapping[str, Mapping[str, str]]:
    """Return the class of each letter of both scripts, for a program that makes the keys itself."""
    return {table: _classes(table) for table in ("arabic", "first_arabic", "latin", "first_latin")}


def _key(word: str, script: str) -> str:
    classes = _classes(script)
    longest = max(map(len, classes))
    key, position, last = _classes(f"first_{script}").get(word[:1], ""), 0, ""
    while position < len(word):
        found = (word[position : position + length] for length in range(longest, 0, -1))
        letters = next((part for part in found if part in classes), "")
        # A doubled letter is one; one class on both sides of a vowel is two.
        key += classes[letters] if letters and classes[letters] != last else ""
        last = classes.get(letters, "")
        position += len(letters) or 1
    return key


@cache
def _classes(script: str) -> Mapping[str, str]:
    return {letters: name for name, listed in _file()[script].items() for letters in listed.split()}


@cache
def _sounds(table: str) -> Mapping[str, str]:
    pairs = (pair.partition("=") for pair in _file()["sounds"][table].split())
    return {letter: sound for letter, _, sound in pairs}


@cache
def _file() -> Mapping[str, Any]:
    """Read once; never changed."""
    return read_toml("timeline.arabic.lexicon.derivation", "latin_letters.toml")
