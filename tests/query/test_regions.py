"""Regions in questions: which words name one, what lies inside, and what is found by it on every engine."""

from datetime import date

import pytest
from sqlalchemy import Engine
from support import take

from timeline.arabic.lexicon.names import places
from timeline.arabic.lexicon.names import regions as lexicon
from timeline.db.engine import read_transaction
from timeline.query.ask.parse import parse_question
from timeline.query.chronology import chronology
from timeline.query.question.question import Question
from timeline.query.question.resolved import parse_dates
from timeline.query.regions import region_named, regions_of, spellings_in
from timeline.readers.record import RawArticle

TODAY = date(2026, 11, 29)
TEXTS = {
    "2021-03-02": "اندلع حريق كبير في مدينة صيدا يوم 1 آذار 2021 وأصيب عاملان.",
    "2021-03-04": "افتتح الوزير جسرا جديدا في مدينة حلبا يوم 3 آذار 2021.",
    "2021-03-06": "ضربت عاصفة رملية مدينة الكويت يوم 5 آذار 2021.",
    "2021-03-08": "تسلقت فرقة من الهواة جبلا قرب مدينة بوخارست يوم 7 آذار 2021.",
}


@pytest.fixture
def stored(engine: Engine) -> Engine:
    take(engine, *(RawArticle(f"a{day}", text, published=day) for day, text in TEXTS.items()))
    return engine


def days(engine: Engine, question: Question) -> list[str]:
    with read_transaction(engine) as connection:
        return [answer.edtf for answer in chronology(connection, parse_dates(connection, question, TODAY))]


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("جنوب لبنان", "صيدا", "حلبا"),
        ("بجنوب لبنان", "صيدا", "حلبا"),
        ("جنوبي لبنان", "صيدا", "حلبا"),
        ("الجنوب اللبناني", "صيدا", "حلبا"),
        ("southern Lebanon", "صيدا", "حلبا"),
        ("the south of Lebanon", "صيدا", "حلبا"),
        ("sud du Liban", "صيدا", "حلبا"),
        ("شمال سوريا", "ادلب", "درعا"),
        ("محافظة البصرة", "القرنه", "بغداد"),
        ("Basra province", "القرنه", "بغداد"),
        ("ريف حلب الشمالي", "حلب", "حمص"),
        ("Hadramout", "المكلا", "عدن"),
        ("الخليج", "الدوحه", "بيروت"),
        ("المغرب العربي", "وهران", "القاهره"),
        ("Eastern Europe", "بوخارست", "باريس"),
        # A country without provinces in the lexicon has parts by its extent, its capital in none.
        ("جنوب فرنسا", "مرسيليا", "باريس"),
        ("شمال فرنسا", "ليل", "باريس"),
    ],
)
def test_a_region_has_the_places_inside_it(text: str, inside: str, outside: str) -> None:
    region = region_named(text)
    assert region is not None
    named = {" ".join(words) for words in spellings_in(region)}
    assert (inside in named, outside in named) == (True, False)


@pytest.mark.parametrize(
    "text",
    ["لبنان", "دمشق", "جنوب السودان", "جنوب أفريقيا", "South Korea", "Gulf News", "شمال الوزير"],
)
def test_what_is_a_place_or_no_place_is_no_region(text: str) -> None:
    assert region_named(text) is None


@pytest.mark.parametrize(
    "text", ["كأس الخليج", "رئيس جنوب أفريقيا", "visit to Saudi Arabia", "Central African Republic"]
)
def test_part_of_another_name_is_no_region(text: str) -> None:
    assert [*regions_of(text.split())] == []


def test_the_lexicon_names_countries_and_provinces_that_it_has_places_of() -> None:
    countries = {row.country for row in places()}
    for name, area in lexicon.areas().items():
        assert area.countries & countries or area.provinces & set(lexicon.places_of_provinces()), name


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("ماذا حدث في جنوب لبنان في آذار 2021؟", "2021-03-01"),
        ("شو صار بالشمال اللبناني بآذار 2021؟", "2021-03-03"),
        ("What happened in southern Lebanon in March 2021?", "2021-03-01"),
        ("Que s'est-il passé dans le Golfe en mars 2021 ?", "2021-03-05"),
        ("what happened in Eastern Europe?", "2021-03-07"),
        ("متى اندلع الحريق في الجنوب اللبناني؟", "2021-03-01"),
    ],
)
def test_a_question_about_a_region_finds_what_happened_inside(stored: Engine, asked: str, day: str) -> None:
    assert days(stored, parse_question(asked, TODAY, lambda _year: (2021, "")).question) == [day]


@pytest.mark.parametrize(
    ("where", "expect"),
    [
        ("جنوب لبنان", ["2021-03-01"]),
        ("northern Lebanon", ["2021-03-03"]),
        ("الخليج", ["2021-03-05"]),
        ("محافظة عكار", ["2021-03-03"]),
        ("حضرموت", []),
    ],
)
def test_where_asks_for_the_places_inside(stored: Engine, where: str, expect: list[str]) -> None:
    assert days(stored, Question(where=where)) == expect


def test_a_region_whose_places_are_not_known_is_said(stored: Engine) -> None:
    with read_transaction(stored) as connection:
        resolved = parse_dates(connection, Question(where="شرق أفغانستان"), TODAY)
    assert resolved.notes == ("the places inside شرق أفغانستان are not known: only its name is searched for",)
