"""What an ingest costs as an archive grows: reading, appending, its SQL and its joining, in CPU time.

    python benchmarks/ingest.py ARTICLES.jsonl[.gz]... --growth 1000 2500 5000 [--postgres URL]

Articles whose text came before are left out, so that days and words are spread as in the collections: repeats
would all be reports of the same events. All run in one process, so the times do not depend on how many cores
there are. Each line is of the articles since the last one, in milliseconds an article, and in brackets as a
multiple of finding the words of the same texts with a regular expression. SQL and joining are parts of
appending; the SQL of joining counts in both. SQL is the time in the driver's execute and commit, without
fetching rows and PostgreSQL's COPY. What a server on this machine computes is a column of its own.
"""

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from timeline.commands.ingest import pipeline
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.workers import ExtractionPool, Result
from timeline.extraction.model import Article
from timeline.readers.record import Item, RawArticle

_WORD = re.compile(r"\w+")


class Clock:
    """CPU seconds by the name of what took them."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(("all", "reader", "sql", "joining", "scan", "server"), 0.0)

    @contextmanager
    def measuring(self, name: str) -> Iterator[None]:
        start = time.process_time()
        try:
            yield
        finally:
            self.spent[name] += time.process_time() - start

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*arguments: Any, **named: Any) -> Any:
            with self.measuring(name):
                return function(*arguments, **named)

        return measured


def distinct(items: Iterable[Item], most: int) -> Iterator[Item]:
    """At most so many records, each text once."""
    seen: set[str] = set()
    for item in items:
        if isinstance(item.record, RawArticle) and item.record.text and item.record.text not in seen:
            seen.add(item.record.text)
            yield item
            if len(seen) == most:
                return


def of_server(engine: sa.Engine) -> Callable[[], float]:
    """The CPU seconds of all processes of a PostgreSQL server on this machine; none of SQLite."""
    if engine.dialect.name != "postgresql":
        return lambda: 0.0
    with engine.connect() as connection:
        backend = connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
    server = Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1]
    ticks = os.sysconf("SC_CLK_TCK")

    def seconds() -> float:
        total = 0
        children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
        for one in (server, *children):
            # Its own time; of the server also that of those that have ended.
            values = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, values[11 : 15 if one == server else 13]))
        return total / ticks

    return seconds


def grow(engine: sa.Engine, items: Iterable[Item], sizes: Sequence[int]) -> None:
    """Ingest the largest number of articles, and print what they cost up to each size."""
    server = of_server(engine)
    clock, summary = Clock(), Summary()
    pool_of, before, count = pipeline.extracting_articles, dict(clock.spent), 0
    for name in ("do_execute", "do_executemany", "do_commit"):
        setattr(engine.dialect, name, clock.wrap("sql", getattr(engine.dialect, name)))
    pipeline.joined = clock.wrap("joining", pipeline.joined)

    @contextmanager
    def extracting(*arguments: Any) -> Iterator[ExtractionPool]:
        with pool_of(*arguments) as pool:

            def submit(articles: Sequence[Article]) -> Result:
                with clock.measuring("scan"):
                    for one in articles:
                        _WORD.findall(one.text)
                return clock.wrap("reader", pool.submit(articles))

            yield ExtractionPool(submit, pool.ahead)

    pipeline.extracting_articles = extracting
    print(f"{'articles':>8}{'reader':>16}{'appender':>16}{'sql':>16}{'joining':>16}{'server':>16}{'scan':>8}")
    ahead = sorted(sizes)

    def progress(_size: int) -> None:
        if ahead and summary.new >= ahead[0]:
            report()
            while ahead and summary.new >= ahead[0]:
                ahead.pop(0)

    def report() -> None:
        nonlocal before, count
        clock.spent["all"] = time.process_time() - start
        clock.spent["server"] = server() - of_server_before
        new, now = summary.new - count, dict(clock.spent)
        each = {name: 1000 * (now[name] - before[name]) / new for name in now}
        each["appender"] = each["all"] - each["reader"] - each["scan"]
        cells = (f"{each[name]:.2f} ({each[name] / each['scan']:.0f})" for name in
                 ("reader", "appender", "sql", "joining", "server"))  # fmt: skip
        line = "".join(f"{cell:>16}" for cell in cells)
        print(f"{summary.new:>8}{line}{each['scan']:>8.3f}", flush=True)
        before, count = now, summary.new

    start, of_server_before = time.process_time(), server()
    options = IngestOptions("benchmark", workers=1, progress=progress)
    pipeline.ingest(engine, distinct(items, ahead[-1]), Defaults(), options=options, summary=summary)
    if summary.new > count:
        report()
