"""A rebuild next to writers: what it makes, whatever they append meanwhile, on every engine."""

from collections.abc import Callable
from itertools import count

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import take, take_seeds

from timeline.commands.correct import merge, redate, retract
from timeline.commands.names import give_names
from timeline.commands.redact import redact
from timeline.commands.verify import verify
from timeline.dates.edtf import parse_edtf
from timeline.dates.time_kind import Time, TimeKind
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import FOREVER, PROJECTIONS, articles, blocking_index, days, events, mentions
from timeline.errors import FactNotUnderstood
from timeline.extraction.names.gazetteer import Spelling
from timeline.projections import rebuild_beside as beside
from timeline.projections.rebuild_beside import rebuild_beside
from timeline.readers.record import RawArticle


def rows(engine: Engine) -> list[list[tuple[object, ...]]]:
    with read_transaction(engine) as connection:
        return [
            sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in (*PROJECTIONS, days, blocking_index)
        ]


def spoil(engine: Engine) -> None:
    """Change, remove and add rows in several tables."""
    with write_transaction(engine) as connection:
        connection.execute(sa.update(events).values(text="سطر آخر", source_count=9))
        connection.execute(sa.update(mentions).values(terms="شيء", quote="شيء"))
        first = connection.execute(sa.select(sa.func.min(articles.c.id))).scalar_one()
        connection.execute(sa.delete(articles).where(articles.c.id == first))
        connection.execute(sa.insert(blocking_index), {"word": "زز", "earliest_day": 1, "mention": "none"})
        connection.execute(sa.delete(days))


def test_it_makes_what_a_rebuild_makes_and_counts_the_facts(seeded: Engine) -> None:
    right = rows(seeded)
    spoil(seeded)
    skipped: list[FactNotUnderstood] = []
    with read_transaction(seeded) as connection:
        facts = connection.exec_driver_sql("SELECT count(*) FROM facts").scalar_one()
    assert rebuild_beside(seeded, skipped) == facts
    assert (rows(seeded), skipped) == (right, [])
    verify(seeded)


def at(stage: str, act: Callable[[], object], *, times: int = 1) -> Callable[[str], None]:
    """Act when a rebuild has got so far, the first times."""
    left = [times]

    def reached(name: str) -> None:
        if name == stage and left[0]:
            left[0] -= 1
            act()

    return reached


def an_article(engine: Engine) -> None:
    text = "وصل الوفد إلى حلب يوم 4 أيار 2017 والتقى المحافظ. وافتتح الوزير المدرسة في حمص يوم 6 أيار 2017."
    take(engine, RawArticle("new", text, id="later", published="2017-05-10"))


def some_corrections(engine: Engine) -> None:
    with write_transaction(engine) as connection:
        query = sa.select(mentions.c.id, mentions.c.event).where(
            mentions.c.valid_until == FOREVER, mentions.c.event.is_not(None)
        )
        found = connection.execute(query.order_by(mentions.c.id)).all()
        retract(connection, found[0].id, "خطأ", "tester")
        day = parse_edtf("2017-05-09")
        redate(connection, found[1].id, Time(day, TimeKind.WITHIN), "خطأ", "tester")
        merge(connection, found[2].event, found[3].event, "خطأ", "tester")


@pytest.mark.parametrize("stage", ["copied", "compared"])
@pytest.mark.parametrize("change", [an_article, some_corrections])
@pytest.mark.parametrize("spoilt", [False, True])
def test_what_is_appended_meanwhile_is_in_the_tables(
    seeded: Engine, stage: str, change: Callable[[Engine], None], spoilt: bool
) -> None:
    if spoilt:
        with write_transaction(seeded) as connection:
            connection.execute(sa.update(events).values(text="سطر آخر", mention_count=7))
            connection.execute(sa.update(mentions).values(quote="شيء"))
    rebuild_beside(seeded, [], reached=at(stage, lambda: change(seeded)))
    verify(seeded)


def new_names(engine: Engine) -> None:
    with write_transaction(engine) as connection:
        give_names(connection, [Spelling("الاتفاق", "accord", "place")], "tester")


def a_redaction(engine: Engine) -> None:
    with write_transaction(engine) as connection:
        redact(
            connection, connection.execute(sa.select(sa.func.min(articles.c.id))).scalar_one(), "", "tester"
        )


@pytest.mark.parametrize("change", [new_names, a_redaction])
@pytest.mark.parametrize("stage", ["copied", "compared"])
def test_what_rewrites_past_rows_meanwhile_is_in_the_tables(
    seeded: Engine, stage: str, change: Callable[[Engine], None]
) -> None:
    rebuild_beside(seeded, [], reached=at(stage, lambda: change(seeded)))
    verify(seeded)


def test_facts_are_added_to_the_copy_as_long_as_many_come(
    seeded: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_FEW", 1)
    rebuild_beside(seeded, [], reached=at("compared", lambda: an_article(seeded)))
    verify(seeded)


def test_where_past_rows_are_rewritten_again_and_again_others_wait_for_all_of_it(seeded: Engine) -> None:
    keys = (f"accord {number}" for number in count())

    def restless(_stage: str) -> None:
        with write_transaction(seeded) as connection:
            give_names(connection, [Spelling("الاتفاق", next(keys), "place")], "tester")

    spoil(seeded)
    rebuild_beside(seeded, [], reached=restless)
    verify(seeded)
    assert next(keys) == "accord 3"


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
def test_rows_that_cannot_be_read_are_made_again(seeded: Engine) -> None:
    with write_transaction(seeded) as connection:
        connection.exec_driver_sql("UPDATE events SET text = CAST(x'ff' AS TEXT), id = x'00'")
    rebuild_beside(seeded, [])
    verify(seeded)


def test_a_database_without_articles_is_rebuilt(engine: Engine) -> None:
    assert rebuild_beside(engine, []) == 0
    take_seeds(engine)
    verify(engine)
