"""How long verify, rebuild and backup take, and how long a writer waits meanwhile.

    python benchmarks/verifying.py [--articles 1000 5000] [--sentences 3] [--db postgresql://...]
    python benchmarks/verifying.py --filled NEWS.db

Ingests made articles of some dated sentences each into a file in a temporary folder, or into the empty
database given (one size then), or copies a filled one, and runs `timeline verify`, `verify --quick`,
`rebuild` and `backup` (only on SQLite). While a command runs, this program appends one small fact after the
other, and prints the longest that one took; at first without a command, to compare with.
"""

import argparse
import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from at_once import TIMELINE, article
from sqlalchemy import Engine

from timeline.commands.append import append_facts
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.db.engine import connect, write_transaction
from timeline.db.schema import open_store, upgrade
from timeline.log.facts import PeriodsGiven
from timeline.readers import read_path
from timeline.settings import database_url

# Seconds between two facts of the writer, and how long it is watched alone.
PAUSE, ALONE = 0.02, 5.0


def filled(database: str, count: int, sentences: int, folder: Path) -> Engine:
    """An engine on a database with so many articles."""
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            parts = [article(part, number) for part in range(sentences)]
            text = " ".join(part["text"] for part in parts)
            file.write(json.dumps({**parts[0], "text": text}) + "\n")
    url = database_url(database)
    upgrade(connect(url))
    engine = open_store(url, create=True)
    ingest(engine, read_path(path), Defaults(), options=IngestOptions("benchmark"), summary=Summary())
    return engine


def articles_in(file: Path) -> int:
    """How many articles an SQLite file has."""
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


def longest_write(engine: Engine, until: subprocess.Popen[bytes] | float) -> tuple[float, int]:
    """Append until a process ends, or for some seconds; the longest append, and how many there were."""
    longest, count, began = 0.0, 0, time.monotonic()
    while until.poll() is None if isinstance(until, subprocess.Popen) else time.monotonic() - began < until:
        started = time.monotonic()
        with write_transaction(engine) as connection:
            append_facts(connection, [PeriodsGiven(())], "benchmark")
        longest, count = max(longest, time.monotonic() - started), count + 1
        time.sleep(PAUSE)
    return longest, count


def processor_time() -> float:
    """Seconds that the commands that have ended used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--sentences", type=int, default=3)
    parser.add_argument("--db")
    parser.add_argument("--filled", type=Path)
    options = parser.parse_args()
    if options.filled:
        options.articles = [articles_in(options.filled)]
    print("| articles | command | seconds | of processor time | longest wait of a writer | its writes |")
    print("|---:|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        for count in options.articles:
            database = options.db or str(Path(name) / f"{count}.db")
            if options.filled:
                shutil.copy(options.filled, database)
                engine = open_store(database_url(database))
            else:
                engine = filled(database, count, options.sentences, Path(name))
            longest, writes = longest_write(engine, ALONE)
            print(f"| {count:,} | none | {ALONE:.1f} |  | {longest:.2f} | {writes} |", flush=True)
            commands = [["verify"], ["verify", "--quick"], ["rebuild"]]
            if not options.db:
                commands.append(["backup", str(Path(name) / "copy.db"), "--force", "--quick"])
            for command in commands:
                began, used = time.monotonic(), processor_time()
                running = subprocess.Popen(
                    [*TIMELINE, *command, "--db", database], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
                )
                longest, writes = longest_write(engine, running)
                took = time.monotonic() - began
                said = " ".join(command[:1] + [one for one in command[1:] if one.startswith("--q")])
                used = processor_time() - used
                print(
                    f"| {count:,} | {said} | {took:.1f} | {used:.1f} | {longest:.2f} | {writes} |", flush=True
                )
                if running.returncode:
                    sys.exit((running.stderr.read() if running.stderr else b"").decode())
            engine.dispose()


if __name__ == "__main__":
    main()
