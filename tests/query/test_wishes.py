"""What a question wants beside its dates and its subject."""

from datetime import date

import pytest
from sqlalchemy import Engine
from support import take

from timeline.db.engine import read_transaction
from timeline.query.ask.explained import explained
from timeline.query.ask.follow_up import follow_up
from timeline.query.ask.parse import ParsedQuestion, parse_question
from timeline.query.chronology import chronology
from timeline.query.question.question import Question
from timeline.query.question.resolved import parse_dates
from timeline.query.question.spelled import arguments
from timeline.readers.record import RawArticle

TODAY = date(2026, 11, 29)


def parse(question: str) -> ParsedQuestion:
    return parse_question(question, TODAY, lambda _in_year: (2021, ""))


def command(asked: ParsedQuestion) -> str:
    return " ".join(arguments(asked.question))


@pytest.mark.parametrize(
    ("question", "expect"),
    [
        ("ما أبرز الأحداث في أيار 2021؟", "on 2021-05 --order importance"),
        ("أهم ما جرى في مرسين عام 2021", "on 2021 --order importance --relevant-to مرسين"),
        ("what were the main events of May 2021?", "on 2021-05 --order importance"),
        ("quels sont les faits marquants de mai 2021 ?", "on 2021-05 --order importance"),
        ("شو أهم شي صار بمرسين بأيار 2021؟", "on 2021-05 --order importance --relevant-to بمرسين"),
        ("أهم 5 أحداث في أيار 2021", "on 2021-05 --top 5 --order importance"),
        ("what were the top 3 events of May 2021?", "on 2021-05 --top 3 --order importance"),
        ("آخر أخبار مرسين", "between .. .. --newest-first --relevant-to مرسين"),
        ("the latest news", "between .. .. --newest-first"),
        ("ما الذي كان معروفا في 10 تشرين الأول؟", "between .. .. --published-before 2021-10-11"),
        ("ما كان معروفا قبل أيار 2021", "between .. .. --published-before 2021-05-01"),
        ("what was known about it on 10 October?", "between .. .. --published-before 2021-10-11"),
        ("que savait la presse le 10 octobre 2021 ?", "between .. .. --published-before 2021-10-11"),
    ],
)
def test_a_wish_is_an_option(question: str, expect: str) -> None:
    assert command(parse(question)) == expect


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("متى افتتح السوق؟", True),
        ("إيمتى افتتح السوق؟", True),
        ("في أي يوم افتتح السوق؟", True),
        ("ايمتا افتتح السوق؟", True),
        ("وقتاه افتتح السوق؟", True),
        ("when was the market opened?", True),
        ("quand le marché a-t-il ouvert ?", True),
        ("ماذا حدث حين افتتح السوق؟", False),
        ("what happened the day when it opened?", False),
    ],
)
def test_a_question_may_ask_for_a_day(question: str, asks: bool) -> None:
    assert parse(question).asks_when is asks


@pytest.mark.parametrize("question", ["زار الوزير أهم المدن", "قال إن أبرز الضيوف وصلوا", "the main road"])
def test_the_same_words_elsewhere_wish_nothing(question: str) -> None:
    assert parse(question).question.order == "time"


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("وبعد ذلك؟", "after 2021-05-06 --relevant-to مرسين"),
        ("and then?", "after 2021-05-06 --relevant-to مرسين"),
        ("وقبل ذلك؟", "before 2021-05-03 --newest-first --relevant-to مرسين"),
        ("وفي أنطاليا؟", "between 2021-05-03 2021-05-06 --relevant-to أنطاليا"),
        ("وفي حزيران 2021؟", "on 2021-06 --relevant-to مرسين"),
        ("what about June 2021?", "on 2021-06 --relevant-to مرسين"),
        ("ماذا حدث في حزيران 2021؟", "on 2021-06"),
    ],
)
def test_a_question_may_follow_up_the_one_before(text: str, expect: str) -> None:
    before = parse("ماذا حدث في مرسين بين 3 و6 أيار 2021؟")
    assert command(follow_up(text, before, None, parse)) == expect


def test_after_an_answer_without_dates_comes_what_followed_it() -> None:
    asked = follow_up("وبعد ذلك؟", parse("متى افتتح السوق؟"), date(2021, 5, 4), parse)
    assert command(asked).startswith("after 2021-05-04 ")


def test_it_is_explained_how_a_question_was_read() -> None:
    asked = parse("ما أبرز الأحداث في مرسين في أيار 2021؟")
    assert list(explained(asked.parts, asked.notes)) == [
        "date: during 2021-05 في أيار 2021",
        "asks: ما",
        "wanted: أبرز الأحداث",
        "left out: في",
        "searched for: مرسين",
    ]


@pytest.fixture
def two_reports(engine: Engine) -> Engine:
    first = "افتتح الوزير سوق مرسين الجديدة يوم 4 أيار 2021."
    again = "سوق مرسين الجديدة التي افتتحها الوزير يوم 4 أيار 2021 أغلقت."
    take(
        engine,
        RawArticle("a", first, published="2021-05-05"),
        RawArticle("b", again, published="2021-09-01"),
        RawArticle("c", "وصل الوفد إلى أنطاليا يوم 4 أيار 2021.", published="2021-09-02"),
        RawArticle("d", "غادر الوفد أنطاليا يوم 6 أيار 2021."),
    )
    return engine


@pytest.mark.parametrize(
    ("asking", "expect"),
    [
        ({"published_before": "2021-05-05"}, set()),
        ({"published_before": "2021-05-06"}, {"2021-05-05"}),
        ({"published_before": "2021-09"}, {"2021-05-05"}),
        ({"published_after": "2021-09-01"}, {"2021-09-02"}),
        ({"published_before": "2021-09-03"}, {"2021-05-05", "2021-09-01", "2021-09-02"}),
        ({"published_before": "2021-05-06", "about": "أنطاليا"}, set()),
        ({"published_before": "2021-05-06", "about": "مرسين"}, {"2021-05-05"}),
    ],
)
def test_only_reports_of_a_time_of_publication_count(
    two_reports: Engine, asking: dict[str, str], expect: set[str]
) -> None:
    with read_transaction(two_reports) as connection:
        asked = parse_dates(connection, Question("between", ("2021-05", "2021-05"), **asking), TODAY)
        answers = list(chronology(connection, asked))
    assert {source.published for answer in answers for source in answer.sources} == expect
    assert all(answer.source_count <= len(answer.sources) for answer in answers)
