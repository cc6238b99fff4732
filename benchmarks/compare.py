r"""What a user would do instead, over the same articles: processor time an article, and ratios.

    python benchmarks/compare.py ARTICLES.jsonl[.gz]... [--articles 500]

Beside us: dateparser's search with sqlite-utils, which stores the dates found (`pip install sqlite-utils`);
our tagging with sqlite-utils, which does the same; the texts alone stored by Python's sqlite3; a bare `\w+`
scan. The ways take turns, portion by portion, on one core, so that other work slows all of them alike. One of
each file in turn is taken; every way has a database of its own, and has processed a few articles before the
first that count.
"""

import argparse
import re
import sqlite3
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from growth import distinct

from timeline import tag
from timeline.commands.ingest.article import Defaults, to_article
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.db.schema import open_store
from timeline.errors import RecordRefused
from timeline.extraction.model import Article
from timeline.readers import read_path
from timeline.readers.record import Item, RawArticle

_PORTION = 50
# Articles before those that count: lexicons are loaded, tables made.
_FIRST = 20
_WORD = re.compile(r"\w+")
# What one way does with a portion of the articles; returns how many dates it found.
Way = Callable[[Sequence[Item], Sequence[Article]], int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=500)
    options = parser.parse_args()
    turns = zip_longest(*(read_path(path) for path in options.files))
    every = _accepted(distinct((one for turn in turns for one in turn if one), 10**9))
    first, items = list(islice(every, _FIRST)), list(islice(every, options.articles))
    with tempfile.TemporaryDirectory() as folder:
        ways = _ways(Path(folder))
        spent, found = dict.fromkeys(ways, 0.0), dict.fromkeys(ways, 0)
        for way in ways.values():
            way([item for item, _ in first], [article for _, article in first])
        for start in range(0, len(items), _PORTION):
            portion = items[start : start + _PORTION]
            raw, articles = [item for item, _ in portion], [article for _, article in portion]
            for name, way in ways.items():
                begun = time.process_time()
                found[name] += way(raw, articles)
                spent[name] += time.process_time() - begun
    characters = sum(len(article.text) for _, article in items)
    print(f"{len(items)} articles, {characters:,} characters")
    print(f"{'':<34}{'ms an article':>14}{'x scan':>9}{'x ingest':>10}{'dates':>8}")
    for name, seconds in spent.items():
        each = 1000 * seconds / len(items)
        scans, ingests = seconds / spent["scan"], seconds / spent["timeline ingest"]
        print(f"{name:<34}{each:>14.3f}{scans:>9.1f}{ingests:>10.3f}{found[name] or '':>8}")


def _accepted(items: Any) -> Any:
    for item in items:
        try:
            if isinstance(item.record, RawArticle):
                yield item, to_article(item.record, Defaults())
        except RecordRefused:
            continue


def _ways(folder: Path) -> dict[str, Way]:
    ways: dict[str, Way] = {
        "scan": _scan,
        "texts stored by sqlite3": _Bare(folder / "bare.db"),
        "timeline ingest": _Ingest(folder / "timeline.db"),
    }
    try:
        import sqlite_utils
    except ImportError:
        print("sqlite-utils is not installed: the ways that store with it are left out")
        return ways
    ways["timeline tag, sqlite-utils"] = _Stored(sqlite_utils.Database(folder / "tagged.db"), _tagged)
    ways["dateparser search, sqlite-utils"] = _Stored(sqlite_utils.Database(folder / "found.db"), _searched())
    return ways


def _scan(_items: Sequence[Item], articles: Sequence[Article]) -> int:
    for article in articles:
        _WORD.findall(article.text)
    return 0


class _Bare:
    """The texts in a table without an index, one transaction a portion."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.execute("CREATE TABLE articles (id TEXT, text TEXT)")

    def __call__(self, _items: Sequence[Item], articles: Sequence[Article]) -> int:
        with self.connection:
            rows = [(article.id, article.text) for article in articles]
            self.connection.executemany("INSERT INTO articles VALUES (?, ?)", rows)
        return 0


class _Ingest:
    """Everything: dates, clauses, names, events, the log."""

    def __init__(self, path: Path) -> None:
        self.engine = open_store(f"sqlite:///{path}", create=True)

    def __call__(self, items: Sequence[Item], _articles: Sequence[Article]) -> int:
        summary = Summary()
        options = IngestOptions("benchmark", workers=1)
        ingest(self.engine, iter(items), Defaults(), options=options, summary=summary)
        return summary.mentions


class _Stored:
    """The dates that a function finds, one row each, and the articles."""

    def __init__(self, database: Any, find: Callable[[Article], list[tuple[str, str | None]]]) -> None:
        self.database, self.find = database, find

    def __call__(self, _items: Sequence[Item], articles: Sequence[Article]) -> int:
        rows = [
            {"article": article.id, "words": words, "date": date}
            for article in articles
            for words, date in self.find(article)
        ]
        self.database["articles"].insert_all(
            ({"id": article.id, "text": article.text} for article in articles), pk="id", replace=True
        )
        self.database["dates"].insert_all(rows)
        return len(rows)


def _tagged(article: Article) -> list[tuple[str, str | None]]:
    return [(one.expression.text, one.resolution.timex) for one in tag(article.text, article.published)]


def _searched() -> Callable[[Article], list[tuple[str, str | None]]]:
    from dateparser.search import search_dates

    def search(article: Article) -> list[tuple[str, str | None]]:
        day = article.published.earliest if article.published else None
        settings = {"RELATIVE_BASE": datetime(day.year, day.month, day.day)} if day else {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = search_dates(article.text, languages=["ar"], settings=settings) or []
        return [(words, moment.isoformat()) for words, moment in found]

    return search


if __name__ == "__main__":
    main()
