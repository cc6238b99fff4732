"""EDTF: reading, writing, and what is refused."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import early, half_open, named, spans

from timeline.dates.day_bc import day_of
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval, century, day, decade, month, week, years
from timeline.errors import InvalidDate

texts = st.text(st.characters()) | st.text("0123456789X-/.[]?~% ", max_size=24)


@given(named | spans | early | half_open)
def test_what_is_written_reads_back_as_the_same_interval(interval: Interval) -> None:
    assert parse_edtf(format_edtf(interval)) == interval


@pytest.mark.parametrize(
    ("interval", "written"),
    [
        (day(date(2017, 5, 4)), "2017-05-04"),
        (day(day_of(-43, 3, 15)), "-0043-03-15"),
        (day(day_of(0, 3, 15)), "0000-03-15"),
        (month(-43, 3), "-0043-03"),
        (month(-43, 1, 3), "-0043-33"),
        (years(-43), "-0043"),
        (years(0), "0000"),
        (years(-11_999), "Y-11999"),
        (years(-304, -281), "-0304/-0281"),
        (years(-11_999, -10_999), "Y-11999/Y-10999"),
        (years(-30, 14), "-0030/0014"),
        (century(-499), "-04XX"),
        (century(-99), "-00XX"),
        (decade(-49), "-004X"),
        (years(-2999, -2000), "-2999/-2000"),
        (Interval(None, day_of(-43, 3, 15)), "../-0043-03-15"),
        (Interval(day_of(-43, 3, 15), None), "-0043-03-15/.."),
        (day(date(44, 3, 15)), "0044-03-15"),
        (month(2017, 5), "2017-05"),
        (month(7, 5), "0007-05"),
        (month(2017, 1, 3), "2017-33"),
        (month(2017, 4, 3), "2017-34"),
        (month(2017, 7, 3), "2017-35"),
        (month(2017, 10, 3), "2017-36"),
        (month(2017, 1, 6), "2017-40"),
        (month(2017, 7, 6), "2017-41"),
        (years(2017), "2017"),
        (years(7), "0007"),
        (decade(2010), "201X"),
        (decade(10), "001X"),
        (century(1900), "19XX"),
        (century(100), "01XX"),
        (week(date(2017, 5, 17)), "2017-05-15/2017-05-21"),
        (month(2017, 12, 2), "2017-12/2018-01"),
        (years(2015, 2017), "2015/2017"),
        (decade(0), "0001/0009"),
        (Interval(date(2017, 5, 1), date(2017, 6, 29)), "2017-05-01/2017-06-29"),
        (Interval(None, date(2017, 5, 4)), "../2017-05-04"),
        (Interval(date(2017, 5, 4), None), "2017-05-04/.."),
        (Interval(None, None), "../.."),
    ],
)
def test_the_shortest_form_for_the_days_is_written(interval: Interval, written: str) -> None:
    assert format_edtf(interval) == written


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("2017-21", month(2017, 3, 3)),
        ("2017-22", month(2017, 6, 3)),
        ("2017-23", month(2017, 9, 3)),
        ("2017-24", Interval(date(2017, 12, 1), date(2018, 2, 28))),
        ("2017-33", month(2017, 1, 3)),
        ("2017-34", month(2017, 4, 3)),
        ("2017-35", month(2017, 7, 3)),
        ("2017-36", month(2017, 10, 3)),
        ("2017-40", month(2017, 1, 6)),
        ("2017-41", month(2017, 7, 6)),
        ("000X", Interval(date(1, 1, 1), date(9, 12, 31))),
        ("00XX", Interval(date(1, 1, 1), date(99, 12, 31))),
        ("20XX", century(2000)),
    ],
)
def test_a_season_a_quarter_or_unspecified_digits_read_as_their_days(text: str, interval: Interval) -> None:
    assert parse_edtf(text) == interval


@pytest.mark.parametrize("qualifier", ["?", "~", "%"])
@pytest.mark.parametrize("text", ["2017-05-04", "2017-05", "2017", "201X", "20XX", "2017-21"])
def test_a_qualifier_changes_no_day(text: str, qualifier: str) -> None:
    assert parse_edtf(text + qualifier) == parse_edtf(text)


@pytest.mark.parametrize("text", ["2017-05~/2017-06?", "2017-05%/2017-06"])
def test_a_qualifier_is_accepted_at_either_end_of_an_interval(text: str) -> None:
    assert parse_edtf(text) == month(2017, 5, 2)


@pytest.mark.parametrize("text", ["../2017-05", "/2017-05"])
def test_a_start_that_is_open_or_empty_is_not_known(text: str) -> None:
    assert parse_edtf(text) == Interval(None, date(2017, 5, 31))


@pytest.mark.parametrize("text", ["2017-05/..", "2017-05/"])
def test_an_end_that_is_open_or_empty_is_not_known(text: str) -> None:
    assert parse_edtf(text) == Interval(date(2017, 5, 1), None)


def test_an_interval_runs_from_the_first_day_of_its_start_to_the_last_of_its_end() -> None:
    assert parse_edtf("2016/2017-02") == Interval(date(2016, 1, 1), date(2017, 2, 28))


def test_one_of_a_range_may_be_any_day_of_it() -> None:
    assert parse_edtf("[2017-05..2017-07-09]") == Interval(date(2017, 5, 1), date(2017, 7, 9))


@pytest.mark.parametrize("text", ["2017-05", "2017-05/2017-06", "[2017-05..2017-06]"])
def test_space_around_a_date_is_left_out(text: str) -> None:
    assert parse_edtf(f" {text}\n") == parse_edtf(text)


@given(texts)
@example("9999-24")
@example("[9999..0000]")
def test_any_text_either_reads_or_raises_invalid_date(text: str) -> None:
    try:
        interval = parse_edtf(text)
    except InvalidDate:
        return
    assert parse_edtf(format_edtf(interval)) == interval


@given(texts)
def test_the_message_about_any_text_is_one_line(text: str) -> None:
    try:
        parse_edtf(text)
    except InvalidDate as error:
        assert len(str(error).splitlines()) == 1


BAD = [
    "",
    " ",
    "?",
    "..",
    "../..",
    "/",
    "/..",
    "2017-00",
    "2017-13",
    "2017-20",
    "2017-25",
    "2017-32",
    "2017-37",
    "2017-42",
    "2017-02-30",
    "2017-05-00",
    "2017-04-31",
    "1900-02-29",
    "9999-24",
    "-0000",
    "-0000-03-15",
    "-44",
    "-0043-13",
    "-0043-02-30",
    "Y-0043",
    "Y-99999999",
    "Y17000",
    "17",
    "201",
    "201x",
    "2XXX",
    "2017-XX",
    "20170504",
    "2017-5-4",
    "04/05/2017",
    "2017-05-04T10:00",
    "2018/2017",
    "2017-05-04/2017-05-03",
    "2016/2017/2018",
    "[2017]",
    "[2017..]",
    "[..2017]",
    "[2017..2018",
    "[2017,2018]",
    "2017\n2018",
    "2017\u20282018",
    "\u0645\u0627\u064a\u0648 2017",
    "\ud800",
]


@pytest.mark.parametrize("text", BAD, ids=ascii)
def test_what_is_no_date_raises_invalid_date(text: str) -> None:
    with pytest.raises(InvalidDate):
        parse_edtf(text)


@pytest.mark.parametrize("text", BAD, ids=ascii)
def test_the_refusal_is_one_line_that_quotes_the_text_and_says_what_to_write(text: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        parse_edtf(text)
    message = str(refused.value)
    assert len(message.splitlines()) == 1
    assert repr(text) in message
    assert "write 2017-05-04" in message


def test_an_interval_without_both_ends_can_be_written_but_not_read() -> None:
    with pytest.raises(InvalidDate, match="at least one end"):
        parse_edtf(format_edtf(Interval(None, None)))
