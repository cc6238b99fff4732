"""The importance of an event follows its mentions and articles, whatever changed them and in which batch."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from current_rows import rows
from sqlalchemy import Connection, Engine
from support import take, take_seeds

from timeline.commands.correct import merge, retract, retract_article, split
from timeline.commands.ingest import pipeline
from timeline.commands.recording import date_again
from timeline.commands.redact import redact
from timeline.dates.edtf import parse_edtf
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import articles, events, mentions
from timeline.log.facts import Person
from timeline.projections.project import rebuild
from timeline.readers.record import RawArticle

BRIDGE = "افتتح الوزير الجسر المعلق فوق النهر الكبير في 4 أيار 2017."
ANNIVERSARY = "تراجعت حركة السير.\nوكان الوزير افتتح الجسر المعلق فوق النهر الكبير في 4 أيار 2017."


def bridge(publisher: str, published: str, text: str = BRIDGE, title: str | None = None) -> RawArticle:
    return RawArticle(publisher, text, None, title, published, publisher)


def only_event(engine: Engine) -> Any:
    with read_transaction(engine) as connection:
        (event,) = rows(connection, events)
        return event


def all_events(connection: Connection) -> list[tuple[Any, ...]]:
    return sorted(map(tuple, connection.execute(sa.select(events))), key=repr)


def assert_equal_to_a_rebuild(engine: Engine) -> None:
    with write_transaction(engine) as connection:
        before = all_events(connection)
        rebuild(connection)
        assert all_events(connection) == before


def test_days_on_which_articles_come_back_to_an_event_are_counted(engine: Engine) -> None:
    take(
        engine,
        bridge("صدى", "2017-05-05"),
        bridge("مثال", "2017-05-05", ANNIVERSARY),
        bridge("نموذج", "2017-05-20", ANNIVERSARY),
        bridge("دفتر", "2018-05-04", ANNIVERSARY),
    )
    assert only_event(engine).later_day_count == 2


def test_the_first_report_of_an_event_does_not_come_back_to_it(engine: Engine) -> None:
    take(engine, bridge("صدى", "2017-05-09"))
    assert only_event(engine).later_day_count == 0


def test_titles_and_first_sentences_are_told_from_what_is_said_in_passing(engine: Engine) -> None:
    take(
        engine,
        bridge("صدى", "2017-05-05"),
        bridge("مثال", "2017-05-05", ANNIVERSARY, title="افتتاح الجسر المعلق فوق النهر"),
        bridge("نموذج", "2017-05-05", ANNIVERSARY, title="حركة السير في العاصمة"),
    )
    event = only_event(engine)
    assert (event.title_article_count, event.lead_article_count) == (1, 1)


def test_another_publication_date_changes_what_comes_back_to_an_event(engine: Engine) -> None:
    take(engine, bridge("صدى", "2017-05-05"), bridge("مثال", "2017-05-05", ANNIVERSARY))
    before = only_event(engine)
    with write_transaction(engine) as connection:
        article = rows(connection, articles, articles.c.publisher == "مثال")[0]
        date_again(connection, article.id, parse_edtf("2017-06-01"), Person("the cover"), "tester")
    after = only_event(engine)
    assert (before.later_day_count, after.later_day_count) == (0, 1)
    assert after.importance > before.importance
    assert_equal_to_a_rebuild(engine)


def test_an_erased_article_leads_with_nothing(engine: Engine) -> None:
    take(engine, bridge("صدى", "2017-05-05", title="افتتاح الجسر المعلق فوق النهر"))
    with write_transaction(engine) as connection:
        redact(connection, rows(connection, articles)[0].id, "the law", "tester")
    event = only_event(engine)
    assert (event.title_article_count, event.lead_article_count) == (0, 0)
    assert_equal_to_a_rebuild(engine)


def a_joined(connection: Connection) -> Any:
    return rows(connection, mentions, mentions.c.joined_to.is_not(None))[0]


def retracted(connection: Connection) -> None:
    retract(connection, a_joined(connection).id, "misread", "tester")


def retracted_article(connection: Connection) -> None:
    retract_article(connection, a_joined(connection).article, "withdrawn", "tester")


def parted(connection: Connection) -> None:
    split(connection, a_joined(connection).id, "another one", "tester")


def merged(connection: Connection) -> None:
    first, second, *_ = rows(connection, events)
    merge(connection, first.id, second.id, "the same", "tester")


def dated_again(connection: Connection) -> None:
    undated = connection.execute(sa.select(articles.c.id).where(articles.c.published.is_(None))).scalars()
    date_again(connection, undated.all()[0], parse_edtf("2017-07-12"), Person("given"), "tester")
    date_again(connection, a_joined(connection).article, parse_edtf("2017-09"), Person("given"), "tester")


@pytest.mark.parametrize("change", [retracted, retracted_article, parted, merged, dated_again])
def test_after_every_correction_it_is_what_a_rebuild_makes(
    engine: Engine, change: Callable[[Connection], None]
) -> None:
    take_seeds(engine)
    with write_transaction(engine) as connection:
        change(connection)
    assert_equal_to_a_rebuild(engine)


def test_in_batches_of_one_article_too_it_is_what_a_rebuild_makes(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH", 1)
    take_seeds(engine)
    assert_equal_to_a_rebuild(engine)
