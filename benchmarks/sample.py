"""Expressions drawn at random, with the words around them, to be read by a person: right, narrow or wrong.

    python benchmarks/sample.py ARTICLES.jsonl[.gz] [--count 100] [--seed 1] [--before 200] [--after 120]

Prints for each: its article and publication, the words around it with the expression in ‹ ›, its TIMEX3
value, its time in EDTF, its kind, and the alternatives. Without durations, sets and vague references.
"""

import argparse
import gzip
import json
import random
from pathlib import Path
from typing import Any

from timeline import tag
from timeline.dates.edtf import format_edtf
from timeline.normalizer.tagging import Timex


def articles(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        return [json.loads(line) for line in file]


def is_dated(one: Timex) -> bool:
    return one.expression.type in ("DATE", "TIME") and not one.expression.vague


def entry(article: dict[str, Any], one: Timex, before: int, after: int) -> str:
    expression, resolution, text = one.expression, one.resolution, article["text"]
    left = text[max(0, expression.start - before) : expression.start].replace("\n", " ¶ ")
    right = text[expression.end : expression.end + after].replace("\n", " ¶ ")
    others = ", ".join(format_edtf(other.interval) for other in resolution.alternatives)
    lines = [
        f"article {article['id']}  published {article.get('published')}",
        f"  {left}‹{expression.text}›{right}",
        f"  {resolution.timex}  {resolution.kind}  {resolution.edtf or resolution.status}"
        + (f"  or {others}" if others else ""),
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", metavar="ARTICLES", type=Path, help="JSON Lines, may be gzipped")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--before", type=int, default=200, help="characters shown before the expression")
    parser.add_argument("--after", type=int, default=120, help="characters shown after it")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    listed = articles(options.path)
    chance.shuffle(listed)
    # One expression of each article: several of one article are not independent.
    drawn = []
    for article in listed:
        dated = [one for one in tag(article["text"], article.get("published")) if is_dated(one)]
        if dated:
            drawn.append(entry(article, chance.choice(dated), options.before, options.after))
        if len(drawn) == options.count:
            break
    for number, text in enumerate(drawn, start=1):
        print(f"[{number}] {text}\n")


if __name__ == "__main__":
    main()
