"""What the writer role on PostgreSQL can append, and what becomes of locks that it keeps."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from support import take_seeds

from timeline.commands.append import append_facts
from timeline.commands.correct import merge, redate, retract, retract_article, split
from timeline.commands.names import give_names
from timeline.commands.reread import reread
from timeline.commands.restore import restore
from timeline.commands.verify import Depth, verify
from timeline.dates.edtf import parse_edtf
from timeline.dates.time_kind import Time
from timeline.db.dialects import POSTGRES
from timeline.db.engine import connect, read_transaction, write_transaction
from timeline.db.grants import WRITER_FUNCTIONS, grant, quoted
from timeline.db.overdue import end_overdue
from timeline.db.schema import open_store
from timeline.db.tables import FOREVER, facts, head, mentions, texts
from timeline.errors import InvalidInput, LogAltered
from timeline.extraction.names.gazetteer import Spelling
from timeline.log.append import stamp
from timeline.log.chain import chained_hash
from timeline.log.facts import PeriodsGiven
from timeline.log.texts import Text, text_row

numbers = count()
PAYLOAD = '{"periods":[]}'


@pytest.fixture(scope="module")
def owner(new_postgres: Callable[[bool], str]) -> Iterator[Engine]:
    engine = open_store(new_postgres(True))
    take_seeds(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def writer(owner: Engine) -> Iterator[Engine]:
    """The writer role itself, logged in."""
    names = [f"{part} {os.getpid()} {next(numbers)}" for part in ("keeper", "looker")]
    grant(owner, *names)
    run(owner, f"ALTER ROLE {quoted(names[0])} LOGIN PASSWORD 'pass'")
    url = owner.url.set(username=names[0], password="pass")
    engine = connect(url.render_as_string(hide_password=False))
    yield engine
    engine.dispose()
    for name in names:
        run(owner, f"DROP OWNED BY {quoted(name)}")
        run(owner, f"DROP ROLE {quoted(name)}")


def run(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)


def following(connection: Connection, **changed: Any) -> tuple[Any, ...]:
    """A fact that follows the last one, or one with something changed, its hash fitting unless that is."""
    position, previous = connection.execute(sa.select(head.c.position, head.c.hash)).one()
    versions = sa.select(sa.func.max(facts.c.version)).where(facts.c.stream == "periods")
    values: dict[str, Any] = {
        "position": position + 1,
        "stream": "periods",
        "version": (connection.execute(versions).scalar() or 0) + 1,
        "type": "PeriodsGiven",
        "schema_version": 1,
        "recorded_at": stamp(datetime.now(UTC)),
        "recorded_by": "tester",
        "payload": PAYLOAD,
        "key": f"periods:{next(numbers)}",
    }
    values |= {name: value for name, value in changed.items() if name != "hash"}
    row = tuple(values.values())
    return (*row, changed.get("hash", chained_hash(previous, row)))


@pytest.mark.parametrize(
    "value",
    ["", 'قرار "المجلس"', "a\\b/c", "\t\n\r\b\f", "\x01\x1f\x7f\x85", "\u2028\u2029", "🏛 é", "<&>'"],
)
def test_the_server_computes_the_hash_that_the_program_does(writer: Engine, value: str) -> None:
    with write_transaction(writer) as connection:
        row = following(connection, recorded_by=value)
        POSTGRES.append(connection, [row], [])
        assert connection.execute(sa.select(head.c.hash)).scalar_one() == row[-1]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"position": 10**6}, "is not the next one"),
        ({"hash": "0" * 64}, "has another hash"),
        ({"version": 10**6}, "is not the next version"),
        ({"recorded_at": "2001-01-01T00:00:00.000000Z"}, "is dated before the last one"),
        ({"recorded_at": "9999-01-01T00:00:00.000000Z"}, "is dated more than a day after"),
        ({"recorded_at": "9999"}, "has a time that is none"),
        ({"payload": "[]"}, "payload that is no object"),
        ({"payload": "{"}, "invalid input syntax for type json"),
        ({"key": None}, "has another hash|null value"),
    ],
)
def test_the_writer_appends_nothing_that_does_not_follow(
    owner: Engine, writer: Engine, changed: dict[str, Any], fault: str
) -> None:
    with read_transaction(owner) as connection:
        before = connection.execute(sa.select(head.c.position, head.c.hash)).one()
    with pytest.raises(DBAPIError, match=fault), writer.begin() as connection:
        POSTGRES.append(connection, [following(connection, **changed)], [])
    with read_transaction(owner) as connection:
        assert connection.execute(sa.select(head.c.position, head.c.hash)).one() == before


@pytest.mark.parametrize("text", [text_row("كلام لا مقال له"), Text("f" * 64, "salt", "كلام آخر")])
def test_the_writer_stores_no_text_that_no_article_names(owner: Engine, writer: Engine, text: Text) -> None:
    with pytest.raises(DBAPIError, match="is refused"), writer.begin() as connection:
        POSTGRES.append(connection, [following(connection)], [text])
    with read_transaction(owner) as connection:
        assert connection.execute(sa.select(texts.c.hash).where(texts.c.hash == text.hash)).all() == []


def test_a_text_is_stored_as_its_article_names_it_and_not_otherwise(writer: Engine) -> None:
    text = text_row("وصل الوفد")
    payload = f'{{"article":"w","characters":9,"text":"{text.hash}"}}'
    named = {"stream": "article:w", "version": 1, "type": "ArticleRecorded", "payload": payload}
    with pytest.raises(DBAPIError, match="is refused"), writer.begin() as connection:
        POSTGRES.append(connection, [following(connection, **named)], [text._replace(text="رحل الوفد")])
    with writer.connect() as connection:
        POSTGRES.append(connection, [following(connection, **named)], [text])
        assert (
            connection.execute(sa.select(texts.c.text).where(texts.c.hash == text.hash)).scalar() == text.text
        )
        connection.rollback()


def test_the_writer_corrects_and_gives_names(owner: Engine, writer: Engine) -> None:
    current = sa.select(mentions.c.id, mentions.c.event, mentions.c.article).where(
        mentions.c.valid_until == FOREVER, mentions.c.event.is_not(None)
    )
    with write_transaction(writer) as connection:
        found = connection.execute(current.order_by(mentions.c.id)).all()
        redate(connection, found[0].id, Time(parse_edtf("2017-05-09")), "خطأ", "tester")
        retract(connection, found[1].id, "خطأ", "tester")
        restore(connection, found[1].id, "خطأ", "tester")
        merge(connection, found[2].event, found[3].event, "خطأ", "tester")
        split(connection, found[2].id, "خطأ", "tester")
        retract_article(connection, found[4].article, "خطأ", "tester")
        give_names(connection, [Spelling("الاتفاق", "accord", "place")], "tester")
    assert list(reread(writer, [], recorded_by="tester")) is not None
    verify(owner)


def test_a_stranger_may_call_none_of_the_functions(owner: Engine) -> None:
    with owner.connect() as connection:
        connection.exec_driver_sql(f"CREATE ROLE stranger_{os.getpid()}")
        connection.exec_driver_sql(f"SET LOCAL ROLE stranger_{os.getpid()}")
        with pytest.raises(DBAPIError, match="permission denied"):
            connection.exec_driver_sql("SELECT timeline_lock_head()")


def test_a_writer_that_keeps_the_lock_and_idles_loses_it(owner: Engine, writer: Engine) -> None:
    with owner.connect() as patient, writer.connect() as idle:
        definition = "SELECT pg_get_functiondef('timeline_end_stuck_writers'::regproc)"
        defined = patient.exec_driver_sql(definition).scalar_one()
        assert "'1 minute'" in defined
        POSTGRES.lock_head(idle)
        # The test's own minute is over at once; the change is not committed.
        patient.execute(sa.text(defined.replace("'1 minute'", "'0 seconds'").replace(":", "\\:")))
        assert patient.exec_driver_sql("SELECT timeline_end_stuck_writers()").scalar_one() == 1
        with pytest.raises(OperationalError):
            idle.exec_driver_sql("SELECT 1")
        patient.rollback()
    with write_transaction(writer) as connection:
        assert append_facts(connection, [PeriodsGiven(())], "tester").facts in (0, 1)


def test_a_transaction_that_lasts_too_long_is_ended_whatever_its_role_set(
    owner: Engine, writer: Engine
) -> None:
    name = str(writer.url.username)
    with writer.connect() as slow:
        slow.exec_driver_sql("SET statement_timeout = 0")
        assert end_overdue(owner, name, "1h") == []
        assert end_overdue(owner, name, "1ms") == [name]
        with pytest.raises(OperationalError):
            slow.exec_driver_sql("SELECT 1")
    with pytest.raises(InvalidInput, match="there is no role"):
        end_overdue(owner, "nobody", "1h")


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("GRANT UPDATE ON head TO PUBLIC", "PUBLIC may UPDATE head"),
        ("GRANT INSERT ON facts TO {writer}", "may INSERT facts"),
        ("GRANT UPDATE (headline) ON events TO {writer}", "may UPDATE events.headline"),
        ("GRANT TRUNCATE ON mentions TO {writer}", "may TRUNCATE mentions"),
        ("GRANT EXECUTE ON FUNCTION timeline_append TO PUBLIC", "everybody may call timeline_append"),
        ("ALTER TABLE head OWNER TO {writer}", "head belongs to the role"),
        ("ALTER FUNCTION timeline_append OWNER TO {writer}", "timeline_append belongs to the role"),
        ("ALTER TABLE facts ENABLE TRIGGER facts_no_change", "trigger facts_no_change"),
        ("ALTER FUNCTION timeline_append SECURITY INVOKER", "function timeline_append is not defined"),
        (
            "ALTER FUNCTION timeline_append SET search_path TO pg_temp, public",
            "timeline_append is not defined",
        ),
    ],
)
def test_verify_names_what_was_granted_or_loosened(
    owner: Engine, writer: Engine, statement: str, named: str
) -> None:
    verify(owner, Depth.QUICK)
    role = quoted(str(writer.url.username))
    owners = owner.url.username
    undo = {
        "GRANT UPDATE (": "REVOKE UPDATE (headline) ON events FROM {writer}",
        "GRANT": statement.replace("GRANT", "REVOKE").replace(" TO ", " FROM "),
        "ALTER TABLE head": f"ALTER TABLE head OWNER TO {owners}; GRANT SELECT ON head TO {role}",
        "ALTER FUNCTION timeline_append OWNER": f"ALTER FUNCTION timeline_append OWNER TO {owners}",
        "ALTER TABLE facts": "ALTER TABLE facts ENABLE ALWAYS TRIGGER facts_no_change",
        "ALTER FUNCTION timeline_append SECURITY": "ALTER FUNCTION timeline_append SECURITY DEFINER",
        "ALTER FUNCTION timeline_append SET": (
            "ALTER FUNCTION timeline_append SET search_path TO pg_catalog, public, pg_temp"
        ),
    }
    run(owner, statement.format(writer=role))
    try:
        with pytest.raises(LogAltered, match=named):
            verify(owner, Depth.QUICK)
    finally:
        back = next(back for start, back in undo.items() if statement.startswith(start))
        run(owner, back.format(writer=role))
    verify(owner, Depth.QUICK)


def test_the_guards_are_checked_for_a_role_that_cannot_compare_the_definitions(
    owner: Engine, writer: Engine
) -> None:
    assert not verify(writer, Depth.QUICK).defined
    run(owner, "ALTER TABLE facts DISABLE TRIGGER facts_no_truncate")
    try:
        with pytest.raises(LogAltered, match="trigger facts_no_truncate is off"):
            verify(writer, Depth.QUICK)
    finally:
        run(owner, "ALTER TABLE facts ENABLE ALWAYS TRIGGER facts_no_truncate")


def test_granting_sets_the_guards_again(owner: Engine, writer: Engine) -> None:
    run(owner, "ALTER TABLE facts DISABLE TRIGGER ALL")
    reader = f"looker {os.getpid()} again"
    grant(owner, str(writer.url.username), reader)
    verify(owner, Depth.QUICK)
    run(owner, f"DROP OWNED BY {quoted(reader)}")
    run(owner, f"DROP ROLE {quoted(reader)}")


def test_the_functions_are_those_of_the_schema(owner: Engine) -> None:
    query = "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = current_schema()::regnamespace"
    with read_transaction(owner) as connection:
        assert set(connection.exec_driver_sql(query).scalars()) == set(WRITER_FUNCTIONS)
