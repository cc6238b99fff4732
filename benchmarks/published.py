"""How well publication dates are worked out from the articles' own words, their true dates hidden.

    python benchmarks/published.py ARTICLES.jsonl[.gz] [...] [--failures 20]

Prints a Markdown table, a row per source: how many articles get bounds, in how many of these the true date
lies inside, how many are one day, how many open at an end, and the median of the days of the others. Articles
whose own date is not one day are left out.
"""

import argparse
import gzip
import json
import statistics
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.cli.origins import says_words
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Certainty, Interval, day, during
from timeline.extraction.publication_date.combine import InferredPublication, infer_publication


@dataclass(frozen=True)
class Tried:
    """An article with its true date and what was worked out."""

    source: str
    text: str
    published: date
    dating: InferredPublication | None

    @property
    def right(self) -> bool:
        return self.dating is not None and during(day(self.published), self.dating.days) is Certainty.CERTAIN


def tried(path: Path) -> Iterator[Tried]:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        for item in map(json.loads, file):
            when = parse_edtf(item["published"]) if item.get("published") else None
            if when is not None and when.is_day and when.earliest:
                source = item.get("source") or path.name.split(".")[0]
                yield Tried(source, item["text"], when.earliest, infer_publication(item["text"]))


def length(days: Interval) -> int | None:
    return (days.latest - days.earliest).days + 1 if days.earliest and days.latest else None


def row(name: str, articles: list[Tried]) -> str:
    found = [article for article in articles if article.dating]
    if not found:
        return f"| {name} | {len(articles):,} | 0 | | | | | |"
    lengths = [length(article.dating.days) for article in found if article.dating]
    closed = [size for size in lengths if size is not None]
    single = [article for article, size in zip(found, lengths, strict=True) if size == 1]
    share = sum(article.right for article in found) / len(found)
    share_single = f"{sum(article.right for article in single) / len(single):.3f}" if single else ""
    several = [size for size in closed if size > 1]
    median = f"{statistics.median(several):.0f}" if several else ""
    return (
        f"| {name} | {len(articles):,} | {len(found):,} ({len(found) / len(articles):.3f}) | {share:.3f} "
        f"| {len(single)} | {share_single} | {len(several)} | {median} | {len(found) - len(closed)} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--failures", type=int, default=0, help="print so many that are wrong")
    options = parser.parse_args()
    by_source: dict[str, list[Tried]] = defaultdict(list)
    for path in options.files:
        for article in tried(path):
            by_source[article.source].append(article)
    columns = "articles | with bounds | date inside | one day | of these right | several | median days | open"
    print(f"| source | {columns} |")
    print("|---|" + "---:|" * 8)
    for name, articles in sorted(by_source.items()):
        print(row(name, articles))
    together = [article for articles in by_source.values() for article in articles]
    print(row("all", together))
    wrong = [article for article in together if article.dating and not article.right]
    for article in wrong[: options.failures]:
        assert article.dating is not None
        print(f"\n{article.source} {article.published}, not {format_edtf(article.dating.days)}")
        for evidence in article.dating.evidence:
            around = article.text[max(0, evidence.start - 60) : evidence.end + 30].replace("\n", " ")
            print(f"  {says_words(evidence.says)}\n    {around}")


if __name__ == "__main__":
    main()
