"""The chronology in SQL agrees with the arithmetic of intervals, on every engine."""

import random
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from made_rows import certainty_of, is_longer, some_time
from sqlalchemy import Connection, Engine
from support import asked, take

from timeline.dates.day_bc import FIRST_DAY
from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Certainty, Interval, day
from timeline.dates.time_kind import Time, parse_time
from timeline.db.columns import bounds, held_from
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import articles, events
from timeline.errors import AmbiguousId, NotFound
from timeline.query.chronology import chronology, id_digits
from timeline.query.inspect import ArticleRecord, EventRecord, find
from timeline.query.question.suggested_year import suggested_year
from timeline.query.relation import Relation
from timeline.readers.record import RawArticle


def insert_events(connection: Connection, times: list[Time]) -> None:
    rows = [
        {
            "id": f"{number:016x}", "text": "حدث", "headline": "حدث", "article_count": 1,
            "mention_count": 1, "position": number, **bounds(time), **held_from(1),
        }
        for number, time in enumerate(times)
    ]  # fmt: skip
    connection.execute(sa.insert(events), rows)


def some_times() -> list[Time]:
    """Two hundred times around one month, of every kind; always the same."""
    numbers = random.Random(7)
    found = []
    for _ in range(200):
        start = date(2017, 7, 1) + timedelta(days=numbers.randrange(20))
        end = start + timedelta(days=numbers.choice([0, 0, 1, 5, 30]))
        shape = numbers.randrange(10)
        days = Interval(None if shape == 0 else start, None if shape == 1 else end)
        found.append(some_time(numbers, days))
    return found


@pytest.mark.parametrize(
    "days", ["2017-07-10", "2017-07", "2017-07-05/2017-07-12", "../2017-07-10", "2017-07-10/.."]
)
@pytest.mark.parametrize("relation", list(Relation))
def test_the_answer_holds_what_the_arithmetic_says_in_its_order(
    engine: Engine, relation: Relation, days: str
) -> None:
    times = some_times()
    with write_transaction(engine) as connection:
        insert_events(connection, times)
    period = parse_edtf(days)
    wanted = []
    for number, time in enumerate(times):
        if certainty := certainty_of(relation, time, period):
            key = (
                list(Certainty).index(certainty),
                is_longer(time.days, relation, period),
                time.days.earliest or FIRST_DAY,
                time.days.latest or date.max,
                number,
            )
            wanted.append((key, f"{number:016x}", certainty))
    with read_transaction(engine) as connection:
        found = [(answer.id, answer.certainty) for answer in chronology(connection, asked(relation, period))]
    assert found == [(identity, certainty) for _, identity, certainty in sorted(wanted)]


def test_the_suggested_year_is_the_one_most_events_fall_in(engine: Engine) -> None:
    with read_transaction(engine) as connection:
        assert suggested_year(connection, date(2026, 1, 1), lambda _year: None)[0] == 2026
    with write_transaction(engine) as connection:
        insert_events(
            connection, [parse_time(text) for text in ("2016-01-01", "2017-05-04", "2017-05-06", "2014")]
        )
    with read_transaction(engine) as connection:
        year, why = suggested_year(connection, date(2026, 1, 1), lambda _year: None)
    assert year == 2017 and "(2)" in why


def test_the_round_of_may_has_its_sources_in_order_of_publication(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        answers = chronology(connection, asked(Relation.BEFORE, parse_edtf("2017-07-10")))
        signing = max(
            (answer for answer in answers if answer.edtf == "2017-05-04"), key=lambda item: item.article_count
        )
    assert signing.article_count >= 2
    dates = [source.published for source in signing.sources if source.published]
    assert dates == sorted(dates)


def test_a_source_that_gives_another_day_stands_in_the_event_and_disputes_it(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        answers = list(chronology(connection, asked(Relation.BEFORE, parse_edtf("2017-07-10"))))
    (signing,) = (answer for answer in answers if answer.disputed)
    assert (signing.edtf, signing.source_count) == ("2017-05-04", 4)
    days = [source.when for source in signing.sources]
    assert days.count(parse_edtf("2017-05-04")) == 4 and days.count(parse_edtf("2017-05-05")) == 1


def test_what_is_announced_is_told_from_what_occurred(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        answers = list(chronology(connection, asked(Relation.DURING, parse_edtf("2017-06/2017-07"))))
    told = {answer.factuality for answer in answers}
    assert {"occurred", "announced"} <= told


def test_an_id_may_be_shortened(seeded: Engine) -> None:
    with read_transaction(seeded) as connection:
        identity = next(chronology(connection, asked(Relation.BEFORE, parse_edtf("2017-07-10")))).id
        found = find(connection, identity[: id_digits(connection)])
        assert isinstance(found, EventRecord) and found.event["id"] == identity
        article = connection.execute(sa.select(articles.c.id).limit(1)).scalar_one()
        assert isinstance(find(connection, article[:8]), ArticleRecord)


@pytest.mark.parametrize("identity", ["zzz", "", "%", "_", "\U0010ffff"])
def test_an_id_that_names_nothing_is_said_to(seeded: Engine, identity: str) -> None:
    with read_transaction(seeded) as connection, pytest.raises(NotFound):
        find(connection, identity)


def test_an_id_that_names_several_lists_them(engine: Engine) -> None:
    with write_transaction(engine) as connection:
        insert_events(connection, [parse_time("2017-05-04"), parse_time("2017-05-06")])
    with read_transaction(engine) as connection, pytest.raises(AmbiguousId, match="0000000000000001"):
        find(connection, "00000")


def test_an_event_shows_what_its_clause_goes_on_from(engine: Engine) -> None:
    text = "انفجرت سيارة مفخخة قرب السوق القديم. وأسفر ذلك عن مقتل سبعة أشخاص يوم 4 أيار 2017."
    take(engine, RawArticle(location="1", text=text, published="2017-05-15"))
    with read_transaction(engine) as connection:
        (found,) = chronology(connection, asked(Relation.BEFORE, day(date(2017, 7, 10))))
    before = "انفجرت سيارة مفخخة قرب السوق القديم"
    assert found.text == f"وأسفر ذلك عن مقتل سبعة أشخاص يوم 4 أيار 2017 [{before}]"
    assert [(source.quote in text, source.antecedent) for source in found.sources] == [(True, before)]
