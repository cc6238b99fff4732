"""How well dates and texts of web pages are read, on pages whose publication dates are known.

    python benchmarks/html_pages.py FOLDER

FOLDER holds pages and a gold.jsonl with a line {"file", "published", "text"?} for each. Prints a Markdown
table: how many dates are right, wrong or not found, and, of the lines that bring a text, how much of its
words is found and how much of what is found belongs to it. Then every page whose date is not right, with what
was found.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from timeline.errors import RecordRefused
from timeline.readers import read_path
from timeline.readers.record import RawArticle


@dataclass(frozen=True)
class Tried:
    """A page, what is known of it, and what was read."""

    gold: dict[str, Any]
    found: RawArticle | RecordRefused

    @property
    def day(self) -> str | None:
        return (self.gold.get("published") or "")[:10] or None

    @property
    def found_day(self) -> str | None:
        return self.found.published if isinstance(self.found, RawArticle) else None


def tried(folder: Path) -> list[Tried]:
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    pages = [json.loads(line) for line in lines if line.strip()]
    return [Tried(page, next(read_path(folder / page["file"])).record) for page in pages]


def shares(pages: list[Tried]) -> str:
    """Of all words of the known texts, how many are found; of all found, how many are theirs."""
    both = known = found = 0
    for page in pages:
        if not page.gold.get("text"):
            continue
        text = page.found.text if isinstance(page.found, RawArticle) else ""
        wanted, got = Counter(page.gold["text"].split()), Counter(text.split())
        both, known, found = both + (wanted & got).total(), known + wanted.total(), found + got.total()
    return f"{both / known:.3f} | {both / max(found, 1):.3f}" if known else "not known | not known"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    start = perf_counter()
    pages = tried(parser.parse_args().folder)
    seconds = perf_counter() - start
    dated = [page for page in pages if page.day]
    right = [page for page in dated if page.found_day == page.day]
    missed = [page for page in dated if page.found_day is None]
    texts = sum(isinstance(page.found, RawArticle) for page in pages)
    print(
        "| pages | with a text | dates known | right | wrong | none | words found | words right | seconds |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    wrong = len(dated) - len(right) - len(missed)
    counts = f"{len(pages)} | {texts} | {len(dated)} | {len(right)} | {wrong} | {len(missed)}"
    print(f"| {counts} | {shares(pages)} | {seconds:.1f} |\n")
    for page in pages:
        if isinstance(page.found, RecordRefused):
            print(f"refused: {page.found}")
        elif page not in right:
            print(f"{page.gold['file']}: known {page.day}, found {page.found_day}")


if __name__ == "__main__":
    main()
