"""Known names: the gazetteer, the organisations, and what a user adds to them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal

from timeline.arabic.lexicon import names
from timeline.compiled import Lazily, compiled
from timeline.extraction.names.words import name_words

Kind = Literal["person", "place", "organisation"]
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A known place: its key, its country (ISO 3166, two letters) and its coordinates in degrees."""

    key: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Evidence(Enum):
    """What has to show that a spelling is the place: nothing, something in the text, or a word like مدينة."""

    NONE = "none"
    CONTEXT = "context"
    PLACE_WORD = "place word"


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One spelling of a place: its words after the first, and the place.

    needs: the evidence without which it is not found; written: the spelling before folding, if it counts.
    """

    rest: Phrase
    place: Place
    needs: Evidence = Evidence.NONE
    written: str = ""


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """One spelling of a person or an organisation: its words after the first, and the key."""

    rest: Phrase
    kind: Literal["person", "organisation"]
    key: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A user's own name: its spelling, the key that it stands for, and a place's country and coordinates."""

    spelling: str
    key: str
    kind: Kind
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Known spellings by their first folded word, those with more words first. Compared by identity."""

    places: Mapping[str, Sequence[GazetteerEntry]]
    names: Mapping[str, Sequence[NamedEntry]]


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the package. Read once; never changed."""
    code = [("timeline.extraction.names", "gazetteer.py"), ("timeline.arabic", "script.py")]
    sources = [(names.__name__, "places.csv"), (names.__name__, "__init__.py"), *code]
    by_first = compiled("gazetteer", sources, _compile)
    known: dict[str, list[NamedEntry]] = {}
    for first, *rest in names.known_organisations():
        key = "organisation:" + "-".join((first, *rest))
        known.setdefault(first, []).append(NamedEntry(tuple(rest), "organisation", key))
    for every in known.values():
        every.sort(key=lambda entry: -len(entry.rest))
    return Gazetteer(Lazily(by_first, _entries), known)


def _entries(rows: str) -> list[GazetteerEntry]:
    return [
        GazetteerEntry(tuple(rest), Place(*place), Evidence(needs), written)
        for place, needs, written, rest in json.loads(rows)
    ]


def _compile() -> Mapping[str, str]:
    """The entries by their first words, those with more words first, as JSON text: few are needed."""
    by_first: dict[str, list[Sequence[Any]]] = {}
    for row in names.places():
        place = row.key, row.country, row.latitude, row.longitude
        for needs, spellings in (
            (Evidence.NONE, ((spelling, "") for spelling in row.spellings)),
            (Evidence.CONTEXT, row.with_evidence),
            (Evidence.PLACE_WORD, ((spelling, "") for spelling in row.after_place_word)),
        ):
            for spelling, written in spellings:
                first, *rest = spelling.split()
                by_first.setdefault(first, []).append((place, needs.value, written, rest))
    for rows in by_first.values():
        rows.sort(key=lambda row: -len(row[-1]))
    return {
        first: json.dumps(rows, ensure_ascii=False, separators=(",", ":")) for first, rows in by_first.items()
    }


def with_spellings(known: Gazetteer, own: Sequence[Spelling]) -> Gazetteer:
    """Return the gazetteer with a user's own spellings, each replacing what the same words named.

    Without any, it is the same object.
    """
    if not own:
        return known
    places = {first: list(entries) for first, entries in known.places.items()}
    named = {first: list(entries) for first, entries in known.names.items()}
    for row in own:
        first, *others = name_words(row.spelling).words
        rest = tuple(others)
        places[first] = [entry for entry in places.get(first, ()) if entry.rest != rest]
        named[first] = [entry for entry in named.get(first, ()) if entry.rest != rest]
        if row.kind == "place":
            place = Place(row.key, row.country, row.latitude, row.longitude)
            places[first].append(GazetteerEntry(rest, place))
        else:
            named[first].append(NamedEntry(rest, row.kind, row.key))
    return _sorted(
        {first: entries for first, entries in places.items() if entries},
        {first: every for first, every in named.items() if every},
    )


def places_by_key(known: Gazetteer) -> dict[str, Place]:
    """Return the places of a gazetteer by key; of the entries with one key, the first with coordinates."""
    by_key: dict[str, Place] = {}
    for entries in known.places.values():
        for place in (entry.place for entry in entries):
            if place.key not in by_key or by_key[place.key].latitude is None:
                by_key[place.key] = place
    return by_key


def _sorted(places: dict[str, list[GazetteerEntry]], named: dict[str, list[NamedEntry]]) -> Gazetteer:
    for entries in places.values():
        entries.sort(key=lambda entry: -len(entry.rest))
    for every in named.values():
        every.sort(key=lambda entry: -len(entry.rest))
    return Gazetteer(places, named)
