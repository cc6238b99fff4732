"""Schemas: made by migrations alone, refused when they are another program's."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from timeline.commands.verify import Depth, verify
from timeline.db.engine import write_transaction
from timeline.db.indexes import declarable, declare_indexes
from timeline.db.schema import REVISIONS, migrations_folder, open_store, upgrade
from timeline.db.tables import head, metadata
from timeline.errors import DatabaseUnavailable, LogAltered, NotFound, SchemaMismatch
from timeline.log.append import lock_head


def test_the_migrations_make_exactly_the_tables_that_the_code_uses(engine: Engine) -> None:
    declare_indexes()
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": declarable}
        )
        differences = compare_metadata(context, metadata)
    # That they are internal is told in the database alone.
    assert [change for change in differences if change[0] != "remove_table_comment"] == []


def test_the_revisions_in_the_code_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == REVISIONS


def test_every_guard_of_the_log_and_of_the_search_is_in_place(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        wanted = {
            "facts_no_update", "facts_no_delete", "facts_no_replace",
            "mention_terms_insert", "mention_terms_delete", "mention_terms_update",
        }  # fmt: skip
    else:
        query = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'facts'::regclass AND tgenabled = 'A'"
        wanted = {"facts_no_change", "facts_no_truncate"}
    with engine.connect() as connection:
        assert set(connection.execute(sa.text(query)).scalars()) == wanted


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT position FROM head")).scalar() == 0


def test_a_database_of_an_older_schema_is_upgraded_with_its_facts(seeded: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.set_main_option("path_separator", "os")
    with write_transaction(seeded) as connection:
        before = connection.execute(sa.select(head.c.position, head.c.hash)).one()
        config.attributes["connection"] = connection
        command.downgrade(config, REVISIONS[0])
    with pytest.raises((SchemaMismatch, LogAltered)):
        verify(seeded, Depth.QUICK)
    upgrade(seeded)
    verify(seeded, Depth.QUICK)
    with write_transaction(seeded) as connection:
        assert lock_head(connection) == tuple(before)


def test_below_the_first_schema_there_is_no_downgrade(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.set_main_option("path_separator", "os")
    with write_transaction(engine) as connection:
        config.attributes["connection"] = connection
        with pytest.raises(NotImplementedError, match="would drop the log"):
            command.downgrade(config, "base")


def test_a_schema_from_the_future_is_refused_with_advice(engine: Engine, url: str) -> None:
    with write_transaction(engine) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaMismatch, match=r"9999, newer than .*install a newer version of timeline"):
        open_store(url)
    with pytest.raises(SchemaMismatch):
        upgrade(engine)


def test_an_empty_postgres_database_is_not_changed_unasked(new_postgres: Callable[[bool], str]) -> None:
    with pytest.raises(SchemaMismatch, match="timeline db upgrade"):
        open_store(new_postgres(False), create=True)


def test_a_missing_file_is_made_only_when_asked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    with pytest.raises(NotFound, match="timeline ingest"):
        open_store(url)
    assert not (tmp_path / "new.db").exists()
    open_store(url, create=True).dispose()
    open_store(url).dispose()


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE invoices (id INTEGER)")
    other.close()
    with pytest.raises(DatabaseUnavailable, match="another program"):
        open_store(f"sqlite:///{path}", create=True)


@pytest.mark.parametrize(
    ("make", "advice"),
    [
        (
            lambda path: path.write_text("نص عادي لا قاعدة بيانات\n" * 100, encoding="utf-8"),
            "not an SQLite database",
        ),
        (lambda path: path.mkdir(), "folder"),
    ],
)
def test_what_is_no_database_gets_a_clear_error(tmp_path: Path, make: object, advice: str) -> None:
    assert callable(make)
    make(tmp_path / "x.db")
    with pytest.raises(DatabaseUnavailable, match=advice):
        open_store(f"sqlite:///{tmp_path / 'x.db'}", create=True)
