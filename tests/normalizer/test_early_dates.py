"""The calendar of civil dates from before October 1582, and how a text that converts them is read."""

from datetime import date

import pytest

from timeline.dates.early_dates import EarlyDates
from timeline.grammar.conventions import Conventions
from timeline.normalizer.reasons import (
    CalendarOfItsTime,
    Check,
    IfCalendar,
    IfParallelDateRight,
    ParallelDateChecked,
    WeekdayChecked,
)
from timeline.normalizer.resolution import Resolution, components
from timeline.normalizer.tagging import tag
from timeline.normalizer.written import WrittenDate, written_in

REFORM = date(1582, 10, 15)


def only(text: str, early: EarlyDates | None = None) -> Resolution:
    [timex] = tag(text, "2017-05-15", Conventions(early))
    return timex.resolution


def written(text: str) -> list[tuple[str, str]]:
    found = only(text)
    return [(one.calendar, one.date) for one in written_in(components(found.semantics), found.implied)]


def test_the_calendar_is_implied_and_the_reason_says_so() -> None:
    found = only("29 مايو 1453")
    assert found.implied == {"calendar": "Julian"}
    assert CalendarOfItsTime("Julian", REFORM) in found.reasons


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("29 مايو 1453", "1453-05-29"),
        ("أيار 1291", "1291-05"),
        ("10 أكتوبر 1582", "1582-10-10"),
        ("من 3 إلى 7 حزيران 1291", "1291-06-03/1291-06-07"),
        ("29 مايو 1453 بالتقويم اليولياني", "1453-06-07"),
    ],
)
def test_a_text_that_converts_is_taken_at_its_word(text: str, edtf: str) -> None:
    assert only(text, EarlyDates.CONVERTED).edtf == edtf


@pytest.mark.parametrize("text", ["عام 1453", "القرن الخامس عشر", "عشرينيات القرن العشرين", "29 مايو 1753"])
def test_a_whole_year_and_a_date_after_the_reform_have_no_other_calendar(text: str) -> None:
    found = only(text)
    assert found == only(text, EarlyDates.CONVERTED)
    assert not written(text)


def test_days_that_the_reform_left_out_are_of_either_calendar() -> None:
    found = only("5 أكتوبر 1582")
    assert CalendarOfItsTime("Julian", REFORM, either=True) in found.reasons
    assert found.edtf == "[1582-10-05..1582-10-15]"


@pytest.mark.parametrize(
    "text",
    [
        "31 أبريل 1453",
        "29 فبراير 1453",
        "1 يناير 1",
        "30 شباط 1582",
        "31 أيلول 1582",
        "آخر جمعة من أكتوبر 1582",
    ],
)
def test_a_day_that_never_was_raises_nothing(text: str) -> None:
    tag(text, "2017-05-15")


def test_a_pair_of_a_hijri_and_a_julian_day_agrees() -> None:
    found = only("8 ربيع الآخر 825 / 1 أبريل 1422")
    assert not found.alternatives
    [check] = [one for one in found.reasons if isinstance(one, ParallelDateChecked)]
    assert check.check is Check.AGREES


def test_the_weekday_is_checked_against_the_julian_day() -> None:
    checks = [one.check for one in only("الثلاثاء 29 مايو 1453").reasons if isinstance(one, WeekdayChecked)]
    assert checks == [Check.AGREES]


def test_a_weekday_that_only_the_converted_day_has_makes_that_another_reading() -> None:
    """29 May 1453 Gregorian, reckoned back, is a Sunday."""
    found = only("الأحد 29 مايو 1453")
    assert found.edtf == "1453-06-07"
    assert [(one.condition, str(one.interval.earliest)) for one in found.alternatives] == [
        (IfCalendar("Gregorian"), "1453-05-29")
    ]


def test_a_weekday_that_only_the_parallel_day_may_have_makes_that_another_reading() -> None:
    found = only("الخميس 8 ربيع الآخر 825 / 1 أبريل 1422")
    assert found.edtf == "1422-04-10"
    assert [(one.condition, str(one.interval.earliest)) for one in found.alternatives] == [
        (IfParallelDateRight("Hijri", 825, 4, 8), "1422-04-11")
    ]


def test_a_parallel_day_that_only_the_converted_day_agrees_with_keeps_both() -> None:
    found = only("8 ربيع الآخر 825 / 10 أبريل 1422")
    assert found.edtf == "[1422-04-10..1422-04-19]"
    assert [one.condition for one in found.alternatives] == [IfCalendar("Gregorian")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("8 ربيع الآخر سنة 825هـ الموافق 1 أبريل", "1422-04-10"),
        ("28 ذي الحجة 1341 الموافق 10 آب", "1923-08-10"),
        ("8 ربيع الآخر سنة 825هـ الموافق 15 أبريل", "[1422-04-08..1422-04-12]"),
    ],
)
def test_a_parallel_day_without_a_year_fixes_the_day_within_the_margin(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("29 مايو 1453", [("Julian", "1453-05-29")]),
        ("أيار 1291", [("Julian", "1291-05")]),
        ("من 3 إلى 7 حزيران 1291", [("Julian", "1291-06-03/1291-06-07")]),
        ("من 28 ديسمبر 1453 إلى 3 يناير 1454", [("Julian", "1453-12-28/1454-01-03")]),
        ("8 ربيع الآخر 825 / 1 أبريل 1422", [("Julian", "1422-04-01"), ("Hijri", "0825-04-08")]),
        ("8 شعبان 1438 الموافق 4 مايو 2017", [("Hijri", "1438-08-08")]),
        ("سنة 1325 مالية", [("Ottoman fiscal", "1325")]),
        ("4 مايو 2017", []),
        ("القرن الثالث الهجري", []),
    ],
)
def test_a_date_is_shown_as_it_is_written(text: str, expect: list[tuple[str, str]]) -> None:
    assert written(text) == expect


def test_a_day_of_the_same_month_is_shown_with_its_month() -> None:
    _, timex = tag("سافر في 6 أيار 1291 ووصل في 13 منه")
    found = written_in(components(timex.resolution.semantics), timex.resolution.implied)
    assert found == (WrittenDate("Julian", "1291-05-13"),)
