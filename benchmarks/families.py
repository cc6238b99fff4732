"""How many expressions each rule finds per 1,000 articles.

    python benchmarks/families.py ARTICLES.jsonl[.gz] [...]

Prints a Markdown table, a column per file.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from timeline.grammar.parse import RULES, parse


def counts(path: Path) -> tuple[Counter[str], int]:
    found: Counter[str] = Counter()
    articles = 0
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        for line in file:
            articles += 1
            found.update(expression.rule for expression in parse(json.loads(line)["text"]))
    return found, articles


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", metavar="ARTICLES", nargs="+", type=Path, help="JSON Lines, may be gzipped")
    paths = parser.parse_args().paths
    columns = [counts(path) for path in paths]
    names = [path.name.split(".")[0] for path in paths]
    print("| rule | " + " | ".join(f"{n} ({c[1]:,})" for n, c in zip(names, columns, strict=True)) + " |")
    print("|---|" + "---:|" * len(columns))
    for rule in dict.fromkeys(rule.name for rule in RULES):
        row = " | ".join(f"{found[rule] * 1000 / articles:.1f}" for found, articles in columns)
        print(f"| {rule} | {row} |")


if __name__ == "__main__":
    main()
