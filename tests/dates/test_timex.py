"""TIMEX3 values: reading, writing, and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import closed

from timeline.dates.day_bc import day_of
from timeline.dates.interval import Interval, century, day, decade, month, week, years
from timeline.dates.timex import format_timex, parse_timex
from timeline.errors import InvalidDate

texts = st.text(st.characters()) | st.text("0123456789-/WEQHSPUFAIXT", max_size=21)


@given(closed)
def test_what_is_written_reads_back_as_the_same_interval(interval: Interval) -> None:
    assert parse_timex(format_timex(interval)) == interval


@pytest.mark.parametrize(
    ("value", "interval"),
    [
        ("2017-05-15", day(date(2017, 5, 15))),
        ("2017-W20", Interval(date(2017, 5, 15), date(2017, 5, 21))),
        ("2017-W01", Interval(date(2017, 1, 2), date(2017, 1, 8))),
        ("2020-W53", Interval(date(2020, 12, 28), date(2021, 1, 3))),
        ("2017-W20-WE", Interval(date(2017, 5, 20), date(2017, 5, 21))),
        ("2017-05", month(2017, 5)),
        ("2017-Q1", month(2017, 1, 3)),
        ("2017-Q2", month(2017, 4, 3)),
        ("2017-Q3", month(2017, 7, 3)),
        ("2017-Q4", month(2017, 10, 3)),
        ("2017-H1", month(2017, 1, 6)),
        ("2017-H2", month(2017, 7, 6)),
        ("2018-SP", month(2018, 3, 3)),
        ("2018-SU", month(2018, 6, 3)),
        ("2018-FA", month(2018, 9, 3)),
        ("2018-WI", Interval(date(2018, 12, 1), date(2019, 2, 28))),
        ("2017", years(2017)),
        ("198", Interval(date(1980, 1, 1), date(1989, 12, 31))),
        ("19", Interval(date(1900, 1, 1), date(1999, 12, 31))),
        ("000", Interval(date(1, 1, 1), date(9, 12, 31))),
        ("00", Interval(date(1, 1, 1), date(99, 12, 31))),
        ("2017-05-15TMO", day(date(2017, 5, 15))),
        ("2017-05-15TNI", day(date(2017, 5, 15))),
        ("2017-05-15T14:30", day(date(2017, 5, 15))),
        ("2017-05-03/2017-05-04", Interval(date(2017, 5, 3), date(2017, 5, 4))),
        ("2017-05/2017-06", month(2017, 5, 2)),
        ("2015/2017", years(2015, 2017)),
        ("2017-05-03TEV/2017-05-04TMO", Interval(date(2017, 5, 3), date(2017, 5, 4))),
        ("2017-W20/2017-Q2", Interval(date(2017, 4, 1), date(2017, 6, 30))),
    ],
)
def test_a_value_of_iso_timeml_reads_as_its_days(value: str, interval: Interval) -> None:
    assert parse_timex(value) == interval


@pytest.mark.parametrize(
    ("interval", "value"),
    [
        (day(day_of(-43, 3, 13)), "BC0044-03-13"),
        (month(-43, 3), "BC0044-03"),
        (month(-43, 1, 3), "BC0044-Q1"),
        (years(-43), "BC0044"),
        (years(0), "BC0001"),
        (years(-11_999), "BC12000"),
        (years(-304, -281), "BC0305/BC0282"),
        (years(-30, 14), "BC0031/0014"),
        (century(-499), "BC04"),
        (century(-99), "BC00"),
        (decade(-49), "BC0050/BC0041"),
        (years(-2999, -2000), "BC3000/BC2001"),
        (day(date(2017, 5, 15)), "2017-05-15"),
        (week(date(2017, 5, 17)), "2017-W20"),
        (week(date(2021, 1, 1)), "2020-W53"),
        (week(date(2018, 12, 31)), "2019-W01"),
        (month(2017, 5), "2017-05"),
        (month(2017, 4, 3), "2017-Q2"),
        (month(2017, 10, 3), "2017-Q4"),
        (month(2017, 1, 6), "2017-H1"),
        (month(2017, 7, 6), "2017-H2"),
        (years(2017), "2017"),
        (years(7), "0007"),
        (decade(1980), "198"),
        (decade(10), "001"),
        (century(1900), "19"),
        (century(100), "01"),
        (Interval(date(2017, 5, 20), date(2017, 5, 21)), "2017-05-20/2017-05-21"),
        (month(2018, 9, 3), "2018-09/2018-11"),
        (years(2015, 2017), "2015/2017"),
        (Interval(None, date(2017, 5, 4)), "../2017-05-04"),
        (Interval(date(2017, 5, 4), None), "2017-05-04/.."),
        (Interval(None, None), "../.."),
    ],
)
def test_the_code_of_the_unit_is_written(interval: Interval, value: str) -> None:
    assert format_timex(interval) == value


@given(st.dates(max_value=date(9999, 12, 26)))
def test_the_weekend_is_the_last_two_days_of_the_week(value: date) -> None:
    written = format_timex(week(value))
    whole, weekend = parse_timex(written), parse_timex(f"{written}-WE")
    assert weekend.earliest is not None and whole.earliest is not None
    assert weekend.earliest - whole.earliest == timedelta(days=5)
    assert weekend.latest == whole.latest


BAD = [
    "",
    "PAST_REF",
    "PRESENT_REF",
    "FUTURE_REF",
    "P6M",
    "P1D",
    "PT2H",
    "XXXX-05-06",
    "XXXX-WXX-1",
    "2017-XX",
    "BC0000",
    "BC0044-13",
    "BC0044-XX",
    "0000",
    "0000-05",
    "2017-00",
    "2017-13",
    "2017-02-30",
    "2017-W00",
    "2017-W53",
    "2017-W54",
    "2017-W20-WD",
    "2017-Q0",
    "2017-Q5",
    "2017-H3",
    "2017-XY",
    "9999-WI",
    "T14:30",
    "1",
    "20170515",
    " 2017",
    "2017\n",
    "/",
    "2017-05-03/",
    "/2017-05-03",
    "../2017-05-03",
    "2015/2016/2017",
    "2017-05-03/PRESENT_REF",
]


@pytest.mark.parametrize("value", BAD, ids=ascii)
def test_a_value_that_names_no_days_raises_invalid_date(value: str) -> None:
    with pytest.raises(InvalidDate):
        parse_timex(value)


@pytest.mark.parametrize("value", BAD, ids=ascii)
def test_the_refusal_is_one_line_that_quotes_the_value(value: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        parse_timex(value)
    assert len(str(refused.value).splitlines()) == 1
    assert repr(value) in str(refused.value)


@pytest.mark.parametrize("value", ["9999-W52", "9999-W52-WE"])
def test_a_week_that_runs_past_year_9999_raises_invalid_date(value: str) -> None:
    with pytest.raises(InvalidDate):
        parse_timex(value)


@pytest.mark.parametrize("value", ["2017-21", "2017-24", "2017-33", "2017-40"])
def test_a_season_or_quarter_code_of_edtf_is_no_timex3_value(value: str) -> None:
    with pytest.raises(InvalidDate):
        parse_timex(value)


@given(texts)
def test_any_text_either_reads_or_raises_invalid_date_in_one_line(text: str) -> None:
    try:
        interval = parse_timex(text)
    except InvalidDate as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert parse_timex(format_timex(interval)) == interval
