"""Several processes at one log: nothing lost, nothing twice, and never a gap for one who reads along."""

import json
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, managers
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import SEEDS, Databases, assert_chain_holds
from workers import NOW, append_articles, article, correct, hold_the_lock, ingest_file

from timeline.db.engine import connect, read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.db.tables import FOREVER, articles, events, head, mentions
from timeline.errors import DatabaseUnavailable
from timeline.log.append import append, lock_head
from timeline.log.read import read
from timeline.readers import read_path
from timeline.readers.record import RawArticle

PROCESSES = 4
GENESIS = "0" * 64


@pytest.fixture(scope="module")
def manager() -> Iterator[managers.SyncManager]:
    """What processes share to start together."""
    with get_context("spawn").Manager() as manager:
        yield manager


@pytest.fixture(scope="module")
def processes() -> Iterator[ProcessPoolExecutor]:
    """Processes with nothing in common but the database."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        yield pool


class Tail:
    """Reads along: only ever what lies after the last position that it has seen."""

    def __init__(self, read_after: Callable[[int], Sequence[int]]) -> None:
        self.read_after = read_after
        self.seen: list[int] = []

    def poll(self) -> list[int]:
        self.seen += self.read_after(self.seen[-1] if self.seen else 0)
        return self.seen


def positions_after(engine: Engine, last: int) -> list[int]:
    with read_transaction(engine) as connection:
        return [item.position for item in read(connection, after=last)]


def add(engine: Engine, *names: str) -> None:
    with write_transaction(engine) as connection:
        new = [article(name) for name in names]
        append(connection, new, recorded_by="tester", now=NOW)


def dense(count: int) -> list[int]:
    return list(range(1, count + 1))


def test_processes_that_append_at_once_lose_nothing_and_a_reader_along_sees_no_gap(
    url: str, engine: Engine, processes: ProcessPoolExecutor, manager: managers.SyncManager
) -> None:
    transactions, each = 12, 3
    start = manager.Barrier(PROCESSES)
    writers = [
        processes.submit(append_articles, url, start, f"w{number}", transactions, each)
        for number in range(PROCESSES)
    ]
    tail = Tail(partial(positions_after, engine))
    while not all(writer.done() for writer in writers):
        assert tail.poll() == dense(len(tail.seen))
    for writer in writers:
        writer.result()
    assert tail.poll() == dense(PROCESSES * transactions * each)
    assert_chain_holds(engine)
    with read_transaction(engine) as connection:
        streams = Counter(item.stream for item in read(connection))
    wanted = {
        f"article:w{writer}-{number}-{part}": 1
        for writer in range(PROCESSES)
        for number in range(transactions)
        for part in range(each)
    }
    assert streams == wanted


def visible(engine: Engine) -> tuple[set[Any], set[Any]]:
    """Articles and mentions as they stand now, whoever wrote them."""
    with read_transaction(engine) as connection:
        named = connection.execute(sa.select(articles.c.id).where(articles.c.valid_until == FOREVER))
        found = connection.execute(
            sa.select(mentions.c.id, mentions.c.edtf, mentions.c.quote).where(
                mentions.c.valid_until == FOREVER
            )
        )
        standing = set(
            connection.execute(sa.select(events.c.id).where(events.c.valid_until == FOREVER)).scalars()
        )
        members = connection.execute(sa.select(mentions.c.event).where(mentions.c.valid_until == FOREVER))
        assert standing == set(members.scalars()) - {None}
        return set(named.scalars()), {tuple(row) for row in found}


def write_records(path: Path, order: int) -> None:
    """The seeds ten times under other ids, in an order of its own for each process."""
    records = [item.record for item in read_path(SEEDS) if isinstance(item.record, RawArticle)]
    lines = [
        {"id": f"{copy}-{number}", "text": record.text, "published": record.published}
        for copy in range(10)
        for number, record in enumerate(records)
    ]
    lines = lines[order * 7 :] + lines[: order * 7]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def test_processes_that_ingest_the_same_articles_store_each_once(
    databases: Databases,
    processes: ProcessPoolExecutor,
    manager: managers.SyncManager,
    tmp_path: Path,
) -> None:
    start = manager.Barrier(PROCESSES)
    url = databases.new(True)
    runs: list[Future[tuple[int, int, list[str]]]] = []
    for number in range(PROCESSES):
        write_records(tmp_path / f"{number}.jsonl", number)
        runs.append(processes.submit(ingest_file, url, start, tmp_path / f"{number}.jsonl"))
    outcomes = [run.result() for run in runs]
    assert sum(new for new, _, _ in outcomes) == 70
    assert all((new + known, refused) == (70, []) for new, known, refused in outcomes)
    alone = open_store(databases.new(True))
    engine = open_store(url)
    ingest_file(alone.url.render_as_string(hide_password=False), _Alone(), tmp_path / "0.jsonl")
    assert visible(engine) == visible(alone)
    assert_chain_holds(engine)
    engine.dispose()
    alone.dispose()


class _Alone:
    """A barrier for one."""

    def wait(self, timeout: float) -> None:
        pass


def test_processes_that_find_no_sqlite_file_make_one_database(
    processes: ProcessPoolExecutor, manager: managers.SyncManager, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    start = manager.Barrier(PROCESSES)
    outcomes = [
        run.result() for run in [processes.submit(ingest_file, url, start, SEEDS) for _ in range(PROCESSES)]
    ]
    assert sorted(new for new, _, _ in outcomes) == [0] * (PROCESSES - 1) + [7]


def test_a_new_sqlite_file_waits_for_who_else_is_making_it(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("PRAGMA user_version = 0")
    release = threading.Timer(0.3, other.rollback)
    release.start()
    open_store(f"sqlite:///{file}", create=True).dispose()
    release.join()
    other.close()


def test_who_decides_behind_the_lock_decides_by_what_is_last(
    url: str, engine: Engine, processes: ProcessPoolExecutor, manager: managers.SyncManager
) -> None:
    add(engine, "a")
    start, times = manager.Barrier(PROCESSES), 8
    runs = [processes.submit(correct, url, start, times) for _ in range(PROCESSES)]
    seen = sorted(count for run in runs for count in run.result())
    assert seen == list(range(1, PROCESSES * times + 1))


@contextmanager
def another_process_writing(
    url: str, processes: ProcessPoolExecutor, manager: managers.SyncManager
) -> Iterator[None]:
    held, release = manager.Event(), manager.Event()
    holder = processes.submit(hold_the_lock, url, held, release)
    held.wait()
    try:
        yield
    finally:
        release.set()
        holder.result()


def test_a_sqlite_writer_that_may_not_wait_longer_says_why_and_works_again_later(
    tmp_path: Path, processes: ProcessPoolExecutor, manager: managers.SyncManager
) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    open_store(url, create=True).dispose()
    engine = connect(url)
    sa.event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 50"))
    with (
        another_process_writing(url, processes, manager),
        pytest.raises(DatabaseUnavailable, match=r"^cannot use .*x\.db: database is locked; .*try again$"),
    ):
        add(engine, "a")
    add(engine, "a")
    assert positions_after(engine, 0) == [1]
    engine.dispose()


def test_a_postgres_writer_that_may_not_wait_longer_says_why_and_works_again_later(
    new_postgres: Callable[[bool], str],
    processes: ProcessPoolExecutor,
    manager: managers.SyncManager,
) -> None:
    url = new_postgres(True)
    engine = open_store(url)
    with (
        another_process_writing(url, processes, manager),
        pytest.raises(DatabaseUnavailable, match=r"lock timeout; another process .*try again$"),
        write_transaction(engine) as connection,
    ):
        connection.exec_driver_sql("SET LOCAL lock_timeout = '50ms'")
        lock_head(connection)
    add(engine, "a")
    assert positions_after(engine, 0) == [1]
    engine.dispose()


def test_a_writer_waits_longer_than_its_patience_while_others_commit(
    url: str, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of three takes the lock for longer than a third of what one waits, and none gives up."""
    monkeypatch.setattr("timeline.db.dialects.protocol.LOCK_WAIT", 1)
    failed: list[Exception] = []

    def write(name: str) -> None:
        mine = open_store(url)
        try:
            for number in range(4):
                with write_transaction(mine) as connection:
                    lock_head(connection)
                    new = [article(f"{name}{number}")]
                    append(connection, new, recorded_by="tester", now=NOW)
                    time.sleep(0.8)
        except Exception as error:
            failed.append(error)
        finally:
            mine.dispose()

    writers = [threading.Thread(target=write, args=[name]) for name in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not failed
    assert positions_after(engine, 0) == dense(12)


def test_readers_go_on_while_another_process_writes(
    url: str, engine: Engine, processes: ProcessPoolExecutor, manager: managers.SyncManager
) -> None:
    add(engine, "a")
    with another_process_writing(url, processes, manager):
        assert positions_after(engine, 0) == [1]


def test_a_long_reader_keeps_its_state_while_a_writer_goes_on(url: str, engine: Engine) -> None:
    add(engine, "a")
    writer = open_store(url)
    with read_transaction(engine) as connection:
        before = list(read(connection))
        for number in range(20):
            add(writer, f"later {number}")
        assert list(read(connection)) == before
        assert connection.execute(sa.select(head.c.position)).scalar_one() == 1
    writer.dispose()
    assert positions_after(engine, 0) == dense(21)


# On PostgreSQL a trigger holds the rows of one writer back until a lock is given free: what a plain sequence
# does not survive. `naive` is the log that everybody writes first.
HOLD = 7_404_001
HOLDING = f"""
CREATE TABLE naive (position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream TEXT NOT NULL);
CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.stream LIKE '%slow%' THEN PERFORM pg_advisory_xact_lock_shared({HOLD}); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold BEFORE INSERT ON facts FOR EACH ROW EXECUTE FUNCTION hold();
CREATE TRIGGER hold BEFORE INSERT ON naive FOR EACH ROW EXECUTE FUNCTION hold();
"""


@pytest.fixture
def holding(new_postgres: Callable[[bool], str]) -> Iterator[Engine]:
    """An engine on a database with the holding trigger on the log and on the naive one."""
    engine = connect(new_postgres(True))
    with engine.begin() as connection:
        connection.exec_driver_sql(HOLDING.replace("%", "%%"))
    yield engine
    engine.dispose()


def naive_add(engine: Engine, name: str) -> None:
    with write_transaction(engine) as connection:
        connection.execute(sa.text("INSERT INTO naive (stream) VALUES (:name)"), {"name": name})


def naive_after(engine: Engine, last: int) -> list[int]:
    query = sa.text("SELECT position FROM naive WHERE position > :last ORDER BY position")
    with read_transaction(engine) as connection:
        return list(connection.execute(query, {"last": last}).scalars())


def waiting(engine: Engine) -> int:
    """How many sessions of this database wait for a lock."""
    query = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    with engine.connect() as connection:
        return int(connection.exec_driver_sql(query).scalar_one())


def overtaken(engine: Engine, write: Callable[[Engine, str], None], tail: Tail, fast: int) -> None:
    """One writer is held in its insert; others start after it and go as far as they can; all end."""
    threads: list[threading.Thread] = []

    def start(name: str) -> None:
        threads.append(threading.Thread(target=write, args=(engine, name)))
        threads[-1].start()

    def settled() -> bool:
        return sum(thread.is_alive() for thread in threads) == waiting(engine)

    with engine.connect() as gate:
        gate.exec_driver_sql(f"SELECT pg_advisory_lock({HOLD})")
        start("slow")
        while not waiting(engine):
            assert threads[0].is_alive()
        for number in range(fast):
            start(f"fast {number}")
            while not settled():
                tail.poll()
            tail.poll()
        gate.exec_driver_sql(f"SELECT pg_advisory_unlock({HOLD})")
    for thread in threads:
        while thread.is_alive():
            tail.poll()
        thread.join()
    tail.poll()


def test_a_writer_that_is_held_back_makes_no_gap_for_one_who_reads_along(holding: Engine) -> None:
    tail = Tail(partial(positions_after, holding))
    overtaken(holding, add, tail, fast=3)
    assert tail.seen == positions_after(holding, 0) == dense(4)
    with read_transaction(holding) as connection:
        streams = [item.stream for item in read(connection)]
    assert streams[0] == "article:slow"
    assert_chain_holds(holding)


def test_one_who_reads_along_a_plain_sequence_would_miss_the_writer_that_was_held_back(
    holding: Engine,
) -> None:
    tail = Tail(partial(naive_after, holding))
    overtaken(holding, naive_add, tail, fast=3)
    assert naive_after(holding, 0) == dense(4)
    assert tail.seen == [2, 3, 4]
