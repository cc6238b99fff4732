"""A copy of an SQLite database in use is whole, checked, and a database of its own."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.db.engine import connect, read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.db.tables import events, facts, head
from timeline.errors import DatabaseUnavailable, InvalidInput, LogAltered
from timeline.log import backup as backups
from timeline.log.backup import backup
from timeline.log.chain import Head
from timeline.log.verify import verify_log
from timeline.projections.verify import verify_projections
from timeline.readers.record import Item, RawArticle

on_sqlite = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def head_of(engine: Engine) -> Head:
    with read_transaction(engine) as connection:
        row = connection.execute(sa.select(head.c.position, head.c.hash)).one()
    return Head(row.position, row.hash)


@on_sqlite
def test_a_backup_opens_and_verifies(seeded: Engine, tmp_path: Path) -> None:
    file = tmp_path / "copy" / "news.db"
    file.parent.mkdir()
    assert backup(seeded, file) == head_of(seeded)
    assert [path.name for path in file.parent.iterdir()] == ["news.db"]
    copy = open_store(f"sqlite:///{file}")
    with read_transaction(copy) as connection:
        assert verify_log(connection).head == head_of(seeded)
    verify_projections(copy)
    copy.dispose()


@on_sqlite
def test_a_backup_holds_what_the_file_alone_does_not(seeded: Engine, tmp_path: Path) -> None:
    source = Path(str(seeded.url.database))
    # While someone reads, SQLite keeps what was written since beside the file.
    with read_transaction(seeded) as connection:
        connection.execute(sa.select(head)).all()
        item = Item(RawArticle("x.txt", "وصل الوفد يوم 5 مايو 2017 إلى العاصمة", published="2017-05-15"), 1)
        ingest(seeded, [item], Defaults(), options=IngestOptions("tester"), summary=Summary())
        (tmp_path / "alone.db").write_bytes(source.read_bytes())
        backup(seeded, tmp_path / "whole.db")
    expected = head_of(seeded)
    assert Path(f"{source}-wal").stat().st_size > 0
    whole, alone = (sqlite3.connect(tmp_path / name) for name in ("whole.db", "alone.db"))
    try:
        assert whole.execute("SELECT hash FROM head").fetchall() == [(expected.hash,)]
        tables = alone.execute("SELECT name FROM sqlite_master WHERE name = 'head'").fetchall()
        assert not tables or alone.execute("SELECT hash FROM head").fetchall() != [(expected.hash,)]
    finally:
        whole.close()
        alone.close()


@on_sqlite
def test_a_backup_is_of_one_moment_while_others_write(
    seeded: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_PAGES_AT_ONCE", 10)
    other = open_store(str(seeded.url))
    before = head_of(seeded)
    steps: list[int] = []

    def write_meanwhile(_what: str, done: int, _total: int | None) -> None:
        steps.append(done)
        if len(steps) in (2, 4):
            text = f"وصل الوفد رقم {len(steps)} يوم 5 مايو 2017 إلى العاصمة"
            item = Item(RawArticle("x.txt", text, published="2017-05-15"), 1)
            ingest(other, [item], Defaults(), options=IngestOptions("tester"), summary=Summary())

    assert backup(seeded, tmp_path / "copy.db", progress=write_meanwhile) == before
    assert steps == sorted(steps) and len(steps) > 4
    assert head_of(other).position > before.position
    other.dispose()


@on_sqlite
def test_a_backup_replaces_another_file_only_when_asked(seeded: Engine, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    file.write_text("something")
    with pytest.raises(InvalidInput, match="--force"):
        backup(seeded, file)
    assert file.read_text() == "something"
    assert backup(seeded, file, force=True) == head_of(seeded)


@on_sqlite
def test_a_backup_never_replaces_a_database_in_use(seeded: Engine, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="is the database itself"):
        backup(seeded, Path(str(seeded.url.database)), force=True)
    other = open_store(f"sqlite:///{tmp_path / 'other.db'}", create=True)
    with write_transaction(other) as connection:
        connection.execute(sa.update(head).values(position=0))
    with pytest.raises(InvalidInput, match=r"other\.db is a database in use"):
        backup(seeded, tmp_path / "other.db", force=True)
    other.dispose()


@on_sqlite
def test_a_copy_that_does_not_hold_is_not_kept(seeded: Engine, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    backup(seeded, file)
    earlier = file.read_bytes()
    with write_transaction(seeded) as connection:
        connection.exec_driver_sql("DROP TRIGGER facts_no_update")
        connection.execute(sa.update(facts).where(facts.c.position == 3).values(recorded_by="somebody"))
    with pytest.raises(LogAltered, match="position 3 does not fit"):
        backup(seeded, file, force=True)
    assert file.read_bytes() == earlier
    assert not list(tmp_path.glob("*.part*"))


@on_sqlite
def test_a_backup_needs_a_folder_and_something_to_copy(seeded: Engine, tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match="the folder must exist"):
        backup(seeded, tmp_path / "none" / "copy.db")
    empty = connect(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(InvalidInput, match="nothing to copy"):
        backup(empty, tmp_path / "copy.db")
    empty.dispose()


@on_sqlite
def test_an_older_schema_is_copied_as_it_is(seeded: Engine, tmp_path: Path) -> None:
    with write_transaction(seeded) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
        connection.execute(sa.delete(events))
    assert backup(seeded, tmp_path / "copy.db") == head_of(seeded)
    copy = sqlite3.connect(tmp_path / "copy.db")
    assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    copy.close()


def test_postgresql_is_sent_to_its_own_tools(new_postgres: Callable[[bool], str], tmp_path: Path) -> None:
    engine = open_store(new_postgres(True))
    with pytest.raises(InvalidInput, match=r"pg_dump.*timeline dump"):
        backup(engine, tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []
    engine.dispose()
