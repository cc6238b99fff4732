"""A past state from the projections is what a replay of the log up to it gives, on every engine."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from current_rows import answers, last, rows
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine
from support import Databases, take_seeds

from timeline.commands import correct as corrections
from timeline.commands.recording import date_again
from timeline.commands.restore import restore, restore_article
from timeline.dates.edtf import parse_edtf
from timeline.dates.time_kind import parse_time
from timeline.db.columns import holds
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.db.tables import (
    FOREVER,
    PROJECTIONS,
    events,
    facts,
    head,
    mentions,
    texts,
)
from timeline.errors import InvalidInput, NotFound
from timeline.log.facts import Person
from timeline.projections.project import rebuild

WHY, BY = "the annex says so", "reader"


Step = Callable[[Connection, list[Any], list[Any]], None]


def _redate(connection: Connection, found: list[Any], _: list[Any]) -> None:
    corrections.redate(connection, found[0].id, parse_time("2017-03-01/2017-03-04"), WHY, BY)


def _retract(connection: Connection, found: list[Any], _: list[Any]) -> None:
    corrections.retract(connection, found[0].id, WHY, BY)


def _restore(connection: Connection, found: list[Any], _: list[Any]) -> None:
    restore(connection, found[0].id, WHY, BY)


def _retract_article(connection: Connection, found: list[Any], _: list[Any]) -> None:
    corrections.retract_article(connection, found[0].article, WHY, BY)


def _restore_article(connection: Connection, found: list[Any], _: list[Any]) -> None:
    restore_article(connection, found[0].article, WHY, BY)


def _publish(connection: Connection, found: list[Any], _: list[Any]) -> None:
    date_again(connection, found[0].article, parse_edtf("2017-06-01/2017-06-20"), Person(WHY), BY)


def _merge(connection: Connection, _: list[Any], standing: list[Any]) -> None:
    corrections.merge(connection, standing[0].id, standing[-1].id, WHY, BY)


def _split(connection: Connection, found: list[Any], _: list[Any]) -> None:
    corrections.split(connection, found[0].id, WHY, BY)


STEPS: tuple[Step, ...] = (
    _redate, _retract, _restore, _retract_article, _restore_article, _publish, _merge, _split,
)  # fmt: skip


def _rows_as_of(engine: Engine, at: int | None) -> dict[str, list[tuple[object, ...]]]:
    """What each table says as of a position, but for how long it will hold."""
    found = {}
    with read_transaction(engine) as connection:
        for table in PROJECTIONS:
            columns = [column for column in table.c if column.name != "valid_until"]
            # What people decided is a row a fact, and holds from it on.
            ends = "valid_until" in table.c
            held = holds(table, at) if ends else table.c.position <= (at if at is not None else FOREVER)
            query = sa.select(*columns).where(held)
            found[table.name] = sorted(map(tuple, connection.execute(query)), key=repr)
    return found


def _replayed(engine: Engine, url: str, at: int) -> Engine:
    """A database made from the log of another one up to a position."""
    other = open_store(url)
    with read_transaction(engine) as source, write_transaction(other) as target:
        for table in (texts, facts):
            query = sa.select(table) if table is texts else sa.select(table).where(table.c.position <= at)
            copied = [dict(row) for row in source.execute(query).mappings()]
            target.execute(sa.insert(table), copied)
        target.execute(sa.update(head).values(position=at, hash="0" * 64))
        rebuild(target)
    return other


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 60), st.integers(0, 60)), min_size=3, max_size=9
    ),
    st.integers(1, 100),
)
# A mention that was split off is linked again: not with itself in its former event.
@example([(_redate, 0, 0), (_split, 18, 0), (_publish, 32, 0)], 1)
def test_a_past_state_is_what_a_replay_of_the_log_up_to_it_gives(
    databases: Databases, steps: list[tuple[Step, int, int]], share: int
) -> None:
    engine = open_store(databases.new(True))
    take_seeds(engine)
    start = last(engine)
    for step, one, other in steps:
        with write_transaction(engine) as connection:
            found = rows(connection, mentions)
            standing = rows(connection, events)
            turned = found[one % len(found) :] + found[: one % len(found)]
            of_events = standing[other % len(standing) :] + standing[: other % len(standing)]
            try:
                with connection.begin_nested():
                    step(connection, turned, of_events)
            except (InvalidInput, NotFound):
                continue
    before = _rows_as_of(engine, None)
    with write_transaction(engine) as connection:
        rebuild(connection)
    assert _rows_as_of(engine, None) == before
    at = start + (last(engine) - start) * share // 100
    replayed = _replayed(engine, databases.new(True), at)
    assert _rows_as_of(replayed, None) == _rows_as_of(engine, at)
    assert answers(replayed) == answers(engine, at)
    engine.dispose()
    replayed.dispose()
