"""Regions in questions: the Gulf, جنوب لبنان, "southern Iraq", محافظة البصرة, and the places inside them.

A part of the world is its countries. A part of a country is the provinces that the lexicon gives it; for
other countries, the places in the third of the country that lies in that direction, without its capital.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.arabic.lexicon import names
from timeline.arabic.lexicon.closed import ARTICLE
from timeline.arabic.lexicon.names import regions as lexicon
from timeline.arabic.lexicon.proclitics import strip_proclitics
from timeline.arabic.script import fold_word
from timeline.compiled import Lazily, compiled
from timeline.extraction.names.gazetteer import GazetteerEntry, gazetteer

# The key, latitude, longitude and folded spellings of a place.
_Row = tuple[str, float | None, float | None, Sequence[str]]

_COUNTRY, _REGION = "country:", "region:"
_LONGEST = 4
# A part of a country is a third of it, and is known by so many places.
_PART, _FEWEST = 3, 3


@dataclass(frozen=True, slots=True)
class Region:
    """A region: its words as asked, its whole countries (ISO 3166, lower case), the keys of its places.

    within: the countries in which these places lie.
    """

    words: tuple[str, ...]
    countries: frozenset[str]
    places: frozenset[str]
    within: frozenset[str] = frozenset()

    @property
    def is_known(self) -> bool:
        """Whether it is known what lies in it."""
        return bool(self.countries or self.places)


@dataclass(frozen=True, slots=True)
class _Contents:
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()


def region_named(text: str) -> Region | None:
    """The region that a whole text names; None if it names none."""
    words = [word for word in text.split() if names.latin_key(word) not in lexicon.fillers()]
    found = region_at(words, 0)
    return found[1] if found and found[0] == len(words) else None


def region_at(words: Sequence[str], index: int) -> tuple[int, Region] | None:
    """The longest region that begins with word `index`, as (number of words, region).

    A part of a country of which no places are known is a region without any.
    """
    for count in range(min(_LONGEST, len(words) - index), 0, -1):
        phrase = words[index : index + count]
        for tokens in _readings(phrase):
            contents = _contents_of(tokens)
            if contents is None:
                continue
            beside = words[max(index - 1, 0) : index], words[index + count : index + count + 1]
            if _is_of_something_else(phrase, *beside):
                return None
            written = (_as_written(phrase[0], tokens[0]), *phrase[1:])
            countries = frozenset(map(str.lower, contents.countries))
            within = frozenset(map(str.lower, contents.within))
            return count, Region(written, countries, contents.places, within)
    return None


def regions_of(words: Sequence[str]) -> Iterator[tuple[int, int, Region]]:
    """The regions that some words name, as (first word, word after the last, region); none within a place."""
    index = 0
    while index < len(words):
        if named := region_at(words, index):
            yield index, index + named[0], named[1]
            index += named[0]
        else:
            index += _place_at(words, index) or 1


def _place_at(words: Sequence[str], index: int) -> int:
    """The number of words of a place of several that begins with word `index`: "Saudi Arabia"; or 0."""
    for count in range(min(_LONGEST, len(words) - index), 1, -1):
        if any(_keys(tokens) for tokens in _readings(words[index : index + count])):
            return count
    return 0


def spellings_in(region: Region) -> Iterator[tuple[str, ...]]:
    """The names of the places in a region, each as its folded words."""
    for country in sorted(region.countries | region.within):
        for key, _latitude, _longitude, spellings in _places_of().get(country.upper(), ()):
            if key in region.places or country in region.countries:
                yield from (tuple(spelling.split()) for spelling in spellings)


def spellings_of(key: str, country: str) -> Iterator[str]:
    """The longest word of each name of a place, folded. key: its own; country: ISO 3166, in any case."""
    for other, _latitude, _longitude, spellings in _places_of().get(country.upper(), ()):
        if other == key:
            yield from (max(spelling.split(), key=len) for spelling in spellings)


def _is_of_something_else(phrase: Sequence[str], before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether what is beside a region makes it part of another name: a cup; Gulf News."""
    if any(_folded(word) in lexicon.not_beside() for word in (*before, *after)):
        return True
    follows = after[0] if after else ""
    return len(phrase) == 1 and follows[:1].isupper() and bool(names.latin_key(phrase[0]))


