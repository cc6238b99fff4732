"""A year in the name of what happens on a day that is stated too dates nothing."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.extraction.extract import extract
from timeline.extraction.model import Article


def dates(text: str) -> list[str]:
    mentions = extract(Article("a", text, parse_edtf("2019-03-20"))).mentions
    return [text[mention.expression.start : mention.expression.end] for mention in mentions]


def test_a_year_around_a_day_of_its_clause_is_no_mention() -> None:
    assert dates("فاز الفريق يوم الاثنين الماضي في دورة الساحل 2019 على ملعب الميناء.") == [
        "يوم الاثنين الماضي"
    ]


@pytest.mark.parametrize(
    "text",
    [
        # The day is of another year.
        "فاز الفريق يوم الاثنين الماضي بكأس دورة 2017 بعد حكم المحكمة.",
        # The days have a clause of their own.
        "أسس النادي عام 2019، وهدم ملعبه القديم يوم الاثنين الماضي.",
    ],
)
def test_a_year_that_says_something_else_stays(text: str) -> None:
    assert len(dates(text)) == 2
