"""Processes that ingest at once into one database, beside questions, corrections, verify, rebuild and backup.

    python benchmarks/at_once.py [--processes 8] [--articles 600] [--db postgresql://...]

Each process ingests articles of its own by `timeline ingest`. Meanwhile the other commands run one after the
other, again and again; `timeline backup` only on SQLite. Prints the time, how often each command ran and how
long the longest of them took, the longest time between two batches of one process (by the times in the log:
what a batch takes, and the wait for its turn), how many articles arrived, and what `timeline verify` says at
the end. Exit code 1 unless every article is there and nothing failed. Without --db, a file in a temporary
folder.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import sqlalchemy as sa

from timeline.db.engine import connect, read_transaction
from timeline.db.schema import open_store, upgrade
from timeline.db.tables import FOREVER, articles, facts
from timeline.settings import database_url

TIMELINE = [sys.executable, "-m", "timeline"]
TOWNS = ("حلب", "حمص", "درعا", "إدلب", "دمشق", "اللاذقية", "طرطوس", "الرقة")


def article(process: int, number: int) -> dict[str, str]:
    """An article of one process; every tenth happening is reported by all of them."""
    town, day = TOWNS[number % len(TOWNS)], number % 28 + 1
    own = "" if number % 10 == 0 else f" رقم {process * 10_000 + number}"
    text = f"افتتح المحافظ يوم {day} أيار 2017 المدرسة{own} في مدينة {town} بحضور الأهالي."
    return {
        "id": f"{process}-{number}",
        "text": text,
        "published": "2017-06-01",
        "publisher": f"وكالة {process}",
    }


def beside(database: str, folder: Path) -> list[list[str]]:
    """The commands that run meanwhile."""
    found = [
        ["before", "2017-05-20", "--limit", "20"],
        ["set-published", "0-1", "2017-06-02", "--why", "benchmark"],
        ["verify"],
        ["rebuild"],
        ["ask", "ماذا حدث في حلب قبل 10 أيار 2017؟"],
    ]
    return found if "://" in database else [*found, ["backup", str(folder / "copy.db"), "--force", "--quick"]]


def arrived(database: str) -> int:
    """How many articles the database holds."""
    engine = open_store(database_url(database))
    with read_transaction(engine) as connection:
        query = sa.select(sa.func.count()).select_from(articles).where(articles.c.valid_until == FOREVER)
        count: int = connection.execute(query).scalar_one()
    engine.dispose()
    return count


def longest_gap(database: str) -> float:
    """The longest time between two batches of one process, in seconds."""
    engine = open_store(database_url(database))
    query = sa.select(facts.c.key, facts.c.recorded_at).where(facts.c.type == "ArticleRecorded")
    times: dict[str, list[datetime]] = {}
    with read_transaction(engine) as connection:
        for key, recorded_at in connection.execute(query.order_by(facts.c.position)):
            process = key.removeprefix("article:").partition("-")[0]
            times.setdefault(process, []).append(datetime.fromisoformat(recorded_at))
    engine.dispose()
    gaps = [(b - a).total_seconds() for one in times.values() for a, b in pairwise(one)]
    return max(gaps, default=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--db")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = options.db or str(folder / "news.db")
        if options.db:
            engine = connect(database_url(database))
            upgrade(engine)
            engine.dispose()
        began = time.perf_counter()
        ingests = []
        for process in range(options.processes):
            path = folder / f"{process}.jsonl"
            lines = (json.dumps(article(process, number)) for number in range(options.articles))
            path.write_text("\n".join(lines), encoding="utf-8")
            command = ["ingest", str(path), "--workers", "1", "--quiet", "--db", database]
            ingests.append(subprocess.Popen([*TIMELINE, *command], stderr=subprocess.PIPE, text=True))
        ran: Counter[str] = Counter()
        longest: dict[str, float] = {}
        failed: list[str] = []
        while any(ingest.poll() is None for ingest in ingests):
            for command in beside(database, folder):
                started = time.perf_counter()
                done = subprocess.run([*TIMELINE, *command, "--db", database], capture_output=True, text=True)
                took = time.perf_counter() - started
                ran[command[0]] += 1
                longest[command[0]] = round(max(longest.get(command[0], 0), took), 1)
                # Nothing is there at first.
                if done.returncode and "0-1" not in done.stderr and "no database" not in done.stderr:
                    failed.append(f"{command[0]}: {done.stderr.strip()}")
        failed += [
            f"ingest: {error}" for ingest in ingests if (error := (ingest.communicate()[1] or "").strip())
        ]
        print(f"{options.processes} processes: {time.perf_counter() - began:.0f} s; beside them {dict(ran)}")
        print(f"the longest of each, in seconds: {longest}")
        print(f"the longest time between two batches of one process: {longest_gap(database):.1f} s")
        print(*failed, sep="\n")
        count, wanted = arrived(database), options.processes * options.articles
        print(f"{count} of {wanted} articles arrived")
        verified = subprocess.run([*TIMELINE, "verify", "--db", database], capture_output=True, text=True)
        print((verified.stdout or verified.stderr).strip())
        raise SystemExit(bool(failed) or count != wanted or verified.returncode != 0)


if __name__ == "__main__":
    main()
