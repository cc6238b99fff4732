"""Databases of every released schema, with their data, come to today's and answer as before.

released/REVISION.json holds the rows of a small database as that revision's program left them, and its
answers.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine
from support import Databases, asked

from timeline.dates.interval import Interval, day
from timeline.ingest.corrections import redate
from timeline.query.chronology import chronology
from timeline.query.relation import Relation
from timeline.store.engine import connect, reading, writing
from timeline.store.log import read
from timeline.store.projections import rebuild
from timeline.store.schema import migrations_folder, open_store, upgrade
from timeline.store.tables import PROJECTIONS, head, mentions, metadata
from timeline.store.validity import holds

RELEASED = sorted((Path(__file__).parent / "released").glob("*.json"))
EVER = Interval(None, date(9999, 12, 31))


def migrate(engine: Engine, act: Any, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.set_main_option("path_separator", "os")
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        act(config, revision)


def value_of(kind: Any, value: Any) -> Any:
    is_time = isinstance(kind, sa.DateTime) and value is not None
    return datetime.fromisoformat(value) if is_time else value


# The columns of events that have other names now.
_RENAMED = {"articles": "article_count", "mentions": "mention_count", "sources": "source_count"}


def type_of(table: sa.Table, key: str) -> Any:
    return table.c[key if key in table.c else _RENAMED[key]].type


def fill(connection: Connection, tables: dict[str, list[dict[str, Any]]]) -> None:
    for name, rows in tables.items():
        table = metadata.tables[name]
        values = [{key: value_of(type_of(table, key), value) for key, value in row.items()} for row in rows]
        if table is head:
            connection.execute(sa.update(head).values(values[0]))
        elif values:
            columns = sa.table(name, *(sa.column(key, type_of(table, key)) for key in values[0]))
            connection.execute(sa.insert(columns), values)


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(request.param.read_text(encoding="utf-8"))
    return content


@pytest.fixture
def old(databases: Databases, released: dict[str, Any]) -> Iterator[Engine]:
    """A database of a released schema, with its data."""
    engine = connect(databases.new(False))
    migrate(engine, command.upgrade, released["revision"])
    with writing(engine) as connection:
        fill(connection, released["tables"])
    yield engine
    engine.dispose()


def answers(engine: Engine) -> list[list[Any]]:
    with reading(engine) as connection:
        found = chronology(connection, asked(Relation.DURING, EVER))
        return [[item.id, item.edtf, item.text, [source.quote for source in item.sources]] for item in found]


def rows(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with reading(engine) as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in PROJECTIONS
        }


def test_a_released_database_answers_as_before_once_it_is_upgraded(
    old: Engine, released: dict[str, Any]
) -> None:
    upgrade(old)
    assert answers(old) == released["answers"]


def test_old_facts_are_read_and_rebuilt_into_the_upgraded_tables(old: Engine) -> None:
    upgrade(old)
    before = rows(old)
    with writing(old) as connection:
        rebuild(connection)
    assert rows(old) == before


def test_the_log_is_not_touched_by_an_upgrade(old: Engine, released: dict[str, Any]) -> None:
    upgrade(old)
    with reading(old) as connection:
        hashes = [item.hash for item in read(connection)]
    assert hashes == [row["hash"] for row in released["tables"]["facts"]]


def test_a_downgrade_gives_back_the_released_schema_with_its_log(
    old: Engine, released: dict[str, Any]
) -> None:
    upgrade(old)
    migrate(old, command.downgrade, released["revision"])
    with old.connect() as connection:
        names = {column["name"] for column in sa.inspect(connection).get_columns("mentions")}
        count = connection.execute(sa.text("SELECT count(*) FROM facts")).scalar()
        position = connection.execute(sa.text("SELECT position FROM head")).scalar()
    assert names == set(released["tables"]["mentions"][0])
    assert count == position
    upgrade(old)
    assert answers(old)


def test_a_downgrade_that_would_hide_facts_is_refused(old: Engine) -> None:
    upgrade(old)
    with writing(old) as connection:
        standing = sa.select(mentions.c.id).where(mentions.c.retracted.is_(False), holds(mentions, None))
        mention = connection.execute(standing.limit(1)).scalar_one()
        redate(connection, mention, day(date(2017, 5, 5)), "the annex says so", "reader")
    with pytest.raises(NotImplementedError, match="facts of this log say what schema"):
        migrate(old, command.downgrade, "0001")


def test_below_the_first_schema_there_is_no_downgrade(engine: Engine) -> None:
    with pytest.raises(NotImplementedError, match="would drop the log"):
        migrate(engine, command.downgrade, "base")


def test_sqlite_upgrades_a_released_file_when_it_is_opened(old: Engine, released: dict[str, Any]) -> None:
    if old.dialect.name != "sqlite":
        pytest.skip("PostgreSQL is upgraded by `timeline db upgrade` alone")
    old.dispose()
    again = open_store(str(old.url))
    assert answers(again) == released["answers"]
    again.dispose()