def _readings(phrase: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The folded words of a phrase, the first also without what is attached to it."""
    first, *rest = map(_folded, phrase)
    forms = [first, *(bare for _, bare in strip_proclitics(first))] if first else ()
    yield from (tuple(" ".join((form, *rest)).split()) for form in forms)


def _folded(word: str) -> str:
    return names.latin_key(word) or fold_word(word)


def _as_written(word: str, token: str) -> str:
    """A word without the letters attached to it that its reading is without."""
    if names.latin_key(word):
        return word
    return word[len(word) - len(token) :] if fold_word(word).endswith(token) else token


def _contents_of(tokens: Sequence[str]) -> _Contents | None:
    """What lies in the region that some folded words name; None if they name none."""
    if area := lexicon.areas().get(" ".join(tokens)):
        return _inside(area, tokens)
    if len(tokens) == 1 or any(not key.startswith(_REGION) for key in _keys(tokens)):
        return None
    if part := _direction_and_country(tokens):
        area = _parts().get(part)
        return _inside(area, tokens) if area else _Contents(frozenset(), _third(*part), frozenset(part[:1]))
    return _province(tokens)


def _inside(area: lexicon.Area, tokens: Sequence[str]) -> _Contents:
    places = _of_provinces(area.provinces).union(_keys(tokens))
    if area.provinces:
        # Smaller regions inside it have keys of their own.
        within = (name for name, other in lexicon.areas().items() if _is_within(other, area))
        places = places.union(*(_keys(name.split()) for name in within))
    return _Contents(area.countries, places, frozenset(code[:2] for code in area.provinces))


def _is_within(other: lexicon.Area, area: lexicon.Area) -> bool:
    return bool(other.provinces) and other.provinces <= area.provinces


def _of_provinces(codes: AbstractSet[str]) -> frozenset[str]:
    every = lexicon.places_of_provinces()
    return frozenset().union(*(every.get(code, frozenset()) for code in codes))


def _province(tokens: Sequence[str]) -> _Contents | None:
    """The province of a place that has a word for one beside it: محافظة البصرة, ريف حلب الشمالي."""
    heads = lexicon.heads()
    if tokens[0] in heads:
        direction = len(tokens) > 2 and tokens[-1].removeprefix(ARTICLE) in lexicon.directions()
        place = tokens[1:-1] if direction else tokens[1:]
    elif tokens[-1] in heads:
        place = tokens[:-1]
    else:
        return None
    known = lexicon.provinces_of_places()
    code = next((known[key] for key in _keys(place) if key in known), None)
    return _Contents(frozenset(), _of_provinces({code}), frozenset({code[:2]})) if code else None


def _keys(tokens: Sequence[str]) -> list[str]:
    """The keys of the places with this name, in Arabic or Latin letters."""
    name = " ".join(tokens)
    if names.latin_key(name):
        return names.places_in_latin(name)
    return [entry.place.key for entry in _entries(tokens)]


def _entries(tokens: Sequence[str]) -> Iterator[GazetteerEntry]:
    first, *rest = tokens
    bare = first.removeprefix(ARTICLE)
    for word in dict.fromkeys((first, bare, ARTICLE + bare)):
        yield from (entry for entry in gazetteer().places.get(word, ()) if entry.rest == tuple(rest))


@cache
def _parts() -> Mapping[tuple[str, str], lexicon.Area]:
    """The parts of countries that the lexicon has, by country and point of the compass."""
    named = ((_direction_and_country(name.split()), area) for name, area in lexicon.areas().items())
    return {part: area for part, area in named if part and area.provinces}


def _direction_and_country(tokens: Sequence[str]) -> tuple[str, str] | None:
    """The country and the point of the compass of its part: جنوب لبنان, الجنوب اللبناني, "south Lebanon"."""
    for count in (2, 1):
        point = lexicon.directions().get(" ".join(tokens[:count]))
        if point and (country := _country(tokens[count:])):
            return country, point
    return None


def _country(tokens: Sequence[str]) -> str | None:
    if not tokens:
        return None
    adjective = names.nations().get(tokens[0].removeprefix(ARTICLE)) if len(tokens) == 1 else None
    countries = (key.removeprefix(_COUNTRY) for key in _keys(tokens) if key.startswith(_COUNTRY))
    return adjective or next(countries, None)


def _third(country: str, point: str) -> frozenset[str]:
    """The places in the part of a country that lies in a direction; none if these are too few to tell."""
    rows = [row for row in _places_of().get(country, ()) if row[1] is not None and row[2] is not None]
    inside = rows[1:]  # The capital is the first.
    for letter in point:
        values = [_coordinate(row, letter) for row in rows]
        if not values:
            return frozenset()
        part = (max(values) - min(values)) / _PART
        if letter in "NE":
            inside = [row for row in inside if _coordinate(row, letter) >= max(values) - part]
        else:
            inside = [row for row in inside if _coordinate(row, letter) <= min(values) + part]
    return frozenset(row[0] for row in inside) if len(inside) >= _FEWEST else frozenset()


def _coordinate(row: _Row, letter: str) -> float:
    return (row[1] if letter in "NS" else row[2]) or 0


@cache
def _places_of() -> Mapping[str, Sequence[_Row]]:
    """The places of each country: their keys, latitudes, longitudes and folded spellings, in their order."""
    sources = [(names.__name__, "places.csv"), (names.__name__, "__init__.py"), (__package__, "regions.py")]
    return Lazily(compiled("places_by_country", sources, _compile), json.loads)


def _compile() -> Mapping[str, str]:
    found: dict[str, list[Sequence[Any]]] = {}
    for row in names.places():
        evident = [folded for folded, _written in row.with_evidence]
        spellings = [*row.spellings, *evident, *row.after_place_word]
        found.setdefault(row.country or "", []).append([row.key, row.latitude, row.longitude, spellings])
    return {country: json.dumps(rows, ensure_ascii=False) for country, rows in found.items()}
