r"""What the same articles cost to append to archives of several sizes, in processor time.

    python benchmarks/appending.py ARTICLES.jsonl[.gz]... --archives 0 4000 12000 [--articles 1500]

Extracts distinct articles once, one of each file in turn. Then, for each size, an archive of so many of the
first of them is filled, and the last ones are appended to it: what differs between the lines is the archive
alone. In milliseconds an article, and in brackets as a multiple of finding the words of the same texts with a
regular expression. SQL (the driver's execute and commit), joining, and dating by events are parts of the
whole; their SQL counts twice. SQLite alone.
"""

import argparse
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any

from growth import Clock, distinct

from timeline.commands import append
from timeline.commands.ingest import pipeline
from timeline.commands.ingest.article import Defaults, to_article
from timeline.commands.ingest.extract_article import ExtractedArticle
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.workers import ExtractionPool, Result, extracting_articles
from timeline.db.schema import open_store
from timeline.errors import RecordRefused
from timeline.extraction.model import Article
from timeline.readers import read_path
from timeline.readers.record import Item, RawArticle

_WORD = re.compile(r"\w+")
_PARTS = ("sql", "joining", "events")
_AT_ONCE = 500


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--archives", type=int, nargs="+", required=True)
    parser.add_argument("--articles", type=int, default=1500)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    turns = zip_longest(*(read_path(path) for path in options.files))
    every = (item for turn in turns for item in turn if item is not None)
    items = list(distinct(every, max(options.archives) + options.articles))
    extracted = _extracted(items, options.workers)
    clock = Clock()
    with _measured(clock, extracted):
        print(f"{'archive':>8}{'appending':>16}" + "".join(f"{part:>16}" for part in _PARTS))
        for size in options.archives:
            with tempfile.TemporaryDirectory() as folder:
                engine = open_store(f"sqlite:///{folder}/archive.db", create=True)
                for name in ("do_execute", "do_executemany", "do_commit"):
                    setattr(engine.dialect, name, clock.wrap("sql", getattr(engine.dialect, name)))
                _ingest(engine, items[:size])
                clock.spent = dict.fromkeys(("all", *_PARTS), 0.0)
                with clock.measuring("all"):
                    _ingest(engine, items[-options.articles :])
                engine.dispose()
            scan = _scan(items[-options.articles :])
            cells = (
                f"{1000 * clock.spent[part] / options.articles:.2f} ({clock.spent[part] / scan:.0f})"
                for part in ("all", *_PARTS)
            )
            print(f"{size:>8}" + "".join(f"{cell:>16}" for cell in cells), flush=True)


def _extracted(items: Sequence[Item], workers: int) -> Mapping[str, ExtractedArticle]:
    articles: dict[str, Article] = {}
    for item in items:
        try:
            assert isinstance(item.record, RawArticle)
            article = to_article(item.record, Defaults())
            articles[article.id] = article
        except RecordRefused:
            continue
    several = list(articles.values())
    with extracting_articles((), workers) as pool:
        results = [
            pool.submit(several[start : start + _AT_ONCE]) for start in range(0, len(several), _AT_ONCE)
        ]
        found = [one for result in results for one in result()]
    return dict(zip(articles, found, strict=True))


@contextmanager
def _measured(clock: Clock, extracted: Mapping[str, ExtractedArticle]) -> Iterator[None]:
    """The pipeline, given what was extracted, and its parts measured."""

    @contextmanager
    def extracting(*_arguments: Any) -> Iterator[ExtractionPool]:
        def submit(articles: Sequence[Article]) -> Result:
            return lambda: [extracted[article.id] for article in articles]

        yield ExtractionPool(submit, 0)

    kept: tuple[Callable[..., Any], ...] = (
        pipeline.extracting_articles,
        pipeline.joined,
        append.follow_up_facts,
    )
    clock.spent = dict.fromkeys(("all", *_PARTS), 0.0)
    pipeline.extracting_articles = extracting
    pipeline.joined = clock.wrap("joining", pipeline.joined)
    append.follow_up_facts = clock.wrap("events", append.follow_up_facts)
    try:
        yield
    finally:
        pipeline.extracting_articles, pipeline.joined, append.follow_up_facts = kept


def _ingest(engine: Any, items: Sequence[Item]) -> None:
    options = IngestOptions("benchmark", workers=1)
    pipeline.ingest(engine, iter(items), Defaults(), options=options, summary=Summary())


def _scan(items: Sequence[Item]) -> float:
    """The seconds of the words' scan, the least of three."""
    rounds = []
    for _ in range(3):
        start = time.process_time()
        for item in items:
            assert isinstance(item.record, RawArticle)
            _WORD.findall(item.record.text)
        rounds.append(time.process_time() - start)
    return min(rounds)


if __name__ == "__main__":
    main()
