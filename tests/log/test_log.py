"""The log's contract, on every engine."""

import threading
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from timeline.dates.edtf import parse_edtf
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.db.tables import facts, head
from timeline.errors import DatabaseUnavailable
from timeline.log.append import append, lock_head
from timeline.log.chain import row_hash
from timeline.log.facts import ArticleRecorded, Fact, Person, PublicationDated
from timeline.log.read import Recorded, read

NOW = datetime(2026, 1, 2, 3, 4, 5, 678901, UTC)
GENESIS = "0" * 64


def article(name: str) -> ArticleRecorded:
    return ArticleRecorded(name, "f" * 64, 10, parse_edtf("2017-05-15"))


def add(engine: Engine, new: list[Fact]) -> list[Recorded]:
    with write_transaction(engine) as connection:
        return append(connection, new, recorded_by="tester", now=NOW)


def stored(engine: Engine) -> list[Recorded]:
    with read_transaction(engine) as connection:
        return list(read(connection))


def test_facts_come_back_as_they_went_in(engine: Engine) -> None:
    added = add(engine, [article("a"), PublicationDated("a", parse_edtf("2017-05"), Person("شهر فقط"))])
    assert stored(engine) == added
    assert [(item.position, item.version) for item in added] == [(1, 1), (2, 2)]
    assert added[0].recorded_at == "2026-01-02T03:04:05.678901Z"


def test_positions_go_on_without_a_gap_after_a_transaction_that_failed(engine: Engine) -> None:
    add(engine, [article("a")])
    with pytest.raises(RuntimeError), write_transaction(engine) as connection:
        append(connection, [article("b")], recorded_by="tester", now=NOW)
        raise RuntimeError
    add(engine, [article("c")])
    assert [(item.position, item.stream) for item in stored(engine)] == [(1, "article:a"), (2, "article:c")]


def test_a_fact_sent_twice_is_stored_once(engine: Engine) -> None:
    add(engine, [article("a")])
    again = add(engine, [article("a")])
    assert again == []
    assert len(stored(engine)) == 1


def test_a_correction_can_recur(engine: Engine) -> None:
    add(engine, [article("a")])
    for days in ("2017-05-01", "2017-05-02", "2017-05-01"):
        add(engine, [PublicationDated("a", parse_edtf(days), Person(""))])
    assert len(stored(engine)) == 4


def test_each_hash_covers_the_one_before_and_the_row(engine: Engine) -> None:
    add(engine, [article("a"), article("b")])
    add(engine, [article("c")])
    with read_transaction(engine) as connection:
        previous = GENESIS
        for row in connection.execute(sa.select(facts).order_by(facts.c.position)).mappings():
            previous = row_hash(previous, row)
            assert row["hash"] == previous
        assert connection.execute(sa.select(head.c.position, head.c.hash)).one() == (3, previous)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE facts SET payload = '{}'",
        "UPDATE facts SET position = 7 WHERE position = 1",
        "DELETE FROM facts",
        "DELETE FROM facts WHERE position = 1",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_fact(engine: Engine, statement: str) -> None:
    add(engine, [article("a")])
    before = stored(engine)
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert stored(engine) == before


def test_the_database_refuses_to_empty_or_replace(engine: Engine) -> None:
    add(engine, [article("a")])
    before = stored(engine)
    if engine.dialect.name == "sqlite":
        statements = [
            "INSERT OR REPLACE INTO facts SELECT * FROM facts",
            "REPLACE INTO facts SELECT * FROM facts",
        ]
    else:
        statements = ["TRUNCATE facts", "SET session_replication_role = replica; TRUNCATE facts"]
    for statement in statements:
        with (
            pytest.raises(DBAPIError, match="append-only"),
            engine.connect() as connection,
            connection.begin(),
        ):
            connection.exec_driver_sql(statement)
    assert stored(engine) == before


def test_racing_writers_lose_nothing_and_leave_no_gap(url: str) -> None:
    writers, each = 4, 15

    def write(name: int) -> None:
        engine = open_store(url)
        for number in range(each):
            fact = article(f"{name}-{number}")
            add(engine, [fact])
        engine.dispose()

    threads = [threading.Thread(target=write, args=(name,)) for name in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine = open_store(url)
    items = stored(engine)
    engine.dispose()
    assert [item.position for item in items] == list(range(1, writers * each + 1))
    assert len({item.stream for item in items}) == writers * each


def test_two_writers_of_the_same_article_record_it_once(url: str) -> None:
    outcomes: list[int] = []

    def write() -> None:
        engine = open_store(url)
        outcomes.append(len(add(engine, [article("a")])))
        engine.dispose()

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [0, 1]


def test_nothing_that_was_read_behind_the_lock_changes_before_the_commit(url: str) -> None:
    first, second = open_store(url), open_store(url)
    wrote = threading.Event()

    def write() -> None:
        add(second, [article("b")])
        wrote.set()

    writer = threading.Thread(target=write)
    with write_transaction(first) as connection:
        before = lock_head(connection)
        writer.start()
        # The other one waits for the lock; that it does not come is all that can be seen of it.
        assert not wrote.wait(0.3)
        assert list(read(connection)) == []
        assert lock_head(connection) == before
        append(connection, [article("a")], recorded_by="tester", now=NOW)
    writer.join()
    assert [item.stream for item in stored(first)] == ["article:a", "article:b"]
    first.dispose()
    second.dispose()


def test_a_writer_that_waits_too_long_gets_a_clear_error(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.db.dialects.protocol.LOCK_WAIT", 1)
    first, second = open_store(url), open_store(url)
    with write_transaction(first) as connection:
        lock_head(connection)
        with pytest.raises(DatabaseUnavailable, match="another process has been writing"):
            add(second, [article("a")])
    first.dispose()
    second.dispose()
