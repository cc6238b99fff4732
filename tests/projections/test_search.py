"""The full-text index says what the mentions say, whatever becomes of these."""

import pytest
import sqlalchemy as sa
from made_rows import Made, Report, insert
from sqlalchemy import Connection, Engine
from support import take_seeds

from timeline.dates.time_kind import parse_time
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import FOREVER, events, mentions
from timeline.projections.project import rebuild
from timeline.projections.search import (
    events_with_names,
    events_with_words,
    has_name,
    has_words,
    name_phrases,
    name_words,
    search_words,
    spellings,
)


def an_event(number: int, words: str, publisher: str = "BBC") -> Made:
    report = Report(frozenset(words.split()), publisher, "")
    return Made(
        f"{number:016x}", parse_time("2017-05-04"), number, "occurred", False, 1, False, 1, FOREVER, (report,)
    )


def found(connection: Connection, *words: str) -> list[str | None]:
    indexed = connection.execute(events_with_words(connection, words)).scalars().all()
    tested = connection.execute(sa.select(mentions.c.event).where(has_words(connection, words))).scalars()
    assert sorted(indexed, key=str) == sorted(tested, key=str)
    return sorted(indexed, key=str)


def test_all_words_are_found_whole_and_in_one_mention(engine: Engine) -> None:
    with write_transaction(engine) as connection:
        insert(connection, [an_event(1, "اتفاق هدن"), an_event(2, "هدن"), an_event(3, "هدنات")])
        assert found(connection, "هدن") == [f"{1:016x}", f"{2:016x}"]
        assert found(connection, "اتفاق", "هدن") == [f"{1:016x}"]


# U+08B6 came with Unicode 9, which SQLite's unicode61 takes for a mark between words; ß has two capitals.
@pytest.mark.parametrize("word", ["NATO", "\u08b6كتاب", "École", "straße", "x2y"])
def test_a_word_of_any_letters_is_one_word(engine: Engine, word: str) -> None:
    (asked,) = search_words(f"{word} في")
    with write_transaction(engine) as connection:
        insert(connection, [an_event(1, word), an_event(2, f"{word}ك")])
        assert found(connection, asked) == [f"{1:016x}"]


def test_the_index_follows_what_is_inserted_changed_and_deleted(engine: Engine) -> None:
    with write_transaction(engine) as connection:
        insert(connection, [an_event(1, "اتفاق"), an_event(2, "اتفاق")])
        change = sa.update(mentions).where(mentions.c.event == f"{1:016x}").values(terms="قصف")
        connection.execute(change)
        assert found(connection, "اتفاق") == [f"{2:016x}"]
        assert found(connection, "قصف") == [f"{1:016x}"]
        connection.execute(sa.delete(mentions))
        assert found(connection, "قصف") == found(connection, "اتفاق") == []


@pytest.mark.parametrize("column", ["names", "places"])
def test_the_index_knows_every_mention_in_which_a_name_is_found(engine: Engine, column: str) -> None:
    take_seeds(engine)
    of_kind = mentions.c[column]
    with read_transaction(engine) as connection:
        lines = {line for row in connection.execute(sa.select(of_kind)).scalars() for line in row.split("\n")}
        names = {words for line in lines if line for words in (line.split("\t")[0], line.split("\t")[2])}
        every = connection.execute(sa.select(sa.func.count()).select_from(mentions)).scalar_one()
        assert len(names) > 10
        for name in sorted(names):
            words = name_words(name)
            tested = set(
                connection.execute(
                    sa.select(mentions.c.id).where(has_name(connection, of_kind, words))
                ).scalars()
            )
            query = events_with_names(connection, [name_phrases(words)])
            assert query is not None
            indexed = connection.execute(query.with_only_columns(mentions.c.id)).scalars().all()
            assert tested <= set(indexed)
            assert 0 < len(indexed) < every


def test_each_of_several_names_is_asked_of_the_index(engine: Engine) -> None:
    take_seeds(engine)
    with read_transaction(engine) as connection:
        both = events_with_names(connection, [[("استانا",)], [("no", "such")]])
        assert both is not None
        assert connection.execute(both).all() == []
        assert events_with_names(connection, [[()]]) is None


def test_a_rebuild_leaves_the_index_as_it_was(engine: Engine) -> None:
    take_seeds(engine)
    with read_transaction(engine) as connection:
        before = found(connection, "اتفاق")
    with write_transaction(engine) as connection:
        rebuild(connection)
    with read_transaction(engine) as connection:
        assert found(connection, "اتفاق") == before != []


def test_vacuum_leaves_the_index_in_step(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("only SQLite's index goes by row numbers")
    with write_transaction(engine) as connection:
        insert(connection, [an_event(number, f"كلم{number}") for number in range(1, 50)])
        connection.execute(sa.delete(mentions).where(mentions.c.event < f"{30:016x}"))
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("VACUUM")
        connection.exec_driver_sql("BEGIN")
        assert found(connection, "كلم40") == [f"{40:016x}"]
        connection.exec_driver_sql("INSERT INTO mention_terms(mention_terms) VALUES ('integrity-check')")


def test_a_publisher_is_known_by_every_spelling(engine: Engine) -> None:
    made = [an_event(1, "أ", "وكالة الأنباء"), an_event(2, "أ", "وكاله  الانباء"), an_event(3, "أ", "BBC")]
    with write_transaction(engine) as connection:
        insert(connection, made)
        assert sorted(spellings(connection, ["وكالة الانباء"])) == ["وكالة الأنباء", "وكاله  الانباء"]
        assert spellings(connection, ["bbc"]) == ["BBC"]
        assert spellings(connection, ["bb"]) == []


@pytest.mark.parametrize(
    ("condition", "index"),
    [
        ("events.disputed IS TRUE", "events_disputed"),
        ("events.source_count > 2", "events_confirmed"),
        ("events.latest_day - events.earliest_day > 31", "events_long"),
    ],
)
def test_sqlite_uses_the_indexes_of_a_part(engine: Engine, condition: str, index: str) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL's plan for an empty table says nothing")
    order = events.c.earliest, events.c.latest, events.c.position, events.c.id
    text = condition.replace("IS TRUE", "IS 1")
    query = sa.select(events).where(sa.text(text)).order_by(*order).limit(5)
    with read_transaction(engine) as connection:
        compiled = str(query.compile(engine, compile_kwargs={"literal_binds": True}))
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}").all()
    assert index in str(plan)
