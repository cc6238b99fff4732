"""The bulk path's contract, on every engine: what goes in comes out, whatever it holds."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from timeline.dates.edtf import parse_edtf
from timeline.db.bulk import column_in, insert_rows
from timeline.db.columns import bounds, held_from
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import events, facts, head, mentions, texts
from timeline.errors import StoreError
from timeline.log.append import append
from timeline.log.facts import ArticleRecorded, Fact, Person, PublicationDated, payload
from timeline.log.read import Recorded, read

NOW = datetime(2026, 1, 2, 3, 4, 5, 678901, UTC)
AWKWARD = [
    "'", '"', "\\", "\\\\", "\\N", "\\.", "\n", "\r\n", "\t", "\b", "\x01", "\x7f", "%s", "%(a)s", "?", ":a",
    "{}", "a,b", "NULL", "\u2028", "وُلِد\u200f", "😀", " ", "\\u0000", "\\\\u0000x",
]  # fmt: skip


def article(name: str, publisher: str | None = "جريدة") -> ArticleRecorded:
    return ArticleRecorded(name, "f" * 64, 10, parse_edtf("2017-05-15"), publisher)


def add(engine: Engine, new: list[Fact]) -> list[Recorded]:
    with write_transaction(engine) as connection:
        return append(connection, new, recorded_by="tester", now=NOW)


def stored(engine: Engine) -> list[Recorded]:
    with read_transaction(engine) as connection:
        return list(read(connection))


def test_awkward_characters_survive_in_payloads_and_ids(engine: Engine) -> None:
    new: list[Fact] = [article(f"{number}{text}", text) for number, text in enumerate(AWKWARD)]
    added = add(engine, new)
    assert [item.fact for item in added] == new
    assert stored(engine) == added


def test_awkward_keys_are_known_again(engine: Engine) -> None:
    new: list[Fact] = [article(f"{number}{text}") for number, text in enumerate(AWKWARD)]
    add(engine, new)
    assert add(engine, new) == []


def test_no_value_of_a_fact_is_missing(engine: Engine) -> None:
    add(
        engine,
        [ArticleRecorded("a", "f" * 64, 10), PublicationDated("a", parse_edtf("2017"), Person(""))],
    )
    with read_transaction(engine) as connection:
        for row in connection.execute(sa.select(facts)):
            assert None not in tuple(row)


def test_an_empty_batch_changes_nothing(engine: Engine) -> None:
    add(engine, [article("a")])
    with read_transaction(engine) as connection:
        before = connection.execute(sa.select(head)).one()
    assert add(engine, []) == []
    with read_transaction(engine) as connection:
        assert connection.execute(sa.select(head)).one() == before


def test_ten_thousand_and_one_facts_in_one_batch(engine: Engine) -> None:
    new: list[Fact] = [article(f"a{number}") for number in range(10_001)]
    added = add(engine, new)
    assert [item.position for item in added] == list(range(1, 10_002))
    assert stored(engine) == added
    assert add(engine, new) == []


def test_a_key_twice_in_one_batch_is_one_fact(engine: Engine) -> None:
    new: list[Fact] = [
        article("a"),
        article("a"),
        PublicationDated("a", parse_edtf("2017"), Person("")),
        article("b"),
    ]
    added = add(engine, new)
    assert [(item.position, item.stream, item.version) for item in added] == [
        (1, "article:a", 1),
        (2, "article:a", 2),
        (3, "article:b", 1),
    ]
    assert stored(engine) == added


def test_a_known_fact_left_out_moves_the_later_ones_of_its_stream(engine: Engine) -> None:
    add(engine, [article("a")])
    new: list[Fact] = [
        article("a"),
        PublicationDated("a", parse_edtf("2017"), Person("")),
        PublicationDated("a", parse_edtf("2018"), Person("")),
    ]
    added = add(engine, new)
    assert [(item.position, item.version) for item in added] == [(2, 2), (3, 3)]
    with read_transaction(engine) as connection:
        keys = connection.execute(sa.select(facts.c.key).order_by(facts.c.position)).scalars().all()
    assert keys == [fact.key(version, payload(fact)) for version, fact in enumerate(new, start=1)]


def test_a_nul_character_is_refused_and_nothing_is_written(engine: Engine) -> None:
    for fact in (article("b", "x\0y"), article("b\0"), article("b", "\\\0")):
        with pytest.raises(StoreError, match="NUL character"):
            add(engine, [article("a"), fact])
    with pytest.raises(StoreError, match="NUL character"), write_transaction(engine) as connection:
        append(connection, [article("a")], recorded_by="x\0", now=NOW)
    assert stored(engine) == []


def test_rows_that_the_database_refuses_raise_what_sqlalchemy_raises(engine: Engine) -> None:
    rows = [("f" * 64, "salt", "text")] * 2
    with pytest.raises(DBAPIError), engine.begin() as connection:
        insert_rows(connection, texts, rows)
    with read_transaction(engine) as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(texts)).scalar() == 0


def test_dates_flags_and_missing_values_are_stored_as_by_sqlalchemy(engine: Engine) -> None:
    counts = dict.fromkeys(
        (
            "article_count",
            "mention_count",
            "source_count",
            "later_day_count",
            "title_article_count",
            "lead_article_count",
            "importance",
        ),
        1,
    )
    flags = {
        "factuality": "occurred",
        "reporting": False,
        "disputed": False,
        "fragment": False,
        "in_passing": False,
    }
    row = {"text": "نص", "headline": "نص", "position": 1, **counts, **flags, **bounds(None), **held_from(1)}
    values = [{**row, "id": name} for name in ("ours", "theirs")]
    with write_transaction(engine) as connection:
        ours = tuple(values[0].get(column.name) for column in events.columns)
        insert_rows(connection, events, [ours])
        connection.execute(sa.insert(events), values[1:])
    with read_transaction(engine) as connection:
        ours, theirs = connection.exec_driver_sql("SELECT * FROM events ORDER BY id").all()
    assert ours[1:] == theirs[1:]


@pytest.mark.parametrize("wanted", [[], ["a"], ["a", "a", "z"], ["a", *map(str, range(70_000))]])
def test_a_column_in_any_number_of_values(engine: Engine, wanted: list[str]) -> None:
    add(engine, [article("a"), article("b")])
    with read_transaction(engine) as connection:
        names = [f"article:{name}" for name in wanted]
        found = connection.execute(sa.select(facts.c.key).where(column_in(connection, facts.c.key, names)))
        assert found.scalars().all() == (["article:a"] if wanted else [])


def test_mentions_are_inserted_while_rows_are_being_read(engine: Engine) -> None:
    add(engine, [article(f"a{number}") for number in range(3)])
    row = {
        **bounds(None), **held_from(1), "article": "a0", "status": "unresolved", "timex": "", "rule": "r",
        "expression": "", "expression_start": 0, "expression_end": 0, "quote": "", "quote_start": 0,
        "quote_end": 0, "headline": "", "headline_rank": 0, "fragment": False, "semantics": "{}",
        "implied": "{}", "reasons": "[]", "terms": "كلم", "acts": "", "clause_terms": "", "position": 1,
        "alternatives": "[]", "retracted": False, "date_is_manual": False, "event_is_manual": False,
        "factuality": "occurred", "reporting": False, "names": "", "places": "", "sentence": 0,
    }  # fmt: skip
    batches = [[{**row, "id": f"{batch}-{number:03}"} for number in range(100)] for batch in "ab"]
    with write_transaction(engine) as connection:
        reading = sa.select(facts.c.position).execution_options(yield_per=1)
        with connection.execute(reading) as rows:
            for batch, _ in zip(batches, rows, strict=False):
                insert_rows(connection, mentions, [tuple(map(one.get, mentions.c.keys())) for one in batch])
    with read_transaction(engine) as connection:
        stored = connection.execute(sa.select(mentions.c.id).order_by(mentions.c.id)).scalars().all()
    assert stored == [one["id"] for batch in batches for one in batch]
