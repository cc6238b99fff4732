"""`verify` proves what it says: whatever makes a database answer wrongly is named."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from timeline.commands.verify import Depth, verify
from timeline.db.engine import connect, write_transaction
from timeline.db.grants import grant
from timeline.db.tables import blocking_index, days, events, mentions, projections, texts
from timeline.errors import LogAltered, SchemaMismatch
from timeline.log.texts import text_row
from timeline.projections import compare
from timeline.projections import verify as verify_projections

Change = Callable[[Connection], object]


def setting(table: sa.Table, **values: object) -> Change:
    return lambda connection: connection.execute(sa.update(table).values(**values))


def running(statement: str) -> Change:
    return lambda connection: connection.exec_driver_sql(statement)


def a_text_of_nobody(connection: Connection) -> None:
    connection.execute(sa.insert(texts), text_row("نص لا مقال له")._asdict())


def a_day(connection: Connection) -> None:
    day = connection.execute(sa.select(sa.func.min(days.c.day))).scalar_one()
    connection.execute(sa.update(days).where(days.c.day == day + 40).values(hijri_day=31))


def an_indexed_word(connection: Connection) -> None:
    word = connection.execute(sa.select(sa.func.max(blocking_index.c.word))).scalar_one()
    connection.execute(sa.delete(blocking_index).where(blocking_index.c.word == word))


def a_word_nobody_said(connection: Connection) -> None:
    row = {"word": "زز", "earliest_day": 1, "mention": "none"}
    connection.execute(sa.insert(blocking_index), row)


TABLES: dict[str, tuple[Change, str]] = {
    "names": (setting(mentions, names=""), "mentions .* its names is not what"),
    "places": (setting(mentions, places="موسكو"), "mentions .* its places is not what"),
    "terms": (setting(mentions, terms="شيء"), "mentions .* its terms is not what"),
    "awaits": (setting(mentions, awaits="x"), "mentions .* its awaits is not what"),
    "headline": (setting(events, headline="عنوان"), "events .* its headline is not what"),
    "fragment": (setting(events, fragment=sa.not_(events.c.fragment)), "events .* its fragment is not what"),
    "in passing": (
        setting(events, in_passing=sa.not_(events.c.in_passing)),
        "events .* its in_passing is not what",
    ),
    "counts": (setting(events, source_count=9), "events .* does not match the log"),
    "a day": (a_day, "days .* does not match the log"),
    "days": (lambda connection: connection.execute(sa.delete(days)), "days .* does not match the log"),
    "an indexed word": (an_indexed_word, "blocking_index .* does not match the log"),
    "a word nobody said": (a_word_nobody_said, "blocking_index زز 1 none does not match the log"),
    "a text of nobody": (a_text_of_nobody, "belongs to no article of the log"),
    "versions": (lambda connection: connection.execute(sa.delete(projections)), "projections does not say"),
}
ON_BOTH: dict[str, tuple[str, str]] = {
    "a view": ("DROP VIEW log_v1", "view log_v1 is missing"),
    "an index": ("DROP INDEX mentions_by_day", "index mentions_by_day is missing"),
    "an index more": ("CREATE UNIQUE INDEX zz ON days (date)", "index zz is none of the program's"),
}
ON_SQLITE: dict[str, tuple[str, str]] = {
    "a guard": ("DROP TRIGGER facts_no_delete", "trigger facts_no_delete is missing"),
    "a trigger more": (
        "CREATE TRIGGER zz AFTER INSERT ON events BEGIN DELETE FROM days; END",
        "trigger zz is none of the program's",
    ),
    "a word indexed twice": (
        "INSERT INTO mention_terms (rowid, terms) VALUES (3, 'zork')",
        "full-text index does not match",
    ),
    "words not indexed": (
        "INSERT INTO mention_terms (mention_terms) VALUES ('delete-all')",
        "full-text index does not match",
    ),
}
ON_POSTGRESQL: dict[str, tuple[str, str]] = {
    "a guard": ("DROP TRIGGER facts_no_change ON facts", "trigger facts_no_change is missing"),
    "a guard asleep": (
        "ALTER TABLE facts ENABLE TRIGGER facts_no_change",
        "trigger facts_no_change is not defined as",
    ),
    "a guard that lets through": (
        "CREATE OR REPLACE FUNCTION facts_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN RETURN NULL; END'",
        "function facts_refuse is not defined as",
    ),
    "a guard's name on another table": (
        "CREATE TRIGGER facts_no_change BEFORE DELETE ON days FOR EACH ROW EXECUTE FUNCTION facts_refuse()",
        "trigger facts_no_change is not defined as",
    ),
    "rows that are hidden from readers": (
        "ALTER TABLE events ENABLE ROW LEVEL SECURITY",
        "table events is not defined as",
    ),
    "a function that readers would call instead": (
        "CREATE FUNCTION timeline_v1_as_of(at integer) RETURNS SETOF timeline_v1 LANGUAGE sql AS "
        "'SELECT * FROM timeline_v1 WHERE false'",
        "function timeline_v1_as_of is not defined as",
    ),
    "a view that asks with its reader's rights": (
        "ALTER VIEW timeline_v1 SET (security_invoker = true)",
        "view timeline_v1 is not defined as",
    ),
    "another view of the same name": (
        "CREATE OR REPLACE VIEW log_v1 AS SELECT position, stream, version, type, recorded_at, recorded_by, "
        "hash FROM facts WHERE position < 9",
        "view log_v1 is not defined as",
    ),
}


def changed(engine: Engine, change: Change) -> None:
    with write_transaction(engine) as connection:
        change(connection)


@pytest.mark.parametrize("case", TABLES)
def test_a_table_that_was_changed_by_hand_is_named(seeded: Engine, case: str) -> None:
    change, named = TABLES[case]
    changed(seeded, change)
    with pytest.raises(LogAltered, match=named):
        verify_projections.verify_projections(seeded)


@pytest.mark.parametrize("case", ON_BOTH)
def test_a_definition_that_is_not_the_programs_is_named(seeded: Engine, case: str) -> None:
    statement, named = ON_BOTH[case]
    assert verify(seeded, Depth.QUICK).defined
    changed(seeded, running(statement))
    with pytest.raises(LogAltered, match=named):
        verify(seeded, Depth.QUICK)


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
@pytest.mark.parametrize("case", ON_SQLITE)
def test_a_guard_or_the_index_of_words_changed_in_a_file_is_named(seeded: Engine, case: str) -> None:
    statement, named = ON_SQLITE[case]
    changed(seeded, running(statement))
    with pytest.raises(LogAltered, match=named):
        verify(seeded)


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
@pytest.mark.parametrize("case", ON_POSTGRESQL)
def test_a_guard_changed_on_a_server_is_named(seeded: Engine, case: str) -> None:
    statement, named = ON_POSTGRESQL[case]
    changed(seeded, running(statement))
    with pytest.raises(LogAltered, match=named):
        verify(seeded, Depth.LOG)


def test_tables_and_views_of_ones_own_beside_it_are_no_fault(seeded: Engine) -> None:
    changed(seeded, running("CREATE TABLE notes (x INTEGER UNIQUE)"))
    changed(seeded, running("CREATE VIEW short AS SELECT event_id FROM timeline_v1"))
    verify(seeded, Depth.QUICK)


def test_an_ordinary_database_is_sound_at_every_depth(seeded: Engine) -> None:
    found = [verify(seeded, depth) for depth in Depth]
    assert {one.log.head for one in found} == {found[0].log.head} and all(one.defined for one in found)
    quick, *others = found
    assert quick.log.texts == 0 and all(one.log.texts for one in others)


def test_an_empty_log_is_sound_and_another_schema_is_named(engine: Engine) -> None:
    assert verify(engine).log.head.position == 0
    changed(engine, running("UPDATE alembic_version SET version_num = '0000'"))
    with pytest.raises(SchemaMismatch, match="timeline db upgrade"):
        verify(engine)


def test_nobody_waits_for_it(seeded: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer commits while the tables are compared, and what is compared is as it was before."""
    other, compared = connect(seeded.url.render_as_string(hide_password=False)), threading.Event()

    def slowly(*given: object, **more: object) -> object:
        if not compared.is_set():
            compared.set()
            changed(other, setting(events, text="سطر آخر"))
        return compare.first_difference(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(verify_projections, "first_difference", slowly)
    verify(seeded)
    assert compared.is_set()
    with pytest.raises(LogAltered, match=r"^events "):
        verify(seeded)
    other.dispose()


@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
def test_a_role_that_may_not_create_is_told_what_was_not_compared(seeded: Engine) -> None:
    grant(seeded, f"writer_{seeded.url.database}", f"reader_{seeded.url.database}")
    acting = connect(seeded.url.render_as_string(hide_password=False))

    @sa.event.listens_for(acting, "connect")
    def become(connection: Any, _record: object) -> None:
        connection.execute(f"SET ROLE writer_{seeded.url.database}")
        connection.commit()

    try:
        assert not verify(acting).defined and verify(seeded).defined
    finally:
        acting.dispose()
        for role in ("writer", "reader"):
            changed(seeded, running(f"DROP OWNED BY {role}_{seeded.url.database}"))
            changed(seeded, running(f"DROP ROLE {role}_{seeded.url.database}"))
