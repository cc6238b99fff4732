"""Days for people: first and last day before any code, and what text and rule say of them in words."""

import re

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval, years
from timeline.dates.time_kind import Time, TimeKind
from timeline.grammar.parse import parse
from timeline.messages import in_language
from timeline.normalizer.resolution import components
from timeline.wording.components import component_words
from timeline.wording.terms import brief_days, days, days_and_code, days_of_edtf, time_and_code


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2017-05-04", "2017-05-04"),
        ("2024-08-12/2024-08-18", "2024-08-12 to 2024-08-18"),
        ("2017-05", "2017-05-01 to 2017-05-31 (2017-05)"),
        ("2024-33", "2024-01-01 to 2024-03-31 (2024-33)"),
        ("194X", "1940-01-01 to 1949-12-31 (194X)"),
        ("19XX", "1900-01-01 to 1999-12-31 (19XX)"),
        ("../2017-05-14", "2017-05-14 or earlier"),
        ("2017-05-14/..", "2017-05-14 or later"),
        ("../..", "any day"),
    ],
)
def test_days_come_first_and_the_code_of_a_unit_after_them(edtf: str, words: str) -> None:
    with in_language("en"):
        assert days_of_edtf(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "column"),
    [
        ("2024-33", "2024-01/2024-03"),
        ("2024-40", "2024-01/2024-06"),
        ("194X", "1940/1949"),
        ("19XX", "1900/1999"),
        ("2017-05", "2017-05"),
        ("../2017-05-14", "../2017-05-14"),
    ],
)
def test_a_column_has_no_code_that_has_to_be_learnt_and_names_the_same_days(edtf: str, column: str) -> None:
    when = parse_edtf(edtf)
    assert brief_days(when) == column
    assert parse_edtf(column) == when


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (Time(years(2014), TimeKind.SINCE), "since 2014-01-01 to 2014-12-31 (2014/..)"),
        (Time(parse_edtf("2014-05-03"), TimeKind.SINCE), "since 2014-05-03 (2014-05-03/..)"),
        (Time(parse_edtf("2017-12"), TimeKind.UNTIL), "until 2017-12-01 to 2017-12-31 (../2017-12)"),
        (Time(years(1820), TimeKind.ABOUT), "about 1820-01-01 to 1820-12-31 (1820~)"),
        (Time(years(1920, 1947), TimeKind.THROUGHOUT), "throughout 1920-01-01 to 1947-12-31 (1920/1947)"),
        (
            Time(parse_edtf("2017-06-03/2017-06-07"), TimeKind.THROUGHOUT),
            "throughout 2017-06-03 to 2017-06-07",
        ),
        (Time(parse_edtf("2017-06-03"), TimeKind.THROUGHOUT), "2017-06-03"),
        (Time(parse_edtf("../1849-12-31"), TimeKind.BEFORE), "1849-12-31 or earlier"),
        (Time(parse_edtf("2017-05")), "2017-05-01 to 2017-05-31 (2017-05)"),
    ],
)
def test_the_kind_of_time_is_said(time: Time, words: str) -> None:
    with in_language("en"):
        assert time_and_code(time) == words
    with in_language("ar"):
        assert not re.search(r"[ء-ي].*\d", time_and_code(time))


def test_in_arabic_no_arabic_letter_comes_before_a_date() -> None:
    with in_language("ar"):
        assert days_and_code(parse_edtf("2024-33")) == "2024-01-01 – 2024-03-31 (2024-33)"
        assert days(Interval(None, None)) == "أي يوم"


def said(text: str) -> str:
    (expression,) = parse(text)
    return component_words(components(expression.semantics))


def test_components_are_worded_without_codes() -> None:
    with in_language("en"):
        assert said("مساء الأربعاء 4 أيار 2017") == (
            "year 2017, month 5, day 4, weekday Wednesday, part of the day evening"
        )
        assert said("الربع الثالث من 2024") == "part of the year third quarter, year 2024"
        assert said("العام الماضي") == "unit year, units from the anchor -1"
        assert said("أمس") == "days from the anchor -1"
        assert said("8 شعبان 1438هـ الموافق 4 مايو 2017").endswith(
            "Hijri year 1438, Hijri month 8, Hijri day 8"
        )


def test_what_is_implied_has_its_days_first() -> None:
    with in_language("en"):
        assert component_words({"quarter": "2024-33"}) == "quarter 2024-01-01 to 2024-03-31 (2024-33)"
    with in_language("ar"):
        assert component_words({"date": "2017-05-10"}) == "2017-05-10 (التاريخ)"
        assert component_words({"weekday": "Wednesday", "calendar": "Hijri"}) == (
            "يوم الأسبوع الأربعاء، التقويم الهجري"
        )
