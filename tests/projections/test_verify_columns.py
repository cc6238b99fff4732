"""Every column of every table: `verify` names the table in which one value was changed, on every engine.

The cases come from the schema, so that a new column is covered the day it is made.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Column, Connection, Engine, Table
from sqlalchemy.exc import DBAPIError
from support import engine_for_reading, take_seeds

from timeline.commands.correct import keep_apart, merge, redate, retract
from timeline.dates.edtf import parse_edtf
from timeline.dates.time_kind import Time, TimeKind
from timeline.db.engine import write_transaction
from timeline.db.tables import (
    FOREVER,
    PROJECTIONS,
    blocking_index,
    days,
    facts,
    head,
    links,
    mentions,
    projections,
    texts,
)
from timeline.errors import LogAltered, ProjectionsOutdated
from timeline.log.verify import verify_log
from timeline.projections.rebuilt_copy import rebuilt_copy
from timeline.projections.verify import require_equal, require_versions

OF_PROJECTIONS = [
    (table.name, column.name) for table in (*PROJECTIONS, days, blocking_index) for column in table.c
]
OF_THE_LOG = [
    (table.name, column.name)
    for table in (facts, texts, head)
    for column in table.c
    # There is one row, by its constraint.
    if column is not head.c.id
]
TABLES = {table.name: table for table in (*PROJECTIONS, days, blocking_index, facts, texts, head)}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database in which every table has rows, current ones and ended ones."""
    for engine in engine_for_reading(request, tmp_path_factory):
        take_seeds(engine)
        with write_transaction(engine) as connection:
            correct(connection)
        yield engine


def correct(connection: Connection) -> None:
    link = connection.execute(sa.select(links.c.mention, links.c.other)).first()
    assert link is not None
    event = {
        row.id: row.event
        for row in connection.execute(
            sa.select(mentions.c.id, mentions.c.event).where(mentions.c.valid_until == FOREVER)
        )
    }
    keep_apart(connection, event[link[0]], event[link[1]], "خطأ", "tester")
    free = sorted(one for one, of in event.items() if of and one not in link)
    redate(connection, free[0], Time(parse_edtf("2017-05-09"), TimeKind.WITHIN), "خطأ", "tester")
    retract(connection, free[1], "خطأ", "tester")
    merge(connection, event[free[2]], event[free[3]], "خطأ", "tester")


@pytest.fixture(scope="module")
def compared(filled: Engine) -> Iterator[tuple[Connection, Connection]]:
    """A transaction that writes, and a copy whose tables were rebuilt."""
    with (
        filled.connect() as connection,
        connection.begin(),
        rebuilt_copy(connection, lambda *_: None) as copy,
    ):
        require_equal(connection, copy)
        yield connection, copy
        connection.rollback()


@contextmanager
def changed(
    connection: Connection, table: Table, column: Column[Any], value: Any, row: sa.Row[Any]
) -> Iterator[bool]:
    """Whether the database took another value for one column of one row; taken back at the end."""
    which = sa.and_(*(one == row._mapping[one.name] for one in table.primary_key))
    nested = connection.begin_nested()
    try:
        connection.execute(sa.update(table).where(which).values({column.name: value}))
        taken = True
    except DBAPIError:
        # A constraint: the value cannot be there.
        nested.rollback()
        nested = connection.begin_nested()
        taken = False
    yield taken
    nested.rollback()


def others(column: Column[Any], value: Any) -> Iterator[Any]:
    """Values that a column may have instead."""
    if column.nullable and value is not None:
        yield None
    if isinstance(column.type, sa.Boolean):
        yield not value
    elif isinstance(column.type, sa.DateTime):
        yield value - timedelta(days=1) if value else datetime(2017, 5, 4)
    elif isinstance(column.type, sa.Integer):
        yield (value or 0) - 1
        yield (value or 0) // 2 + 7_000_000
    else:
        text = value or ""
        yield text[:-1] + ("a" if text[-1:] != "a" else "b") if text else "a"
        if text:
            yield ""


def sample(connection: Connection, table: Table, column: Column[Any]) -> list[sa.Row[Any]]:
    """A row with a value in the column, one without, and an ended one: as far as there are such."""
    conditions = [column.is_not(None), column.is_(None)]
    if "valid_until" in table.c:
        conditions.append(table.c.valid_until < FOREVER)
    found = (
        connection.execute(sa.select(table).where(one).order_by(*table.primary_key).limit(1)).one_or_none()
        for one in conditions
    )
    return [row for row in found if row is not None]


@pytest.mark.parametrize(("table", "column"), OF_PROJECTIONS)
def test_a_value_of_a_projection_that_was_changed_is_named_with_its_table(
    compared: tuple[Connection, Connection], table: str, column: str
) -> None:
    connection, copy = compared
    changed_one = TABLES[table].c[column]
    tried = 0
    for row in sample(connection, TABLES[table], changed_one):
        for value in others(changed_one, row._mapping[column]):
            with changed(connection, TABLES[table], changed_one, value, row) as taken:
                if taken:
                    tried += 1
                    with pytest.raises(LogAltered, match=rf"^{table} "):
                        require_equal(connection, copy)
    assert tried


@pytest.mark.parametrize("column", [column.name for column in projections.c])
def test_the_version_of_a_table_that_was_changed_is_named(
    compared: tuple[Connection, Connection], column: str
) -> None:
    connection, _copy = compared
    (row,) = sample(connection, projections, projections.c[column])
    value = next(others(projections.c[column], row._mapping[column]))
    with (
        changed(connection, projections, projections.c[column], value, row),
        pytest.raises((LogAltered, ProjectionsOutdated), match=f"{row.name}|{value}"),
    ):
        require_versions(connection)


@pytest.mark.parametrize(("table", "column"), OF_THE_LOG)
def test_a_value_of_the_log_that_was_changed_is_found(
    compared: tuple[Connection, Connection], table: str, column: str
) -> None:
    connection, _copy = compared
    changed_one = TABLES[table].c[column]
    tried = 0
    with unguarded(connection):
        for row in sample(connection, TABLES[table], changed_one):
            for value in others(changed_one, row._mapping[column]):
                with changed(connection, TABLES[table], changed_one, value, row) as taken:
                    if taken:
                        tried += 1
                        with pytest.raises(LogAltered):
                            verify_log(connection)
    assert tried


@contextmanager
def unguarded(connection: Connection) -> Iterator[None]:
    """Without the triggers and the constraint that refuse such changes."""
    nested = connection.begin_nested()
    statements = ["DROP TRIGGER facts_no_update"]
    if connection.dialect.name == "postgresql":
        statements = ["ALTER TABLE facts DISABLE TRIGGER ALL"]
    try:
        for statement in statements:
            connection.exec_driver_sql(statement)
        yield
    finally:
        nested.rollback()
