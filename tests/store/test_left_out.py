"""Facts that this program cannot understand are named, and the rest goes on."""

import json
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from timeline.errors import StoreError
from timeline.events.facts import MentionRetracted, fact_from_payload
from timeline.store.engine import reading, writing
from timeline.store.log import LeftOut, append, read
from timeline.store.projections import rebuild
from timeline.store.tables import PROJECTIONS, facts, head

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def counts(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        for table in PROJECTIONS
    }


def add_row(connection: Connection, kind: str, payload: str) -> int:
    """A fact as a newer program, or a damaged one, could have written it."""
    position = connection.execute(sa.select(head.c.position)).scalar_one() + 1
    row = {
        "position": position, "stream": "article:x", "version": 1, "type": kind, "schema_version": 99,
        "recorded_at": "2026-01-02T00:00:00.000000Z", "recorded_by": "newer", "payload": payload,
        "key": f"x:{position}", "hash": "0" * 64,
    }  # fmt: skip
    connection.execute(sa.insert(facts), row)
    connection.execute(sa.update(head).values(position=position))
    return position


@pytest.mark.parametrize("payload", ["{}", "[]", "no json", '{"article": 1}', "null"])
def test_a_fact_of_an_unknown_shape_is_named_and_left_out(seeded: Engine, payload: str) -> None:
    with writing(seeded) as connection:
        before = counts(connection)
        position = add_row(connection, "MentionRecorded", payload)
        left_out: list[LeftOut] = []
        rebuild(connection, left_out)
        assert counts(connection) == before
    assert [(item.position, item.type) for item in left_out] == [(position, "MentionRecorded")]


def test_a_fact_about_what_is_not_there_is_named_and_left_out(seeded: Engine) -> None:
    with writing(seeded) as connection:
        before = counts(connection)
        fact = MentionRetracted("nothing", "nothing", "why")
        append(connection, [fact], {"article:nothing": 0}, recorded_by="tester", now=NOW)
        left_out: list[LeftOut] = []
        rebuild(connection, left_out)
        assert counts(connection) == before
    (item,) = left_out
    assert "(MentionRetracted) cannot be understood: there is no mention nothing" in str(item)


def test_reading_a_fact_of_an_unknown_type_says_which_and_what_to_do(seeded: Engine) -> None:
    with writing(seeded) as connection:
        position = add_row(connection, "MoonLanded", "{}")
    with reading(seeded) as connection, pytest.raises(StoreError) as refused:
        list(read(connection))
    assert str(refused.value) == (
        f"fact {position} (MoonLanded) cannot be understood: unknown fact type 'MoonLanded'; "
        "a newer timeline may know it"
    )


def test_a_fact_of_the_first_schema_is_read_as_one_of_today() -> None:
    values = {
        "article": "a", "text": "f" * 64, "characters": 3, "published": None, "title": "عنوان",
        "source": None, "url": None,
    }  # fmt: skip
    fact = fact_from_payload("ArticleRecorded", json.dumps(values), 1)
    assert (fact.title, fact.title_text) == ("عنوان", None)  # type: ignore[union-attr]
