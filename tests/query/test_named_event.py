"""Bounds of a question by events: the event is looked up, and said with its day."""

from datetime import date

import pytest
from sqlalchemy import Engine
from support import take

from timeline.db.engine import read_transaction
from timeline.errors import InvalidInput
from timeline.query.ask.parse import ParsedQuestion, parse_question
from timeline.query.named_event import find_named_event
from timeline.query.question.spelled import arguments
from timeline.readers.record import RawArticle

TODAY = date(2026, 11, 29)
TEXTS = {
    "2021-02-04": "المدير سامر الحدوري يعلن استقالته يوم 3 شباط 2021.",
    "2021-03-02": "عزل البرلمان الوزير كنعان الجرمي في الأول من آذار 2021.",
    "2021-03-05": "استقال مدير مرفأ نيقوسيا يوم 4 آذار 2021، وكان البرلمان عزل الجرمي يوم 1 آذار 2021.",
    "2021-04-11": "بدأت الحرب في جزيرة سقطرى يوم 10 نيسان 2021.",
    "2021-05-21": "أعلن الطرفان وقف إطلاق النار في سقطرى يوم 20 أيار 2021.",
    "2021-06-02": "انفجر خزان في مصنع طروادة يوم 1 حزيران 2021.",
    "2021-07-06": "انفجر مستودع في مصنع طروادة يوم 5 تموز 2021.",
}


@pytest.fixture
def told(engine: Engine) -> Engine:
    take(engine, *(RawArticle(f"a{day}", text, published=day) for day, text in TEXTS.items()))
    return engine


def ask(engine: Engine, question: str) -> ParsedQuestion:
    with read_transaction(engine) as connection:
        return parse_question(
            question,
            TODAY,
            lambda _in_year: (2021, ""),
            find_event=lambda name: find_named_event(connection, name),
        )


def test_who_came_after_somebody_has_no_bound(told: Engine) -> None:
    asked = ask(told, "من تولى الوزارة بعد كنعان الجرمي؟")
    assert (asked.question.command, asked.question.relevant_to) == ("between", "تولى الوزارة")
    assert asked.notes == ("left out, as it names no event: كنعان الجرمي",)


def test_an_event_without_a_name_is_that_of_the_subject_or_none(told: Engine) -> None:
    with pytest.raises(InvalidInput, match="no event with a known day has this name"):
        ask(told, "ماذا حدث في نيقوسيا بعد الحرب؟")


@pytest.mark.parametrize(
    ("question", "expect"),
    [
        ("ماذا حدث في نيقوسيا بعد عزل الجرمي؟", "after 2021-03-01"),
        ("ماذا حدث في نيقوسيا بعد استقالة الحدوري؟", "after 2021-02-03"),
        ("ماذا حدث في نيقوسيا بعدما عُزل الجرمي؟", "after 2021-03-01"),
        ("ماذا حدث في نيقوسيا إثر عزل الوزير الجرمي؟", "after 2021-03-01"),
        ("ماذا حدث في سقطرى قبل وقف إطلاق النار؟", "before 2021-05-20"),
        ("ماذا حدث في سقطرى منذ بداية الحرب؟", "between 2021-04-10 .."),
        ("what happened before the ceasefire?", "before 2021-05-20"),
        ("what happened since the war began?", "between 2021-04-10 .."),
        ("que s'est-il passé avant la trêve ?", "before 2021-05-20"),
        ("ماذا حدث بين عزل الجرمي ووقف إطلاق النار؟", "between 2021-03-01 2021-05-20"),
        ("what happened between the war and the ceasefire?", "between 2021-04-10 2021-05-20"),
        ("ماذا حدث بين الجرمي والحدوري؟", "between .. .."),
        ("ماذا حدث بعد عزل الجرمي وقبل وقف إطلاق النار؟", "between 2021-03-02 2021-05-19"),
    ],
)
def test_an_event_bounds_a_question(told: Engine, question: str, expect: str) -> None:
    assert " ".join(arguments(ask(told, question).question)).startswith(expect)


def test_the_event_is_said_with_its_day(told: Engine) -> None:
    (note,) = ask(told, "ماذا حدث في نيقوسيا بعد عزل الجرمي؟").notes
    assert note.startswith("2021-03-01, event ")
    assert "الجرمي" in note.partition(": ")[2]


def test_a_question_about_nothing_else_is_about_the_name_of_the_event(told: Engine) -> None:
    assert ask(told, "ماذا حدث بعد عزل الوزير الجرمي؟").question.relevant_to == "الجرمي"


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("ماذا حدث بعد زلزال أغادير؟", "no event with a known day"),
        ("ماذا حدث بعد استقالة الجرمي؟", "no event with a known day"),
        ("what happened before the summit?", "no event with a known day"),
    ],
)
def test_no_event_is_made_up(told: Engine, question: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        ask(told, question)


def test_of_several_events_the_first_is_taken_and_the_days_of_the_others_are_said(told: Engine) -> None:
    asked = ask(told, "ماذا حدث بعد انفجار طروادة؟")
    assert asked.question.dates == ("2021-06-01",)
    assert "2021-07-05" in asked.notes[1]


@pytest.mark.parametrize(
    ("question", "expect"),
    [
        ("شو صار بنيقوسيا بعد ما عزلوا الجرمي؟", "after 2021-03-01"),
        ("ماذا حدث في نيقوسيا قبل أن يُعزل الجرمي؟", "before 2021-03-01"),
        ("what happened in Nicosia after Jurmi was dismissed?", "after 2021-03-01"),
    ],
)
def test_an_event_is_named_by_a_clause_too(told: Engine, question: str, expect: str) -> None:
    assert " ".join(arguments(ask(told, question).question)).startswith(expect)
