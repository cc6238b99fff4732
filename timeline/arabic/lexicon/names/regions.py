"""What lies in a region that a question names, from regions.toml and provinces.csv next to this module."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.arabic.lexicon.names import latin_key
from timeline.arabic.script import fold_word
from timeline.compiled import read_toml

_KEY = "geonames:"


@dataclass(frozen=True, slots=True)
class Area:
    """Whole countries (ISO 3166, two letters), and provinces by their codes in GeoNames: LB.06."""

    countries: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()


@cache
def areas() -> Mapping[str, Area]:
    """Return the areas by their names, folded, Latin ones as latin_key has them. Read once; never changed."""
    found: dict[str, Area] = {}
    for table in ("world", "custom", "country"):
        for names, listed in _tables()[table]["areas"].items():
            codes = frozenset(str(listed).split())
            provinces = frozenset(code for code in codes if "." in code)
            area = Area(codes - provinces, provinces)
            found |= {_folded(name): area for name in names.split("|")}
    return found


@cache
def directions() -> Mapping[str, str]:
    """Return the points of the compass (N, NE) by the words for them, folded."""
    table = _tables()["part"]["directions"]
    return {_folded(name): point for names, point in table.items() for name in names.split("|")}


@cache
def heads() -> frozenset[str]:
    """Return the words beside a place that mean its province, folded."""
    return frozenset(map(_folded, _tables()["head"]["words"].split()))


@cache
def not_beside() -> frozenset[str]:
    """Return the words beside which the name of an area is that of something else, folded."""
    return frozenset(map(_folded, _tables()["not_beside"]["words"].split()))


@cache
def fillers() -> frozenset[str]:
    """Return the Latin words that a name of a region may have or lack: the south of Lebanon."""
    return frozenset(_tables()["filler"]["words"].split())


@cache
def places_of_provinces() -> Mapping[str, frozenset[str]]:
    """Return the keys of the places in each province, by its code."""
    lines = (files(__package__) / "provinces.csv").read_text(encoding="utf-8").splitlines()
    rows = (line.partition(",") for line in lines if line[2:3] == ".")
    return {code: frozenset(_KEY + number for number in numbers.split()) for code, _comma, numbers in rows}


@cache
def provinces_of_places() -> Mapping[str, str]:
    """Return the province of each place, by its key."""
    return {key: code for code, keys in places_of_provinces().items() for key in keys}


def _folded(name: str) -> str:
    return latin_key(name) or fold_word(name)


@cache
def _tables() -> Mapping[str, Any]:
    return read_toml(__package__, "regions.toml")
