"""How long the first page of an answer takes, in the database and as a whole command.

    python benchmarks/query.py [--sqlite] [--postgres URL] [--mentions 100000] [--like FILE] [--keep FILE]
                               [--over FILE]

SQLite and a private PostgreSQL server (extra dev) when neither is named, each filled as query_rows.py says.
Pages have 50 events. "Database" is chronology() with the sources of its events on an open connection; the
command is a process of its own. The questions take turns; medians and 95th percentiles in milliseconds.
--like: mentions with the words, names and places of a database of your own, for questions about places,
people and subjects; without commands. --keep: where the SQLite file stays, for benchmarks/room.py. --over:
the same questions over a file that was kept, in processor time.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import query_rows
import sqlalchemy as sa
from log import analyze, fresh, private_server
from sqlalchemy import Engine

from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.db.engine import connect, read_transaction, write_transaction
from timeline.db.schema import upgrade
from timeline.db.tables import FOREVER, PROJECTIONS, articles, mentions
from timeline.query.chronology import chronology
from timeline.query.question.question import Question
from timeline.query.question.resolved import parse_dates
from timeline.query.question.spelled import arguments
from timeline.readers import read_path
from timeline.settings import database_url

Clock = Callable[[], float]
SEEDS = Path(__file__).parents[1] / "seeds" / "news"
PAGE = 50
# With one more, as the command asks to know whether another page follows.
FIRST_PAGE = PAGE + 1
IN_DATABASE = 40
IN_LARGE = 5
COMMANDS = 10
MIDDLE, LATER, START, END = "2020-01-01", "2025-01-01", "2019-12-01", "2019-12-20"
LATE = query_rows.topic((date(2023, 6, 15) - query_rows.FIRST).days)


def before(day: str = MIDDLE, **fields: Any) -> Question:
    return Question("before", (day,), **fields)


def about(words: str, **fields: Any) -> Question:
    return before(LATER, about=words, **fields)


QUESTIONS = {
    "before": before(),
    "before, newest first": before(newest_first=True),
    "before, all possible": before("2015-01-01"),
    "after": Question("after", (MIDDLE,)),
    "between": Question("between", (START, END)),
    "disputed": before(disputed=True),
    "3 sources": before(min_sources=3),
    "6 sources": before(min_sources=6),
    "6 articles": before(min_articles=6),
    "to the day": before(precision="day"),
    "to the year, newest first": before(precision="year", newest_first=True),
    "denied": before(factualities=("denied",)),
    "a small publisher": before(publishers=("ناشر 39",)),
    "a large publisher": before(publishers=("ناشر 0",)),
    "about a common word": about(query_rows.word(0)),
    "about a usual word": about(query_rows.word(100)),
    "about a usual word, newest first": about(query_rows.word(100), newest_first=True),
    "about a rare word": about(query_rows.word(20_000)),
    "about two usual words": about(f"{query_rows.word(40)} {query_rows.word(60)}"),
    "about a month's topic": about(LATE),
    "about, disputed": about(query_rows.word(0), disputed=True),
}

# Of the press of 2023, for --like.
NAMED = {
    "everything, newest first": Question(newest_first=True),
    "a usual place": Question(where="غزة", newest_first=True),
    "a usual place, oldest first": Question(where="غزة"),
    "a usual place before a day": before(where="غزة", newest_first=True),
    "a rare place": Question(where="طنجة", newest_first=True),
    "a place that none names": Question(where="ريكيافيك", newest_first=True),
    "a place in Latin letters": Question(where="Damascus", newest_first=True),
    "a usual person": Question(who="نتنياهو", newest_first=True),
    "a rare person": Question(who="غوتيريش", newest_first=True),
    "a person in Latin letters": Question(who="Lavrov", newest_first=True),
    "a place and a word": Question(where="غزة", about="انتخابات", newest_first=True),
    "the most important of a place": Question(where="غزة", top=20),
    "a subject": Question(relevant_to="الانتخابات في تونس"),
    "a usual subject": Question(relevant_to="قصف غزة"),
    "a subject, before a day": before(relevant_to="اغتيال قائد"),
    "a person and an act": Question(relevant_to="زيارة بوتين إلى الصين"),
}


def in_database(
    engine: Engine, rounds: int, questions: Mapping[str, Question], clock: Clock = time.perf_counter
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in questions}
    with read_transaction(engine) as connection:
        for number in range(rounds + 1):
            for name, asked in questions.items():
                page = replace(asked, limit=FIRST_PAGE)
                start = clock()
                found = list(chronology(connection, parse_dates(connection, page, date.today())))
                spent = clock() - start
                # The first round warms up.
                if number:
                    times[name].append(spent)
                elif len(found) < PAGE:
                    print(f"  ({name}: {len(found)} events)")
    return times


def as_commands(url: str, rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    for _ in range(rounds):
        for name, asked in QUESTIONS.items():
            command = [sys.executable, "-m", "timeline", "--db", url, *arguments(replace(asked, limit=PAGE))]
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times[name].append(time.perf_counter() - start)
    return times


def filled(url: str, size: int, like: Path | None = None) -> Engine:
    """A database with rows of so many mentions, and none of the log. like: the file whose rows they have."""
    engine = connect(url)
    upgrade(engine)
    ingest(engine, read_path(SEEDS), Defaults(), options=IngestOptions("benchmark"), summary=Summary())
    with write_transaction(engine) as connection:
        current = sa.select(mentions).where(mentions.c.valid_until == FOREVER, mentions.c.event.is_not(None))
        templates = [dict(row) for row in connection.execute(current).mappings()]
        for table in PROJECTIONS:
            connection.execute(sa.delete(table))
    query_rows.fill(engine, _templates(like) if like else templates, size, own_words=like is not None)
    if engine.dialect.name == "postgresql":
        analyze(engine)
    return engine


def _templates(file: Path) -> list[dict[str, Any]]:
    """The current mentions of a database with the title and the topic of their articles."""
    engine = connect(f"sqlite:///{file.resolve()}")
    query = (
        sa.select(mentions, articles.c.title, articles.c.topic)
        .join(articles, articles.c.id == mentions.c.article)
        .where(
            mentions.c.valid_until == FOREVER,
            articles.c.valid_until == FOREVER,
            mentions.c.event.is_not(None),
        )
    )
    with read_transaction(engine) as connection:
        found = [dict(row) for row in connection.execute(query).mappings()]
    engine.dispose()
    return found


def measure(url: str, size: int, like: Path | None = None) -> None:
    start = time.perf_counter()
    engine = filled(url, size, like)
    print(f"{engine.dialect.name}, {size:,} mentions, filled in {time.perf_counter() - start:.0f} s")
    if like:
        measure_named(engine)
        return
    found, commands = in_database(engine, IN_DATABASE, QUESTIONS), as_commands(url, COMMANDS)
    print(f"  {'ms':<24} {'database':>9} {'95 %':>7} {'command':>9} {'95 %':>7}")
    for name in QUESTIONS:
        shown = [value for times in (found[name], commands[name]) for value in _summary(times)]
        print(f"  {name:<24} {shown[0]:9.1f} {shown[1]:7.1f} {shown[2]:9.0f} {shown[3]:7.0f}", flush=True)
    engine.dispose()


def measure_named(engine: Engine, clock: Clock = time.perf_counter) -> None:
    for name, times in in_database(engine, IN_LARGE, NAMED, clock).items():
        print(f"  {name:<28} {_summary(times)[0]:9.1f} {_summary(times)[1]:7.1f}", flush=True)
    engine.dispose()


def _summary(times: list[float]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    return statistics.median(times) * 1e3, statistics.quantiles(times, n=20, method="inclusive")[-1] * 1e3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--postgres", metavar="URL")
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--like", type=Path, metavar="FILE.db")
    parser.add_argument("--keep", type=Path, metavar="FILE.db")
    parser.add_argument("--over", type=Path, metavar="FILE.db")
    options = parser.parse_args()
    if options.over:
        measure_named(connect(f"sqlite:///{options.over.resolve()}"), time.process_time)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.keep:
            measure(f"sqlite:///{options.keep.resolve()}", options.mentions, options.like)
        elif options.sqlite or not options.postgres:
            with fresh("sqlite", folder) as url:
                measure(url, options.mentions, options.like)
        if options.postgres:
            with fresh(database_url(options.postgres), folder) as url:
                measure(url, options.mentions, options.like)
        elif not options.sqlite:
            with private_server(folder / "postgres") as given, fresh(database_url(given), folder) as url:
                measure(url, options.mentions, options.like)


if __name__ == "__main__":
    main()
