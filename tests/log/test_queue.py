"""Writers of an SQLite file take turns, in the order in which they came."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from timeline.db.dialects import sqlite_queue
from timeline.db.dialects.sqlite_queue import Turn, take
from timeline.db.engine import connect, write_transaction
from timeline.db.schema import open_store
from timeline.errors import DatabaseUnavailable


def taken(file: Path) -> Turn:
    turn = take(file)
    assert turn is not None
    return turn


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def store(file: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{file}", create=True)
    yield engine
    engine.dispose()


def never() -> bool:
    return False


def test_each_waits_for_all_before_it(file: Path) -> None:
    first, second, third = taken(file), taken(file), taken(file)
    assert (first.wait(never), second.wait(never), third.wait(never)) == (True, False, False)
    second.leave()
    assert not third.wait(never)
    first.leave()
    assert third.wait(never)
    third.leave()


def test_the_last_one_out_removes_the_file(file: Path) -> None:
    queue = file.with_name("news.db-queue")
    first, second = taken(file), taken(file)
    first.leave()
    assert queue.exists()
    second.leave()
    assert not queue.exists()
    again = taken(file)
    assert again.wait(never)
    again.leave()


def test_who_dies_leaves_the_queue(file: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from timeline.db.dialects.sqlite_queue import take; "
        "turn = take(Path(sys.argv[1])); print('taken', flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline()
        mine = taken(file)
        assert not mine.wait(never)
        other.kill()
        other.wait()
        assert mine.wait(never)
    mine.leave()


def test_writers_come_in_turn(store: Engine, file: Path) -> None:
    came: list[int] = []

    def write(number: int) -> None:
        with write_transaction(store):
            came.append(number)

    threads = []
    with write_transaction(store):
        for number in range(6):
            threads.append(threading.Thread(target=write, args=[number]))
            threads[-1].start()
            # Its ticket is taken before the next one starts.
            while tickets(file) < number + 1:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert came == list(range(6))
    assert sorted(path.name for path in file.parent.iterdir() if "queue" in path.name) == []


def tickets(file: Path) -> int:
    """The last number that was given; the first is 0."""
    stored = file.with_name("news.db-queue").read_bytes()
    return int.from_bytes(stored, sys.byteorder)


def test_where_files_cannot_be_locked_like_this_writers_wait_as_sqlite_does(
    store: Engine, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_queue, "_SET", None)
    with write_transaction(store):
        assert not file.with_name("news.db-queue").exists()


def test_a_file_that_is_no_database_is_named_as_ever(file: Path) -> None:
    file.write_bytes(b"no database at all" * 100)
    engine = connect(f"sqlite:///{file}")
    with pytest.raises(DatabaseUnavailable, match="not an SQLite database"), write_transaction(engine):
        pass
    engine.dispose()
    assert not file.with_name("news.db-queue").exists()


def test_a_queue_file_that_cannot_be_opened_is_done_without(store: Engine, file: Path) -> None:
    file.with_name("news.db-queue").mkdir()
    with write_transaction(store) as connection:
        connection.exec_driver_sql("SELECT 1")
