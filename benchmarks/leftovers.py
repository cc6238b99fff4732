"""What rules leave over: words next to an expression that belong to a date and that no rule read.

    python benchmarks/leftovers.py ARTICLES.jsonl[.gz] [...] [--most 25] [--examples 0]

Prints a Markdown table: for each rule, side and kind of leftover how many there are per 1,000 articles of
each file, the most frequent first; --examples adds that many places (article: offset) of each.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

from timeline.grammar.parse import parse

Kind = tuple[str, str, str]


def leftovers(path: Path) -> tuple[Counter[Kind], int, dict[Kind, list[str]]]:
    found: Counter[Kind] = Counter()
    places: dict[Kind, list[str]] = defaultdict(list)
    articles = 0
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        for line in file:
            articles += 1
            article = json.loads(line)
            for expression in parse(article["text"]):
                for left in expression.leftovers:
                    side = "before" if left.start < expression.start else "after"
                    kind = (expression.rule, side, left.kind)
                    found[kind] += 1
                    places[kind].append(f"{article['id']}:{expression.start}")
    return found, articles, places


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", metavar="ARTICLES", nargs="+", type=Path, help="JSON Lines, may be gzipped")
    parser.add_argument("--most", type=int, default=25, help="rows printed")
    parser.add_argument("--examples", type=int, default=0, help="places printed of each row")
    options = parser.parse_args()
    columns = [leftovers(path) for path in options.paths]
    names = [path.name.split(".")[0] for path in options.paths]
    total: Counter[Kind] = Counter()
    for found, articles, _ in columns:
        for kind, count in found.items():
            total[kind] += count * 1000 / articles
    print("| rule | side | left over | " + " | ".join(names) + " |")
    print("|---|---|---|" + "---:|" * len(columns))
    for kind, _ in total.most_common(options.most):
        row = " | ".join(f"{found[kind] * 1000 / articles:.1f}" for found, articles, _ in columns)
        print(f"| {' | '.join(kind)} | {row} |")
    everything = " | ".join(f"{found.total() * 1000 / articles:.1f}" for found, articles, _ in columns)
    print(f"| all | | | {everything} |")
    if options.examples:
        for kind, _ in total.most_common(options.most):
            print(*kind, *(place for _, _, places in columns for place in places[kind][: options.examples]))


if __name__ == "__main__":
    main()
