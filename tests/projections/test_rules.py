"""Projectors and their versions: what was made by other rules is told apart from what was altered."""

import ast
import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
import sqlalchemy as sa
from current_rows import a_mention, last
from sqlalchemy import Connection, Engine, Table

from timeline.commands.correct import retract
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import articles, blocking_index, days, events, expressions, mentions
from timeline.errors import LogAltered, ProjectionsOutdated
from timeline.log.facts import FACT_TYPES, BaseFact, RulesAdopted
from timeline.log.read import Recorded, read
from timeline.projections import events as events_projector
from timeline.projections import registry, versions
from timeline.projections.batch import batch_of
from timeline.projections.project import rebuild
from timeline.projections.verify import verify_projections
from timeline.query.as_of import rules_note

TABLES = (articles, mentions, events, expressions, blocking_index, days)
# What damages each table so that only making it again mends it.
DAMAGE: dict[str, dict[str, Any]] = {
    "articles": {"characters": 1},
    "mentions": {"quote": "another clause"},
    "events": {"text": "another clause"},
    "expressions": {"rule": "another rule"},
}


def content(connection: Connection, table: Table) -> list[tuple[Any, ...]]:
    return sorted(map(tuple, connection.execute(sa.select(table))), key=repr)


def new_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is of a later version, which makes other events of the same mentions."""
    monkeypatch.setitem(versions.VERSIONS, "events", events_projector.VERSION + 1)  # type: ignore[arg-type]


def correct_something(engine: Engine) -> None:
    mention = a_mention(engine)
    with write_transaction(engine) as connection:
        retract(connection, mention.id, "misread", "tester")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_one_table_is_made_again_by_itself(seeded: Engine, table: Table) -> None:
    with write_transaction(seeded) as connection:
        before = content(connection, table)
        damage = sa.update(table).values(DAMAGE[table.name]) if table.name in DAMAGE else sa.delete(table)
        connection.execute(damage)
        assert content(connection, table) != before
        rebuild(connection, only=table.name)
        assert content(connection, table) == before


def test_a_rebuild_of_one_table_leaves_the_others_alone(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        connection.execute(sa.update(articles).values(characters=1))
        rebuild(connection, only="events")
        assert set(connection.execute(sa.select(articles.c.characters)).scalars()) == {1}


def test_verify_tells_what_an_older_projector_made_from_what_was_altered(
    seeded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with write_transaction(seeded) as connection:
        connection.execute(sa.update(events).values(text="another clause"))
    with pytest.raises(LogAltered, match="events"):
        verify_projections(seeded)
    new_rules(monkeypatch)
    with pytest.raises(
        ProjectionsOutdated, match=rf"table events was built by version {events_projector.VERSION} of"
    ):
        verify_projections(seeded)
    with write_transaction(seeded) as connection:
        rebuild(connection)
    verify_projections(seeded)


def test_nothing_is_appended_to_tables_of_other_rules(
    seeded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_rules(monkeypatch)
    before = last(seeded)
    with pytest.raises(ProjectionsOutdated):
        correct_something(seeded)
    assert last(seeded) == before


def test_the_log_says_from_where_on_other_rules_are_in_force(
    seeded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, then = last(seeded), events_projector.VERSION
    new_rules(monkeypatch)
    with write_transaction(seeded) as connection:
        rebuild(connection)
    correct_something(seeded)
    correct_something(seeded)
    with read_transaction(seeded) as connection:
        every = [item for item in read(connection) if isinstance(item.fact, RulesAdopted)]
        adopted = [item for item in every if item.position > old]
        assert [(item.position, item.fact.projectors["events"]) for item in adopted] == [(old + 1, then + 1)]
        words = f"made by other versions of the rules: events {then} then, {then + 1} now"
        assert rules_note(connection, old) == words
        assert rules_note(connection, last(seeded)) is None


def test_nothing_is_said_of_rules_while_they_stay_the_same(seeded: Engine) -> None:
    correct_something(seeded)
    with read_transaction(seeded) as connection:
        adopted = [item for item in read(connection) if isinstance(item.fact, RulesAdopted)]
        # Those in force from the beginning, where they are not the first ones.
        assert all(item.position == 1 for item in adopted)
        assert rules_note(connection, 1) is None


@dataclass(frozen=True, slots=True)
class MoonLanded(BaseFact):
    """A type of fact that nobody handles."""

    @property
    def stream(self) -> str:
        return "moon"


def test_a_type_of_fact_without_a_projector_is_no_fact_that_changes_nothing(seeded: Engine) -> None:
    item = Recorded(1, "moon", 1, "2026-01-02T00:00:00.000000Z", "tester", "0" * 64, MoonLanded())  # type: ignore[arg-type]
    with read_transaction(seeded) as connection, pytest.raises(AssertionError, match="MoonLanded"):
        registry.apply(batch_of(connection, []), item)


def test_every_type_of_fact_has_its_case_in_the_registry() -> None:
    assert set(_handled(inspect.getsource(registry._apply))) == set(FACT_TYPES)


def _handled(source: str) -> Sequence[str]:
    """The types that the cases of a function's match name."""
    patterns = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.MatchClass))
    return [pattern.cls.id for pattern in patterns if isinstance(pattern.cls, ast.Name)]
