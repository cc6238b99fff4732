"""The year of a date without one: the one whose texts have it near their publication."""

from datetime import date

import pytest
from sqlalchemy import Engine
from support import take

from timeline.dates.interval import Interval
from timeline.db.engine import read_transaction
from timeline.query.question.suggested_year import suggested_year
from timeline.query.when import parse_when
from timeline.readers.record import RawArticle

TODAY = date(2026, 11, 29)
TEXTS = {
    "2021-06-02": "افتتح الوزير المدرسة يوم 1 حزيران. وكان المجلس قد أقر الخطة يوم 20 أيلول 2020.",
    "2022-06-11": "افتتحت البلدية السوق يوم 10 حزيران. وتقرر أن يعاد فتح الجسر يوم 5 كانون الأول 2022.",
    "2022-07-03": "وصل الوفد إلى المرفأ يوم 2 تموز.",
}


@pytest.fixture
def two_years(engine: Engine) -> Engine:
    take(engine, *(RawArticle(f"a{day}", text, published=day) for day, text in TEXTS.items()))
    return engine


def read(engine: Engine, text: str) -> tuple[Interval, str]:
    with read_transaction(engine) as connection:
        found = parse_when(text, TODAY, lambda in_year: suggested_year(connection, TODAY, in_year))
    return found.interval, found.note


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("1 حزيران", date(2021, 6, 1)),
        ("10 حزيران", date(2022, 6, 10)),
        ("2 July", date(2022, 7, 2)),
        ("20 أيلول", date(2020, 9, 20)),
        ("عيد الأضحى", date(2021, 7, 20)),
    ],
)
def test_a_date_is_that_of_the_texts_that_have_it(two_years: Engine, text: str, expect: date) -> None:
    assert read(two_years, text)[0].earliest == expect


def test_when_two_years_are_as_good_the_other_one_is_said(two_years: Engine) -> None:
    found, note = read(two_years, "حزيران")
    assert found.earliest == date(2022, 6, 1)
    assert "2021" in note


def test_a_day_after_the_last_article_is_that_of_the_year_before(two_years: Engine) -> None:
    found, note = read(two_years, "15 آب")
    assert found.earliest == date(2021, 8, 15)
    assert "2022-07-03" in note


def test_a_day_for_which_something_is_announced_is_kept_and_said_to_be_later(two_years: Engine) -> None:
    found, note = read(two_years, "5 كانون الأول")
    assert found.earliest == date(2022, 12, 5)
    assert "2022-07-03" in note


def test_a_known_day_is_that_of_its_event_only_if_the_texts_are_of_that_time(two_years: Engine) -> None:
    assert read(two_years, "السابع من أكتوبر")[0].earliest == date(2021, 10, 7)


def test_the_night_of_a_day_ends_on_the_next(two_years: Engine) -> None:
    found, note = read(two_years, "ليلة 1 حزيران")
    assert found == Interval(date(2021, 6, 1), date(2021, 6, 2))
    assert "2021-06-02" in note
