r"""Tagging speed: characters a second, beside a bare `\w+` scan and dateparser's search, on one core.

    python benchmarks/tagging.py ARTICLES.jsonl[.gz] [--articles 1000] [--dateparser 200]

Tagging is parsing and resolving. dateparser is given fewer articles, because it is slow. The
scan and the tagger take turns, five rounds; medians are printed.
"""

import argparse
import gzip
import json
import re
import statistics
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from timeline import tag
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval

Article = tuple[str, Interval | None]
ROUNDS = 5


def articles(path: Path, count: int) -> list[Article]:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        read = [json.loads(line) for line in islice(file, count)]
    return [(item["text"], parse_edtf(item["published"]) if item.get("published") else None) for item in read]


def ours(text: str, published: Interval | None) -> int:
    return len(tag(text, published))


def scan(text: str, published: Interval | None) -> int:
    return len(re.findall(r"\w+", text))


def search(text: str, published: Interval | None) -> int:
    from dateparser.search import search_dates

    return len(search_dates(text, languages=["ar"]) or [])


def speed(work: Callable[[str, Interval | None], int], given: list[Article]) -> float:
    """Characters a second of processor time."""
    start = time.process_time()
    for text, published in given:
        work(text, published)
    return sum(len(text) for text, _ in given) / (time.process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--dateparser", type=int, default=200)
    options = parser.parse_args()
    given = articles(options.file, options.articles)
    found = sum(ours(*article) for article in given)
    rounds = [(speed(scan, given), speed(ours, given)) for _ in range(ROUNDS)]
    scanning, tagging = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{len(given)} articles, {sum(len(text) for text, _ in given):,} characters, {found:,} expressions")
    print(f"bare scan   {scanning / 1e6:8.3f} million characters/s")
    print(f"timeline    {tagging / 1e6:8.3f} million characters/s  {tagging / scanning:.3f} of the scan")
    if options.dateparser:
        other = speed(search, given[: options.dateparser])
        ratio = f"timeline is {tagging / other:.0f} times as fast"
        print(f"dateparser  {other / 1e6:8.3f} million characters/s  {ratio}")


if __name__ == "__main__":
    main()
