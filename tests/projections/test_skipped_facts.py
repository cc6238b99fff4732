"""Facts that this program cannot understand: one error wherever they are met; a rebuild goes on."""

import json
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from current_rows import a_mention
from dumps import chained, changed, content, dumped, loaded
from sqlalchemy import Connection, Engine

from timeline.commands.append import append_facts
from timeline.commands.recording import date_again
from timeline.dates.edtf import parse_edtf
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import PROJECTIONS, facts, head
from timeline.errors import FactNotUnderstood, LogAltered
from timeline.log.append import append
from timeline.log.facts import MentionRetracted, Person
from timeline.log.read import read
from timeline.projections.project import rebuild
from timeline.projections.verify import verify_projections

NOW = datetime(2026, 1, 2, tzinfo=UTC)
PERSON = {"is": "Person", "why": "so"}
# What a newer program, or a damaged one, could have written.
DAMAGED = {
    "no object": ("MentionRecorded", []),
    "nothing": ("MentionRecorded", None),
    "a missing field": ("ArticleRetracted", {"article": "x"}),
    "an unknown field": ("ArticleRetracted", {"article": "x", "origin": PERSON, "more": 1}),
    "another type": ("ArticleRetracted", {"article": 1, "origin": PERSON}),
    "an unknown origin": ("ArticleRetracted", {"article": "x", "origin": {"is": "Oracle"}}),
    "an unknown fact": ("MoonLanded", {}),
    "an unknown relation": (
        "MentionJoined",
        {
            "article": "x", "mention": "m", "event": "e", "partner": "p", "shared": 3,
            "match": {"date_relation": "distant", "overlap_percent": 9},
        },
    ),
    "no date": ("PublicationDated", {"article": "x", "published": "2017-19", "origin": PERSON}),
    "nothing to apply": ("PublicationDated", {"article": "none", "published": "2017", "origin": PERSON}),
}  # fmt: skip
damaged = pytest.mark.parametrize(("kind", "values"), DAMAGED.values(), ids=DAMAGED.keys())


def counts(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        for table in PROJECTIONS
    }


def add_row(
    connection: Connection, kind: str, values: object, stream: str = "article:x", schema_version: int = 1
) -> int:
    """A fact as no append of this program writes it."""
    position = connection.execute(sa.select(head.c.position)).scalar_one() + 1
    version = sa.select(sa.func.coalesce(sa.func.max(facts.c.version), 0)).where(facts.c.stream == stream)
    row = {
        "position": position, "stream": stream, "version": connection.execute(version).scalar_one() + 1,
        "type": kind, "schema_version": schema_version, "recorded_at": "2026-01-02T00:00:00.000000Z",
        "recorded_by": "newer", "payload": json.dumps(values), "key": f"x:{position}", "hash": "0" * 64,
    }  # fmt: skip
    connection.execute(sa.insert(facts), row)
    connection.execute(sa.update(head).values(position=position))
    return position


def with_report(connection: Connection) -> int:
    """A mention that is recorded once more, its report a list."""
    query = sa.select(facts.c.payload).where(facts.c.type == "MentionRecorded").limit(1)
    values = json.loads(connection.execute(query).scalar_one())
    return add_row(connection, "MentionRecorded", {**values, "mention": "other", "clause_status": []})


@damaged
def test_a_rebuild_names_it_and_leaves_it_out(seeded: Engine, kind: str, values: object) -> None:
    with write_transaction(seeded) as connection:
        before = counts(connection)
        position = add_row(connection, kind, values)
        skipped: list[FactNotUnderstood] = []
        rebuild(connection, skipped)
        assert counts(connection) == before
    assert [(item.position, item.type) for item in skipped] == [(position, kind)]


@damaged
def test_a_rebuild_that_may_leave_out_nothing_stops_at_it(seeded: Engine, kind: str, values: object) -> None:
    with write_transaction(seeded) as connection:
        position = add_row(connection, kind, values)
        with pytest.raises(FactNotUnderstood, match=rf"^fact {position} \({kind}\) cannot be understood: "):
            rebuild(connection)


@damaged
def test_verify_names_it(seeded: Engine, kind: str, values: object) -> None:
    with write_transaction(seeded) as connection:
        position = add_row(connection, kind, values)
    with pytest.raises(LogAltered, match=rf"cannot be rebuilt from the log: fact {position} \({kind}\)"):
        verify_projections(seeded)


@damaged
def test_load_names_it_and_loads_nothing(seeded: Engine, empty: Engine, kind: str, values: object) -> None:
    before = content(empty)
    lines = dumped(seeded)
    lines[-2] = changed(lines[-2], type=kind, payload=json.dumps(values))
    with pytest.raises(LogAltered, match=rf"fact \d+ \({kind}\) cannot be understood: "):
        loaded(empty, chained(lines))
    assert content(empty) == before


@damaged
def test_who_reads_a_stream_to_append_to_it_stops_at_it(seeded: Engine, kind: str, values: object) -> None:
    if values == DAMAGED["nothing to apply"][1]:
        pytest.skip("it is read, and applied by nobody here")
    article = a_mention(seeded).article
    with write_transaction(seeded) as connection:
        position = add_row(connection, kind, values, stream=f"article:{article}")
        with pytest.raises(FactNotUnderstood, match=rf"^fact {position} \({kind}\)"):
            date_again(connection, article, parse_edtf("2016-01-01"), Person("given"), "reader")


def test_a_report_that_is_a_list_is_left_out_as_any_other_damage(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        position = with_report(connection)
        skipped: list[FactNotUnderstood] = []
        rebuild(connection, skipped)
    assert [item.position for item in skipped] == [position]


def test_appending_a_fact_about_what_is_not_there_stores_nothing(seeded: Engine) -> None:
    fact = MentionRetracted("nothing", "nothing", Person("why"))
    before = content(seeded)
    with (
        pytest.raises(FactNotUnderstood, match="there is no mention nothing"),
        write_transaction(seeded) as connection,
    ):
        append_facts(connection, [fact], "tester")
    assert content(seeded) == before


def test_a_fact_about_what_is_not_there_is_named_and_left_out(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        before = counts(connection)
        fact = MentionRetracted("nothing", "nothing", Person("why"))
        append(connection, [fact], recorded_by="tester", now=NOW)
        skipped: list[FactNotUnderstood] = []
        rebuild(connection, skipped)
        assert counts(connection) == before
    (item,) = skipped
    assert "(MentionRetracted) cannot be understood: there is no mention nothing" in str(item)


def test_reading_a_fact_of_a_newer_schema_says_which_and_what_to_do(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        values = {"article": "x", "origin": PERSON}
        position = add_row(connection, "ArticleRetracted", values, schema_version=99)
    with read_transaction(seeded) as connection, pytest.raises(FactNotUnderstood) as refused:
        list(read(connection))
    assert str(refused.value) == (
        f"fact {position} (ArticleRetracted) cannot be understood: unknown schema version 99; "
        "a newer version of timeline may know it"
    )
