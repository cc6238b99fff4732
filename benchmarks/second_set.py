"""A second set of articles, annotated by hand: written out for a scorer of temporal expressions.

    python benchmarks/second_set.py ARTICLES.jsonl[.gz] FOLDER

gold/newspapers19.jsonl holds the annotations of 60 articles by article id and offsets, without any of their
words; ARTICLES is the collection that has these articles. Writes for the 40 articles to look at and for the
20 put aside (held) FOLDER/NAME.gold.jsonl, with the words of the expressions, and
FOLDER/NAME.predicted.jsonl, as `timeline tag --jsonl` prints them.
"""

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

from timeline.cli.tag import tagged
from timeline.dates.edtf import parse_edtf

GOLD = Path(__file__).parent / "gold" / "newspapers19.jsonl"


def articles(path: Path) -> dict[str, Any]:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        return {article["id"]: article for article in map(json.loads, file)}


def with_words(timexes: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    if timexes and timexes[-1]["end"] > len(text):
        raise SystemExit("an annotation lies outside its article: is this the collection that was annotated?")
    return [{**one, "text": text[one["start"] : one["end"]]} for one in timexes]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path, help="JSON Lines, may be gzipped")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    known = articles(options.articles)
    annotated = list(map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()))
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, held in (("seen", False), ("held", True)):
        gold, predicted = [], []
        for one in annotated:
            if one["held"] is held:
                article = known[one["id"]]
                text, published = article["text"], article["published"]
                gold.append({"id": one["id"], "timexes": with_words(one["timexes"], text)})
                found = tagged(text, parse_edtf(published) if published else None)
                predicted.append({"id": one["id"], "timexes": found})
        for kind, rows in (("gold", gold), ("predicted", predicted)):
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (options.folder / f"{name}.{kind}.jsonl").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
