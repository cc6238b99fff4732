"""A full disk, a database that cannot be written, a clock that goes back: a clear line, nothing damaged."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import SEEDS, assert_chain_holds

from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.dates.edtf import parse_edtf
from timeline.db.engine import connect, read_transaction, write_transaction
from timeline.db.schema import open_store, upgrade
from timeline.db.tables import FOREVER, articles, texts
from timeline.errors import DatabaseUnavailable
from timeline.log.append import append
from timeline.log.facts import ArticleRecorded, Person, PublicationDated
from timeline.log.read import Recorded, read
from timeline.projections.project import project
from timeline.readers import read_path

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
GENESIS = "0" * 64


def add(engine: Engine, name: str, now: datetime = NOW) -> list[Recorded]:
    fact = ArticleRecorded(name, "f" * 64, 10, parse_edtf("2017-05-15"))
    with write_transaction(engine) as connection:
        return append(connection, [fact], recorded_by="tester", now=now)


def stored(engine: Engine) -> list[Recorded]:
    with read_transaction(engine) as connection:
        return list(read(connection))


def count(engine: Engine, table: sa.Table) -> int:
    with read_transaction(engine) as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def take_seeds(engine: Engine, summary: Summary) -> None:
    ingest(engine, read_path(SEEDS), Defaults(), options=IngestOptions("tester"), summary=summary)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A SQLite database with one article in its log."""
    path = tmp_path / "x.db"
    engine = open_store(f"sqlite:///{path}", create=True)
    add(engine, "a")
    engine.dispose()
    return path


def prepared(file: Path, *pragmas: str) -> Engine:
    """An engine whose every connection begins with these pragmas."""
    engine = connect(f"sqlite:///{file}")

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    return engine


def pages(file: Path) -> int:
    connection = sqlite3.connect(file)
    number = int(connection.execute("PRAGMA page_count").fetchone()[0])
    connection.close()
    return number


@pytest.fixture
def full(file: Path) -> Iterator[Engine]:
    """The same database on a disk that has room for a few pages more."""
    engine = prepared(file, f"max_page_count = {pages(file) + 3}")
    yield engine
    engine.dispose()


def test_a_full_disk_is_named_with_advice_and_what_was_committed_is_kept(file: Path, full: Engine) -> None:
    before = stored(full)
    summary = Summary()
    with pytest.raises(DatabaseUnavailable, match=r"disk is full; free some .* are safe$") as refused:
        take_seeds(full, summary)
    assert "\n" not in str(refused.value)
    assert (summary.new, stored(full), count(full, texts)) == (0, before, 0)
    with read_transaction(full) as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    assert_chain_holds(full)


def test_the_same_connection_goes_on_when_there_is_space_again(file: Path, full: Engine) -> None:
    with pytest.raises(DatabaseUnavailable, match="disk is full"):
        take_seeds(full, Summary())
    with read_transaction(full) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    summary = Summary()
    take_seeds(full, summary)
    assert summary.new == 7
    assert_chain_holds(full)


def test_a_disk_that_fills_up_between_batches_keeps_the_batches_before(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.commands.ingest.pipeline.BATCH", 1)
    engine = prepared(file, f"max_page_count = {pages(file) + 70}")
    summary = Summary()
    with pytest.raises(DatabaseUnavailable, match="disk is full"):
        take_seeds(engine, summary)
    assert 0 < summary.new < 7
    current = sa.select(sa.func.count()).where(articles.c.valid_until == FOREVER)
    with read_transaction(engine) as connection:
        assert connection.execute(current).scalar_one() == summary.new
    assert_chain_holds(engine)
    engine.dispose()
    again, engine = Summary(), prepared(file)
    take_seeds(engine, again)
    assert (again.known, again.new) == (summary.new, 7 - summary.new)
    assert_chain_holds(engine)
    engine.dispose()


def test_a_new_database_on_a_full_disk_is_refused_and_can_be_made_later(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    engine = prepared(file, "max_page_count = 5")
    with pytest.raises(DatabaseUnavailable, match="disk is full"):
        upgrade(engine)
    engine.dispose()
    engine = open_store(f"sqlite:///{file}", create=True)
    add(engine, "a")
    assert_chain_holds(engine)
    engine.dispose()


@pytest.mark.parametrize("uri", ["mode=ro", "immutable=1"])
def test_a_file_that_may_only_be_read_is_named_with_advice(file: Path, uri: str) -> None:
    engine = connect(f"sqlite:///file:{file}?{uri}&uri=true")
    with pytest.raises(DatabaseUnavailable, match=r"readonly database; .* is not writable; .* --db FILE"):
        add(engine, "b")
    assert [item.stream for item in stored(engine)] == ["article:a"]
    engine.dispose()


def test_a_connection_that_may_only_query_can_still_be_asked(file: Path) -> None:
    engine = prepared(file, "query_only = ON")
    with pytest.raises(DatabaseUnavailable, match="readonly database"):
        add(engine, "b")
    assert [item.stream for item in stored(engine)] == ["article:a"]
    engine.dispose()


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind root")
@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_folder_that_cannot_be_written_is_named_with_advice(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=mode)
    with pytest.raises(DatabaseUnavailable, match="the folder must exist and be writable"):
        open_store(f"sqlite:///{folder / 'x.db'}", create=True)
    folder.chmod(0o755)


def test_a_folder_that_does_not_exist_is_named_with_advice(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match=r"none/x\.db: .*; the folder must exist and be writable"):
        open_store(f"sqlite:///{tmp_path / 'none' / 'x.db'}", create=True)


def test_a_clock_that_goes_back_leaves_times_in_order_and_the_chain_whole(
    engine: Engine,
) -> None:
    for number, hours in enumerate((0, -5, 3, -1)):
        add(engine, str(number), NOW + timedelta(hours=hours))
    items = stored(engine)
    assert [(item.position, item.stream) for item in items] == [(n + 1, f"article:{n}") for n in range(4)]
    assert [item.recorded_at[11:13] for item in items] == ["03", "03", "06", "06"]
    assert_chain_holds(engine)


def test_a_correction_counts_as_the_later_one_though_its_clock_was_behind(engine: Engine) -> None:
    take_seeds(engine, Summary())
    query = sa.select(articles.c.id).where(articles.c.valid_until == FOREVER).limit(1)
    with read_transaction(engine) as connection:
        article = connection.execute(query).scalar_one()
    for day, now in (("2017-01-01", NOW), ("2017-01-02", NOW - timedelta(days=1))):
        with write_transaction(engine) as connection:
            fact = PublicationDated(article, parse_edtf(day), Person(""))
            project(connection, append(connection, [fact], recorded_by="tester", now=now))
    query = sa.select(articles.c.published).where(articles.c.id == article, articles.c.valid_until == FOREVER)
    with read_transaction(engine) as connection:
        assert connection.execute(query).scalar_one() == "2017-01-02"
