"""Reports that came one by one become one event, and what a person decided stays, on every engine."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import take

from timeline.canonical_json import parsed
from timeline.commands.correct import redate, split
from timeline.dates.time_kind import parse_time
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import FOREVER, blocking_index, events, mentions
from timeline.log.facts import EventsMerged
from timeline.log.read import read
from timeline.projections.project import rebuild
from timeline.projections.verify import verify_projections
from timeline.query.inspect import EventRecord, find
from timeline.readers.record import RawArticle

BEGINNING = RawArticle(
    "a.txt",
    "وقعت الدول الضامنة مذكرة تفاهم لتخفيف التصعيد يوم 4 أيار 2017.",
    id="a", published="2017-05-05", publisher="first",
)  # fmt: skip
END = RawArticle(
    "b.txt",
    "شهد قصر الاستقلال بالعاصمة أستانا يوم 4 أيار 2017 توقيع ضامني المناطق.",
    id="b", published="2017-05-06", publisher="second",
)  # fmt: skip
WHOLE = RawArticle(
    "c.txt",
    "وقعت الدول الضامنة مذكرة تفاهم بإقامة مناطق لتخفيف التصعيد يوم 4 أيار 2017"
    " في قصر الاستقلال بالعاصمة أستانا.",
    id="c", published="2017-05-07", publisher="third",
)  # fmt: skip


def standing(engine: Engine) -> dict[str, str]:
    """The event of each article's mention."""
    query = sa.select(mentions.c.article, mentions.c.event).where(mentions.c.valid_until == FOREVER)
    with read_transaction(engine) as connection:
        return {row.article: row.event for row in connection.execute(query)}


def merged(engine: Engine) -> list[EventsMerged]:
    with read_transaction(engine) as connection:
        return [item.fact for item in read(connection) if isinstance(item.fact, EventsMerged)]


def of_article(engine: Engine, article: str) -> str:
    query = sa.select(mentions.c.id).where(mentions.c.article == article, mentions.c.valid_until == FOREVER)
    with read_transaction(engine) as connection:
        return str(connection.execute(query).scalar_one())


@pytest.mark.parametrize("batches", [[[BEGINNING, END, WHOLE]], [[BEGINNING], [END], [WHOLE]]])
def test_two_events_become_one_when_a_report_agrees_with_both(
    engine: Engine, batches: list[list[RawArticle]]
) -> None:
    for batch in batches:
        take(engine, *batch)
    assert len(set(standing(engine).values())) == 1
    (fact,) = merged(engine)
    with read_transaction(engine) as connection:
        current = sa.select(events).where(events.c.valid_until == FOREVER)
        (event,) = connection.execute(current).mappings()
        assert (event["id"], event["source_count"], event["mention_count"]) == (fact.event, 3, 3)
    verify_projections(engine)


def test_before_the_third_report_they_are_two_events_and_the_past_keeps_them(engine: Engine) -> None:
    take(engine, BEGINNING, END)
    before = standing(engine)
    assert len(set(before.values())) == 2
    with read_transaction(engine) as connection:
        position = [item.position for item in read(connection)][-1]
    take(engine, WHOLE)
    with read_transaction(engine) as connection:
        for article, event in before.items():
            (told,) = find(connection, event, position).mentions
            assert told[0]["article"] == article


def test_the_id_of_an_event_that_went_over_leads_to_where_it_went(engine: Engine) -> None:
    take(engine, BEGINNING, END, WHOLE)
    (fact,) = merged(engine)
    with read_transaction(engine) as connection:
        found = find(connection, fact.merged)
    assert isinstance(found, EventRecord)
    assert (found.event["id"], found.former) == (fact.event, fact.merged)


def test_the_founder_of_an_event_that_went_over_says_why(engine: Engine) -> None:
    take(engine, BEGINNING, END, WHOLE)
    (fact,) = merged(engine)
    with read_transaction(engine) as connection:
        query = sa.select(mentions).where(mentions.c.id == fact.partner, mentions.c.valid_until == FOREVER)
        row = connection.execute(query).mappings().one()
    assert (row["joined_to"], row["shared_terms"]) == (fact.mention, fact.shared)
    assert parsed(row["join_reason"]) == {
        "date_relation": fact.match.date_relation.value,
        "overlap_percent": fact.match.overlap_percent,
        "points": dict(fact.match.points),
    }


def test_what_a_person_parted_does_not_go_over(engine: Engine) -> None:
    take(engine, BEGINNING, END, WHOLE)
    with write_transaction(engine) as connection:
        split(connection, of_article(engine, "b"), "another hall", "tester")
    take(engine, RawArticle("d.txt", WHOLE.text, id="d", published="2017-05-08", publisher="fourth"))
    now = standing(engine)
    assert now["d"] == now["a"] != now["b"]
    assert len(merged(engine)) == 1


def test_a_mention_is_found_on_the_days_that_it_was_given_and_no_longer_on_the_old(engine: Engine) -> None:
    take(engine, BEGINNING)
    with write_transaction(engine) as connection:
        redate(connection, of_article(engine, "a"), parse_time("2016-11-20"), "a typing error", "tester")
    take(engine, WHOLE)
    now = standing(engine)
    assert now["a"] != now["c"]
    again = BEGINNING.text.replace("4 أيار 2017", "20 تشرين الثاني 2016")
    take(engine, RawArticle("d.txt", again, id="d", published="2017-05-08", publisher="fourth"))
    now = standing(engine)
    assert now["a"] == now["d"]


def test_a_rebuild_files_every_mention_again(engine: Engine) -> None:
    take(engine, BEGINNING, END, WHOLE)
    query = sa.select(blocking_index).order_by(*blocking_index.primary_key)
    with write_transaction(engine) as connection:
        before = connection.execute(query).all()
        rebuild(connection)
        assert connection.execute(query).all() == before != []
