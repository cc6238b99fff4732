"""How the date in a question is read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import month
from timeline.errors import InvalidDate
from timeline.query.when import When, parse_when

TODAY = date(2026, 3, 10)


def when(text: str) -> When:
    return parse_when(text, TODAY, lambda _in_year: (2017, "the data say so"))


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("2017-07-10", "2017-07-10"),
        ("2017-07", "2017-07"),
        ("2017", "2017"),
        ("2017-05-03/2017-05-06", "2017-05-03/2017-05-06"),
        ("10 July 2017", "2017-07-10"),
        ("July 10, 2017", "2017-07-10"),
        ("10 juillet 2017", "2017-07-10"),
        ("July 2017", "2017-07"),
        ("mai 2017", "2017-05"),
        ("10/07/2017", "2017-07-10"),
        ("10 تموز 2017", "2017-07-10"),
        ("العاشر من تموز/يوليو 2017", "2017-07-10"),
        ("يوم ١٠ تموز ٢٠١٧", "2017-07-10"),
        ("تموز 2017", "2017-07"),
        ("عام 2017", "2017"),
        ("15 رمضان 1438 هـ", "2017-06-10"),
        ("15 Ramadan 1438 AH", "2017-06-10"),
        ("Ramadan 1438", "2017-05-27/2017-06-24"),
        ("1 Rabiʻ al-Thani 1440 A.H.", "2018-12-08"),
        ("Jumada II 1440", "2019-02-06/2019-03-07"),
        ("2 Dhu'l-Qi'dah 1440", "2019-07-05"),
        ("Chaabane 1440", "2019-04-06/2019-05-05"),
        ("1440 AH", "2018-09-11/2019-08-30"),
        ("18 Brumaire VIII", "1799-11-09"),
        ("9 thermidor an II", "1794-07-27"),
        ("يومي 3 و4 أيار 2017", "2017-05-03/2017-05-04"),
    ],
)
def test_a_complete_date_is_read_without_assuming_anything(text: str, expect: str) -> None:
    found = when(text)
    assert (format_edtf(found.interval), found.note) == (expect, "")


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("29 مايو 1453", "1453-06-07"),
        ("29 May 1453", "1453-06-07"),
        ("le 29 mai 1453", "1453-06-07"),
        ("29/05/1453", "1453-06-07"),
        ("May 1291", "1291-05-08/1291-06-07"),
        ("أيار 1291", "1291-05-08/1291-06-07"),
    ],
)
def test_a_date_in_words_from_before_the_reform_is_of_the_julian_calendar(text: str, expect: str) -> None:
    found = when(text)
    assert format_edtf(found.interval) == expect
    assert "Julian" in found.note


@pytest.mark.parametrize("text", ["1453-05-29", "1453-05", "1453", "year 1453", "15 October 1582"])
def test_digits_in_iso_order_and_years_are_as_written(text: str) -> None:
    found = when(text)
    assert found.note == ""


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("10 July", "2017-07-10"),
        ("10 تموز", "2017-07-10"),
        ("July", "2017-07"),
        ("3 و4 أيار", "2017-05-03/2017-05-04"),
    ],
)
def test_a_date_without_a_year_takes_the_suggested_one_and_says_so(text: str, expect: str) -> None:
    found = when(text)
    assert (format_edtf(found.interval), found.note) == (expect, "the year 2017: the data say so")


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("yesterday", "2026-03-09"),
        ("5 days ago", "2026-03-05"),
        ("أمس", "2026-03-09"),
        ("الشهر الماضي", "2026-02"),
    ],
)
def test_a_relative_date_counts_from_today_and_says_so(text: str, expect: str) -> None:
    found = when(text)
    assert (format_edtf(found.interval), found.note) == (expect, "counted from today, 2026-03-10")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2017-13",
        "2017-02-30",
        "مؤخرا",
        "10 تموز أو 11",
        "31 نيسان 2017",
        "حوالي عام 2017",
        "Q1 2018",
        "1990s",
        "31m",
        "a",
        "a 31m",
        "a\x1b[31m",
        "5 days",
        "2 heures",
        "x" * 500,
    ],
)
def test_what_cannot_be_read_is_refused_with_examples(text: str) -> None:
    with pytest.raises(InvalidDate, match="2017-0"):
        when(text)


@pytest.mark.parametrize("text", ["29 February", "29 شباط"])
def test_a_day_that_the_suggested_year_lacks_is_refused(text: str) -> None:
    with pytest.raises(InvalidDate, match="2017"):
        when(text)


@given(st.text(max_size=20))
def test_no_text_gives_anything_but_a_date_or_a_refusal(text: str) -> None:
    try:
        when(text)
    except InvalidDate as error:
        assert str(error)


@pytest.mark.parametrize("written", ["2015-3", "2015/3", "2015/03", "2015-03"])
def test_a_year_and_a_month_in_digits_are_a_month(written: str) -> None:
    assert parse_when(written, date(2026, 1, 1), lambda _in_year: (2026, "")).interval == month(2015, 3)


@pytest.mark.parametrize("zone", ["Mars/Phobos", "A" * 5000, "/etc", "UTC+99"])
def test_a_zone_of_the_machine_that_nobody_knows_changes_no_date(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    # What dateparser asks keeps its first answer.
    monkeypatch.setattr("tzlocal.unix._cache_tz", None)
    assert format_edtf(when("yesterday").interval) == "2026-03-09"
    assert format_edtf(when("10 July 2017").interval) == "2017-07-10"
