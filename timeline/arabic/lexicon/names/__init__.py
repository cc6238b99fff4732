"""The words of names and places, read from the files next to this module on first use.

`words.toml` and `organisations.toml` hold tables of words with their source, `people.toml` people known by
the surname, `ordinary.csv` frequent words that name nobody (tools/ordinary_words.py). `places.csv` is the
gazetteer and `place_names.csv` its names as they are printed (tools/places.py), `latin.csv` those in Latin
letters. Tables are returned folded.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import normalize

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.script import fold_word, without_marks
from timeline.compiled import compiled, read_toml

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A row of the gazetteer.

    spellings: found anywhere, folded; with_evidence: found where the text shows that it is a place, folded
    and as written; after_place_word: found only after a word like مدينة, folded.
    """

    key: str
    country: str | None
    latitude: float | None
    longitude: float | None
    spellings: Sequence[str]
    with_evidence: Sequence[tuple[str, str]]
    after_place_word: Sequence[str]


@cache
def words(table: str) -> frozenset[str]:
    """Return the words of a table of one of the TOML files. Raises KeyError without one."""
    return frozenset(fold_word(_tables()[table]["words"]).split())


def is_common(word: str) -> bool:
    """Return whether ordinary.csv has a folded word."""
    return f" {word} " in _common().get(f"{len(word)}{word[-2:]}", "")


@cache
def _common() -> Mapping[str, str]:
    """The words of ordinary.csv by length and end, as strings: a set takes several times the memory."""
    sources = [(__package__, "ordinary.csv"), (__package__, "__init__.py")]
    words_by_end: Mapping[str, str] = compiled("ordinary", sources, _compile_common)
    return words_by_end


def _compile_common() -> Mapping[str, str]:
    every: dict[str, str] = {}
    with (files(__package__) / "ordinary.csv").open(encoding="utf-8") as lines:
        for word in map(str.strip, lines):
            key = f"{len(word)}{word[-2:]}"
            every[key] = f"{every.get(key, ' ')}{word} "
    return every


@cache
def known_organisations() -> tuple[Phrase, ...]:
    """Return the organisations that are found by their whole name, each as its words."""
    return tuple(tuple(fold_word(name).split()) for name in _tables()["known"]["words"])


@cache
def generic_bodies() -> frozenset[Phrase]:
    """Return the phrases that look like a body's name and are none, each as its words."""
    return frozenset(tuple(fold_word(phrase).split()) for phrase in _tables()["generic_body"]["words"])


@cache
def nations() -> Mapping[str, str]:
    """Return the country (ISO 3166, two letters) of each adjective of nation, folded, without the article."""
    (feminine,) = map(fold_word, closed.letters("feminine_as_written"))
    rows = (row.split() for row in _tables()["nation"]["rows"])
    return {
        fold_word(word) + ending: country
        for country, *every in rows
        for word in every
        for ending in ("", feminine)
    }


@cache
def leaders() -> tuple[tuple[Phrase, tuple[Phrase, ...]], ...]:
    """Return the full name of each person whom the press calls by the surname alone, and these surnames."""
    return tuple(
        (tuple(fold_word(row["name"]).split()), tuple(tuple(fold_word(lone).split()) for lone in row["lone"]))
        for row in _tables()["leader"]
    )


@cache
def printed_organisations() -> Mapping[Phrase, str]:
    """Return the organisations that are found by their whole name as they are printed, by folded words."""
    return {tuple(fold_word(name).split()): name for name in reversed(_tables()["known"]["words"])}


@cache
def printed_leaders() -> Mapping[Phrase, str]:
    """Return the names of `leaders` as they are printed, by their folded words."""
    return {tuple(fold_word(row["name"]).split()): row["name"] for row in _tables()["leader"]}


@cache
def _tables() -> Mapping[str, Any]:
    return {
        name: table
        for file in ("words.toml", "organisations.toml", "people.toml")
        for name, table in read_toml(__package__, file).items()
    }


