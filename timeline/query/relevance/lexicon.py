"""The tables of relevance: synonyms.toml, and translations.toml for words in English and French."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.script import fold_word
from timeline.arabic.stems import stem

_SHORT = 3
# Endings of words in English and French, which a translation is looked up without.
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "e", "ee", "ées", "és", "ent", "ait", "a", "ne", "er")


def synonyms(word: str) -> frozenset[str]:
    """Return the words that mean nearly the same as a folded one, itself among them."""
    found = _synonyms()
    return found.get(word.removeprefix(ARTICLE)) or found.get(stem(word), frozenset())


def translations(word: str) -> Sequence[str]:
    """Return the Arabic words for an English or French one, lower case without accents; none if unknown."""
    for ending in map(_plain, _ENDINGS):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word[: len(word) - len(ending)]
            for form in (bare, bare + "e", bare[:-1] if bare[-1:] == bare[-2:-1] else bare):
                if found := _translations().get(form):
                    return found
    return ()


def vowel_letters() -> Sequence[str]:
    """Return the letters that a foreign name is spelled with or without."""
    return str(_spelling()["vowels"]).split()


def exchanged_letters(letter: str) -> Sequence[str]:
    """Return the letters that the press writes for the same foreign sound."""
    groups = (str(group).split() for group in _spelling()["exchanged"])
    return [other for group in groups if letter in group for other in group if other != letter]


@cache
def _synonyms() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _read("synonyms.toml")["words"]:
        listed = group.split()
        for folded in map(fold_word, listed):
            # A short stem is that of other words too: زار is that of وزارة.
            for key in {folded, *(one for one in [stem(folded)] if len(one) > _SHORT)}:
                found.setdefault(key, set()).update(listed)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def _translations() -> Mapping[str, Sequence[str]]:
    return {
        _plain(form): str(arabic).split()
        for table in ("english", "french", "countries")
        for forms, arabic in _read("translations.toml")[table].items()
        for form in forms.split()
    }


def _plain(word: str) -> str:
    from timeline.query.ask.words import plain

    return plain(word)


@cache
def _spelling() -> Mapping[str, Any]:
    table: Mapping[str, Any] = _read("synonyms.toml")["spelling"]
    return table


@cache
def _read(name: str) -> Mapping[str, Any]:
    """Read once; never changed."""
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))
