"""The words of names and places, read from the files beside this one; only what reads names loads them.

`words.toml` and `organisations.toml` hold tables of words with their source, `places.csv` the gazetteer,
which tools/places.py writes. All words come out folded (script.py).
"""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.arabic.script import fold_word

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A row of the gazetteer. named: its spellings; behind: those that count only behind a place word."""

    key: str
    country: str | None
    latitude: float | None
    longitude: float | None
    named: Sequence[str]
    behind: Sequence[str]


@cache
def words(table: str) -> frozenset[str]:
    """The words of a table of words.toml or organisations.toml. Raises KeyError when there is none."""
    return frozenset(fold_word(_tables()[table]["words"]).split())


@cache
def known_organisations() -> tuple[Phrase, ...]:
    """The organisations that are found as they stand, each as its words."""
    return tuple(tuple(fold_word(name).split()) for name in _tables()["known"]["words"])


@cache
def leaders() -> tuple[tuple[Phrase, tuple[Phrase, ...]], ...]:
    """The full name of each person whom the press names by the surname alone, and what it then writes."""
    return tuple(
        (tuple(fold_word(row["name"]).split()), tuple(tuple(fold_word(lone).split()) for lone in row["lone"]))
        for row in _tables()["leader"]
    )


@cache
def _tables() -> Mapping[str, Any]:
    folder = files(__package__)
    return {
        name: table
        for file in ("words.toml", "organisations.toml")
        for name, table in tomllib.loads((folder / file).read_text(encoding="utf-8")).items()
    }


def places() -> list[PlaceRow]:
    """The gazetteer, in the order in which places of one name are preferred."""
    text = (files(__package__) / "places.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return [
        PlaceRow(
            key=row["key"],
            country=row["country"] or None,
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
            named=row["named"].split("|") if row["named"] else (),
            behind=row["behind"].split("|") if row["behind"] else (),
        )
        for row in csv.DictReader(lines)
    ]
