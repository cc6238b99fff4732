"""What other processes do in the tests; a module of its own, so that a spawned process can import it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.dates.edtf import parse_edtf
from timeline.db.engine import write_transaction
from timeline.db.schema import open_store
from timeline.log.append import append, lock_head
from timeline.log.facts import ArticleRecorded, Person, PublicationDated
from timeline.log.read import read
from timeline.readers import read_path

NOW = datetime(2026, 1, 2, tzinfo=UTC)


class Barrier(Protocol):
    """Lets processes start together."""

    def wait(self, timeout: float) -> Any: ...


class Event(Protocol):
    """Tells another process that something has happened."""

    def set(self) -> None: ...

    def wait(self, timeout: float) -> bool: ...


def article(name: str) -> ArticleRecorded:
    return ArticleRecorded(name, "f" * 64, 10, parse_edtf("2017-05-15"))


def append_articles(url: str, start: Barrier, writer: str, transactions: int, facts_each: int) -> None:
    """Append transactions of several facts; every third one is rolled back first and then sent again."""
    engine = open_store(url)
    start.wait(timeout=60)
    for number in range(transactions):
        new = [article(f"{writer}-{number}-{part}") for part in range(facts_each)]
        for attempt in ("rolled back", "kept") if number % 3 == 0 else ("kept",):
            try:
                with write_transaction(engine) as connection:
                    append(connection, new, recorded_by=writer, now=NOW)
                    if attempt == "rolled back":
                        raise _RolledBack
            except _RolledBack:
                pass
    engine.dispose()


class _RolledBack(Exception):
    pass


def ingest_file(url: str, start: Barrier, path: Path) -> tuple[int, int, list[str]]:
    """Ingest a file into a database that may not be there yet; what was new, known and refused."""
    start.wait(timeout=60)
    engine = open_store(url, create=True)
    summary = Summary()
    ingest(engine, read_path(path), Defaults(), options=IngestOptions("tester"), summary=summary)
    engine.dispose()
    return summary.new, summary.known, [str(refusal) for refusal in summary.refused]


def correct(url: str, start: Barrier, times: int) -> list[int]:
    """Date the article `a` from its stream while holding the lock; return the number of facts each time."""
    engine = open_store(url)
    start.wait(timeout=60)
    seen = []
    for _ in range(times):
        with write_transaction(engine) as connection:
            lock_head(connection)
            seen.append(sum(1 for _ in read(connection, stream_name="article:a")))
            fact = PublicationDated("a", parse_edtf("2017-05"), Person(f"after {seen[-1]} facts"))
            append(connection, [fact], recorded_by="tester", now=NOW)
    engine.dispose()
    return seen


def hold_the_lock(url: str, held: Event, release: Event) -> None:
    """Hold the writers' lock from `held` to `release`."""
    engine = open_store(url)
    with write_transaction(engine) as connection:
        lock_head(connection)
        held.set()
        release.wait(timeout=60)
    engine.dispose()
