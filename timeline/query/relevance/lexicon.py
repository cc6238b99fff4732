"""The tables of relevance: synonyms.toml, spoken.toml for speech, translations.toml for other languages."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from timeline.arabic.lexicon.closed import AND, ARTICLE
from timeline.arabic.script import fold_word
from timeline.arabic.stems import stem
from timeline.compiled import read_toml

_SHORT = 3
# Endings of words in English and French, which a translation is looked up without.
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "e", "ee", "ées", "és", "ent", "ait", "a", "ne", "er")


def synonyms(word: str) -> frozenset[str]:
    """Return the words that mean nearly the same as a folded one, itself among them."""
    found = _synonyms()
    return found.get(word.removeprefix(ARTICLE)) or found.get(stem(word), frozenset())


def similar_acts(word: str) -> frozenset[str]:
    """Return the verbs and verbal nouns that a text may have for a folded one; none if unknown."""
    return _similar_acts().get(word.removeprefix(ARTICLE), frozenset())


def written(word: str) -> Sequence[str]:
    """Return the words of the press for a folded word of speech; none for another word."""
    return _spoken().get(word, ())


def spoken_prefixes() -> Sequence[str]:
    """Return the letters that speech attaches before an article."""
    return str(_read("spoken.toml")["prefixes"]["letters"]).split()


def translations(word: str) -> Sequence[str]:
    """Return the Arabic words for an English or French one, lower case without accents; none if unknown."""
    for ending in map(_plain, _ENDINGS):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word[: len(word) - len(ending)]
            for form in (bare, bare + "e", bare[:-1] if bare[-1:] == bare[-2:-1] else bare):
                if found := _translations().get(form):
                    return found
    return ()


def translated(phrase: str) -> Sequence[str]:
    """Return the Arabic words for an English or French word or phrase of the table; none if unknown."""
    return _translations().get(phrase, ())


def term_of(phrase: str) -> Sequence[str]:
    """Return the Arabic words of a term of several words in English or French; none if unknown."""
    return _terms().get(phrase, ())


def place_called(phrase: str) -> str:
    """Return the Arabic name of a place that the gazetteer has by another Latin name; "" if unknown."""
    return _place_names().get(phrase, "")


def abbreviated(word: str) -> Sequence[str]:
    """Return the Arabic words that an abbreviation in capitals stands for; none if unknown."""
    return str(_read("translations.toml")["abbreviations"].get(word, "")).split()


@cache
def _place_names() -> Mapping[str, str]:
    return {_plain(name): str(arabic) for name, arabic in _read("translations.toml")["places"].items()}


@cache
def personal_acts() -> Mapping[str, tuple[str, ...]]:
    """Return the acts that nobody does to another, each with the folded words that say only it."""
    table: Mapping[str, str] = _read("synonyms.toml")["personal"]
    return {name: tuple(map(fold_word, words.split())) for name, words in table.items() if name != "source"}


def opens_phrase(word: str) -> bool:
    """Return whether a folded word begins another phrase: a preposition or a conjunction."""
    return word in _openers()


@cache
def _openers() -> frozenset[str]:
    words = str(_read("synonyms.toml")["openers"]["words"]).split()
    return frozenset(map(fold_word, (*words, *(AND + word for word in words))))


@cache
def generic_words() -> frozenset[str]:
    """Return the words that are part of many names and name nothing alone, folded."""
    return frozenset(map(fold_word, str(_read("synonyms.toml")["generic"]["words"]).split()))


@cache
def club_words() -> frozenset[str]:
    """Return the words in the name of a club beside a place, folded."""
    return frozenset(map(fold_word, str(_read("synonyms.toml")["club"]["words"]).split()))


@cache
def head_words() -> frozenset[str]:
    """Return the nouns that name one thing together with the name after them, folded."""
    table = _read("synonyms.toml")["head"]
    return frozenset(map(fold_word, (*str(table["words"]).split(), *str(table["strict"]).split())))


@cache
def strict_heads() -> frozenset[str]:
    """Return those of them without which an ordinary word is no name: يوم of يوم الأرض."""
    return frozenset(map(fold_word, str(_read("synonyms.toml")["head"]["strict"]).split()))


def vowel_letters() -> Sequence[str]:
    """Return the letters that a foreign name is spelled with or without."""
    return str(_spelling()["vowels"]).split()


def letters_of_arabic() -> Sequence[str]:
    """Return the letters that no foreign sound is written with."""
    return str(_spelling()["arabic_alone"]).split()


def exchanged_letters(letter: str) -> Sequence[str]:
    """Return the letters that the press writes for the same foreign sound."""
    groups = (str(group).split() for group in _spelling()["exchanged"])
    return [other for group in groups if letter in group for other in group if other != letter]


@cache
def _synonyms() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    tables = _read("synonyms.toml")
    for group in (*tables["words"], *tables["plural"]["words"]):
        listed = group.split()
        for folded in map(fold_word, listed):
            # A short stem is that of other words too: زار is that of وزارة.
            for key in {folded, *(one for one in [stem(folded)] if len(one) > _SHORT)}:
                found.setdefault(key, set()).update(listed)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def _similar_acts() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for asked, sought in _read("synonyms.toml")["acts"].items():
        for word in map(fold_word, asked.split()):
            found[word] = found.get(word, frozenset()) | frozenset(map(fold_word, str(sought).split()))
    return found


@cache
def _spoken() -> Mapping[str, Sequence[str]]:
    table = _read("spoken.toml")["words"]
    return {fold_word(form): str(words).split() for forms, words in table.items() for form in forms.split()}


@cache
def _translations() -> Mapping[str, Sequence[str]]:
    """What each word or phrase may mean: a word in several rows has the meanings of all of them."""
    found: dict[str, list[str]] = {}
    for table in ("english", "french", "countries"):
        for forms, arabic in _read("translations.toml")[table].items():
            for form in forms.split():
                found.setdefault(_plain(form), []).extend(str(arabic).split())
    for phrase, arabic in _read("translations.toml")["phrases"].items():
        found[_plain(phrase)] = str(arabic).split()
    return {form: tuple(dict.fromkeys(words)) for form, words in found.items()}


@cache
def _terms() -> Mapping[str, Sequence[str]]:
    return {
        _plain(phrase): str(words).split() for phrase, words in _read("translations.toml")["terms"].items()
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
    return read_toml(__package__, name)
