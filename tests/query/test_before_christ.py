"""Years before Christ from a text to its answers and back, on every engine."""

from datetime import date, datetime

import pytest
import sqlalchemy as sa
from dumps import dumped, loaded
from sqlalchemy import Engine

from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.db.columns import FIRST_DAY, day_number
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import days, events
from timeline.log.verify import verify_log
from timeline.projections.project import rebuild
from timeline.projections.verify import verify_projections
from timeline.query.chronology import chronology
from timeline.query.question.question import Command, Question
from timeline.query.question.resolved import parse_dates
from timeline.query.question.suggested_year import suggested_year
from timeline.readers.record import Item, RawArticle

TODAY = date(2026, 3, 1)
TEXT = """تولى الأمير حكم الجزيرة من 305 إلى 282 ق.م

بني السور في سنة 282 قبل الميلاد

قتل القائد في 15 مارس 44 ق.م

سقطت المملكة في عام 30 ق.م

ولد الشاعر في سنة 1 ق.م

توفي الإمبراطور في سنة 14 م

ازدهرت المدينة في القرن الخامس قبل الميلاد

نشأت القرى في الألف الثالث قبل الميلاد

كانت القلعة مهجورة قبل عام 1850

زار الوفد القلعة في 3 أيار 2017
"""


@pytest.fixture
def ancient(engine: Engine) -> Engine:
    article = RawArticle("a.txt", TEXT, published="2017-05-15")
    ingest(engine, [Item(article, 1)], Defaults(), options=IngestOptions("tester"), summary=Summary())
    return engine


def answers(engine: Engine, command: Command, *dates: str, newest_first: bool = False) -> list[str]:
    """The answers as certainty and EDTF."""
    with read_transaction(engine) as connection:
        question = Question(command, dates, newest_first=newest_first)
        found = chronology(connection, parse_dates(connection, question, TODAY))
        return [f"{answer.certainty.value} {answer.edtf}" for answer in found]


EARLIEST = ["certain [-2999..-2000]", "certain -04XX", "certain -0304/-0281", "certain -0281"]


@pytest.mark.parametrize("asked", ["44 BC", "44 ق.م", "-0043", "عام 44 قبل الميلاد", "44 av. J.-C."])
def test_before_a_year_before_christ(ancient: Engine, asked: str) -> None:
    assert answers(ancient, "before", asked) == [*EARLIEST, "possible ../1849-12-31"]


def test_answers_are_in_the_order_of_their_days(ancient: Engine) -> None:
    every = [
        *EARLIEST,
        *("certain -0043-03-13", "certain -0029", "certain 0000", "certain 0014", "certain 2017-05-03"),
    ]
    assert answers(ancient, "between", "4000 BC", "2018") == [*every, "possible ../1849-12-31"]
    newest = answers(ancient, "between", "4000 BC", "2018", newest_first=True)
    assert newest == [*reversed(every), "possible ../1849-12-31"]


def test_between_and_on_and_after(ancient: Engine) -> None:
    assert answers(ancient, "between", "282 BC", "30 BC") == [
        *("certain -0304/-0281", "certain -0281", "certain -0043-03-13", "certain -0029"),
        "possible ../1849-12-31",
    ]
    assert answers(ancient, "on", "15 March 44 BC") == ["certain -0043-03-13", "possible ../1849-12-31"]
    assert answers(ancient, "after", "30 BC") == [
        *("certain 0000", "certain 0014", "certain 2017-05-03", "possible ../1849-12-31"),
    ]
    assert answers(ancient, "before", "0001-01-01")[-2:] == ["certain 0000", "possible ../1849-12-31"]


def test_a_century_that_a_year_is_in_is_possible(ancient: Engine) -> None:
    assert "possible -04XX" in answers(ancient, "before", "450 BC")
    assert "possible -04XX" in answers(ancient, "after", "450 BC")


def test_the_timestamps_end_at_the_year_one_and_the_day_numbers_do_not(ancient: Engine) -> None:
    columns = events.c.earliest, events.c.latest, events.c.earliest_day, events.c.latest_day
    with read_transaction(ancient) as connection:
        row = connection.execute(sa.select(*columns).where(events.c.edtf == "-0304/-0281")).one()
        before = connection.execute(sa.select(*columns).where(events.c.starts_open)).one()
        first_day = connection.execute(sa.select(sa.func.min(days.c.day))).scalar_one()
        year = suggested_year(connection, TODAY, lambda _year: None)
    assert row[:2] == (datetime(1, 1, 1), datetime(1, 1, 1))
    assert (row.earliest_day, row.latest_day) == (-830_561, -821_797)
    assert (before.earliest, before.earliest_day) == (datetime(1, 1, 1), day_number(FIRST_DAY))
    assert first_day == day_number(date(14, 1, 1))
    assert year[0] == 2017


def test_the_log_gives_the_same_tables_again(ancient: Engine, empty: Engine) -> None:
    before = answers(ancient, "between", "4000 BC", "2018")
    with read_transaction(ancient) as connection:
        verify_log(connection)
    verify_projections(ancient)
    with write_transaction(ancient) as connection:
        rebuild(connection)
    assert answers(ancient, "between", "4000 BC", "2018") == before
    loaded(empty, dumped(ancient))
    verify_projections(empty)
    assert answers(empty, "between", "4000 BC", "2018") == before
