"""What is too long to be a date or a question is refused in one line, at once, by every way in."""

from collections.abc import Callable
from datetime import date

import pytest

from timeline import tag
from timeline.dates.edtf import parse_edtf
from timeline.errors import InvalidDate, InvalidInput
from timeline.query.ask.parse import parse_question
from timeline.query.question.question import question_of
from timeline.query.when import parse_when

TODAY = date(2026, 1, 1)
UNITS = ("1 ", "2017-", "10 July ", "يوم الأحد ", "10 تموز ", "1/1/", "ثلاثمئة و", "3 days ago ", "[", "IX ")


def when(text: str) -> object:
    return parse_when(text, TODAY, lambda _days: (2017, ""))


def question(text: str) -> object:
    return parse_question(text, TODAY, lambda _days: (2017, ""))


@pytest.mark.parametrize("read", [when, parse_edtf])
@pytest.mark.parametrize("unit", UNITS)
def test_a_date_of_more_than_200_characters_is_refused(read: Callable[[str], object], unit: str) -> None:
    for length in (201, 60_000):
        text = (unit * length)[:length]
        with pytest.raises(
            InvalidDate, match=f"a date has at most 200 characters, not {length}: "
        ) as refused:
            read(text)
        assert len(str(refused.value)) < 140


@pytest.mark.parametrize("unit", UNITS)
def test_a_question_of_more_than_2000_characters_is_refused(unit: str) -> None:
    text = (unit * 60_000)[:60_000]
    with pytest.raises(InvalidInput, match="a question has at most 2000 characters, not 60000"):
        question(text)
    for field in ("about", "relevant_to", "who", "where"):
        with pytest.raises(InvalidInput, match="at most 2000 characters"):
            question_of("on", ["2017"], {field: text})
    with pytest.raises(InvalidInput, match="at most 2000 characters"):
        question_of("on", ["2017"], {"publishers": ["x", text]})


def test_dates_and_questions_within_the_limits_are_read() -> None:
    assert when("10 July 2017" + " " * 188) == when("10 July 2017")
    with pytest.raises(InvalidDate, match="cannot read"):
        when("x" * 200)
    assert question("what happened before 10 July 2017" + " " * 1967)


def test_a_publication_date_is_no_longer_either() -> None:
    with pytest.raises(InvalidDate, match="at most 200 characters"):
        tag("وصل الوفد أمس", published="2017-05-04T" + "1" * 60_000)


@pytest.mark.parametrize("clock", ["00:00", "10h30", "10.30 pm", "3:15:20 p.m.", "5 pm", "noon", "99:99"])
def test_a_time_of_day_is_no_date(clock: str) -> None:
    with pytest.raises(InvalidDate, match="cannot read"):
        when(clock)
    assert when("10.5.2017") == when("10 May 2017") == when("2017-05-10")