def places() -> list[PlaceRow]:
    """Return the gazetteer, in the order in which places with the same name are preferred."""
    text = (files(__package__) / "places.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    # Folded in one go: thousands of calls take longer.
    folded = fold_word("\n".join(row["with_evidence"] for row in rows)).split("\n")
    return [
        PlaceRow(
            key=row["key"],
            country=row["country"] or None,
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
            spellings=_listed(row["spellings"]),
            with_evidence=tuple(zip(_listed(own), _listed(row["with_evidence"]), strict=True)),
            after_place_word=_listed(row["after_place_word"]),
        )
        for row, own in zip(rows, folded, strict=True)
    ]


def _listed(cell: str) -> Sequence[str]:
    return cell.split("|") if cell else ()


@cache
def place_names() -> Mapping[str, tuple[str, str]]:
    """Return the Arabic and the English name of each place as they are printed, by its key."""
    text = (files(__package__) / "place_names.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {row["key"]: (_as_printed(row["arabic"]), row["english"]) for row in csv.DictReader(lines)}


def _as_printed(name: str) -> str:
    """A name without its vowels if the source has more than one, as no newspaper prints them."""
    plain = without_marks(name)
    return plain if len(name) - len(plain) > 1 else name


def places_in_arabic(name: str) -> list[str]:
    """Return the keys of the places with this name, folded, with or without the article."""
    bare = name.removeprefix(ARTICLE)
    rows = [row for form in (bare, ARTICLE + bare) for row in _keys_in_arabic().get(form, "").split()]
    numbered = sorted({(int(number), key) for number, _, key in (row.partition("=") for row in rows)})
    return [key for _number, key in numbered]


@cache
def _keys_in_arabic() -> Mapping[str, str]:
    """The keys of places by name, after their numbers: number=key."""
    sources = [(__package__, "places.csv"), (__package__, "__init__.py")]
    keys: Mapping[str, str] = compiled("places_in_arabic", sources, _compile_arabic)
    return keys


def _compile_arabic() -> Mapping[str, str]:
    found: dict[str, list[str]] = {}
    for number, row in enumerate(places()):
        evident = (folded for folded, _ in row.with_evidence)
        for spelling in {*row.spellings, *row.after_place_word, *evident}:
            found.setdefault(spelling, []).append(f"{number}={row.key}")
    return {spelling: " ".join(rows) for spelling, rows in found.items()}


def places_in_latin(name: str) -> list[str]:
    """Return the keys of the places with this name in Latin letters, in the order of the gazetteer."""
    return _keys_in_latin().get(latin_key(name), "").split()


@cache
def _keys_in_latin() -> Mapping[str, str]:
    sources = [(__package__, "latin.csv"), (__package__, "__init__.py")]
    keys: Mapping[str, str] = compiled("places_in_latin", sources, _compile_latin)
    return keys


def _compile_latin() -> Mapping[str, str]:
    """The keys of places by name, in the order of the file."""
    text = (files(__package__) / "latin.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, list[str]] = {}
    for key, _comma, listed in (line.partition(",") for line in lines[1:]):
        for name in listed.split("|"):
            found.setdefault(name, []).append(key)
    return {name: " ".join(dict.fromkeys(keys)) for name, keys in found.items()}


def people_in_latin(name: str) -> list[str]:
    """Return the people of `leaders` whose English name has these words together, as they are printed."""
    wanted = latin_key(name)
    if not wanted:
        return []
    rows = _tables()["leader"]
    return [row["name"] for row in rows if f" {wanted} " in f" {latin_key(row['english'])} "]


def latin_key(name: str) -> str:
    """Return a name in Latin letters without case, marks and punctuation: Côte d'Ivoire is cote d ivoire.

    Returns an empty string for a name in another script.
    """
    letters = re.sub(r"[\u0300-\u036f]", "", normalize("NFD", name.casefold()))
    if any(letter.isalpha() and not letter.isascii() for letter in letters):
        return ""
    return " ".join(re.findall("[a-z]+", letters))
