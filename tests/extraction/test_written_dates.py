"""Publication dates as inputs write them: what each form says, and that nothing is guessed."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.dates.edtf import format_edtf
from timeline.dates.moment import days_of, located, moment_of
from timeline.errors import InvalidDate
from timeline.extraction.publication_date.written import (
    AmbiguousDate,
    DayOrder,
    Publication,
    Style,
    read_publication,
)

STYLE = Style(today=date(2026, 1, 31))
DAY_FIRST = Style(STYLE.today, DayOrder.DAY_FIRST)
MONTH_FIRST = Style(STYLE.today, DayOrder.MONTH_FIRST)
DUBAI = Style(STYLE.today, place=ZoneInfo("Asia/Dubai"))


def days(text: str, style: Style = STYLE) -> str:
    return format_edtf(read_publication(text, style).days)


def at(text: str, style: Style = STYLE) -> str:
    return str(read_publication(text, style).at)


@pytest.mark.parametrize(
    "text",
    [
        "2020-05-02", "2020/05/02", "2020.5.2", "2020-5-2", "20200502", "٢٠٢٠-٠٥-٠٢", "٢٠٢٠/٥/٢",
        "May 2, 2020", "May 2nd, 2020", "2 May 2020", "2 May, 2020", "02-May-20", "02-May-2020",
        "2020-May-02",
        "Sat, 2 May 2020", "Saturday, May 2, 2020", "2 mai 2020", "samedi 2 mai 2020", "Sat May 02 2020",
        "2 مايو 2020", "2 أيار 2020", "السبت 2 أيار/مايو 2020", "السبت، 2 مايو، 2020م", "2-مايو-2020",
        "تاريخ النشر: 2 مايو 2020", "نشر في 2 مايو 2020", "٢ مايو ٢٠٢٠", "02/05/2020م", "السبت 02/05/2020",
        "9/9/1441هـ", "1441/9/9 هـ", "9 رمضان 1441", "9/9/1441 AH", "1441-09-09 a.h.",
        "9 رمضان 1441 هـ الموافق 2 مايو 2020", "10 رمضان 1441 الموافق 2 مايو 2020",
    ],
)  # fmt: skip
def test_each_form_of_a_day(text: str) -> None:
    assert read_publication(text, STYLE) == Publication(read_publication("2020-05-02", STYLE).days)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Sat, 02 May 2020 10:00:00 +0300", "2020-05-02T10:00:00+03:00"),
        ("2 May 2020 10:00 GMT", "2020-05-02T10:00:00+00:00"),
        ("Sat, 02 May 2020 10:00:00 EST", "2020-05-02T10:00:00-05:00"),
        ("2020-05-02T10:00:00Z", "2020-05-02T10:00:00+00:00"),
        ("2020-05-02 10:00:00.123456+03", "2020-05-02T10:00:00+03:00"),
        ("2020-05-02T10:00", "2020-05-02T10:00:00"),
        ("2020/05/02 10:00 PM", "2020-05-02T22:00:00"),
        ("May 2, 2020 at 12:05 am", "2020-05-02T00:05:00"),
        ("Sat May 02 2020 10:00:00 GMT+0300 (Arabia Standard Time)", "2020-05-02T10:00:00+03:00"),
        ("السبت 2 مايو 2020 23:15", "2020-05-02T23:15:00"),
        ("2 مايو 2020 الساعة 23:15", "2020-05-02T23:15:00"),
        ("1588413600", "2020-05-02T10:00:00+00:00"),
        ("1588413600.0", "2020-05-02T10:00:00+00:00"),
        ("1588413600000", "2020-05-02T10:00:00+00:00"),
        ("20200502100000", "2020-05-02T10:00:00"),
        ("2020-05-02T22:00:00Z[Asia/Dubai]", "2020-05-03T02:00:00+04:00[Asia/Dubai]"),
        ("2020-05-02 22:00 Asia/Dubai", "2020-05-02T22:00:00+04:00[Asia/Dubai]"),
    ],
)
def test_a_time_is_kept_as_it_is_written(text: str, moment: str) -> None:
    assert at(text) == moment


def test_the_day_is_that_of_the_place() -> None:
    late = "2018-10-19T23:53:59+00:00"
    assert (days(late), days(late, DUBAI)) == ("2018-10-19/2018-10-20", "2018-10-20")
    assert at(late, DUBAI) == "2018-10-20T03:53:59+04:00[Asia/Dubai]"
    # A wall clock is the publisher's own, and a place in the value comes before that of the publisher.
    assert days("2018-10-19T23:53:59", DUBAI) == days("2018-10-19", DUBAI) == "2018-10-19"
    assert days("2018-10-19T20:30:00Z[Africa/Abidjan]", DUBAI) == "2018-10-19"


@pytest.mark.parametrize("text", ["02/05/2020", "2-5-2020", "2.5.2020", "02/05/2020 10:30", "٢/٥/٢٠٢٠"])
def test_the_order_of_day_and_month_is_asked_for(text: str) -> None:
    with pytest.raises(AmbiguousDate, match="--dates day-first or --dates month-first") as error:
        read_publication(text, STYLE)
    assert error.value.days == (date(2020, 5, 2), date(2020, 2, 5))
    assert (days(text, DAY_FIRST), days(text, MONTH_FIRST)) == ("2020-05-02", "2020-02-05")


def test_figures_that_are_a_day_in_one_order_only_need_no_option() -> None:
    assert days("25/05/2020") == days("05/25/2020") == "2020-05-25"
    assert days("05/05/2020") == "2020-05-05"


@pytest.mark.parametrize(("text", "style"), [("05/25/2020", DAY_FIRST), ("25/05/2020", MONTH_FIRST)])
def test_figures_in_the_other_order_than_declared_are_refused(text: str, style: Style) -> None:
    with pytest.raises(InvalidDate, match=r"which is not (day|month)-first"):
        read_publication(text, style)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2020", "does not exist"),
        ("13/13/2020", "does not exist"),
        ("2020-13-01", "does not exist"),
        ("31/2/1441هـ", "does not exist"),
        ("31 فبراير 2024", "does not exist"),
        ("May 32, 2020", "does not exist"),
        ("0000-00-00", "does not exist"),
        ("20201340", "does not exist"),
        ("02/05/20", "two digits"),
        ("25/05/20", "two digits"),
        ("02-May-45", "century"),
        ("Sun, 02 May 2020 10:00:00 +0300", "weekday"),
        ("الأحد 2 مايو 2020", "weekday"),
        ("الأحد 02/05/2020", "weekday"),
        ("9/9/1441", "write 9/9/1441 AH"),
        ("1441-09-09", "write 1441-09-09 AH"),
        ("43953", "the number 43953"),
        ("158841360", "the number"),
        ("99999999999", "the number"),
        ("1900000000", "the number"),
        ("1.588E+09", "the number"),
        ("2020-05-02T25:00:00", "a time that does not exist"),
        ("2020-05-02 13:00 PM", "a time that does not exist"),
        ("2020-05-02T10:00:00+99:00", "time zone"),
        ("2020-05-02T10:00:00[Asia/Dubay]", "time zone"),
        ("1970-01-01T00:00:00Z", "stands for no date"),
        ("0001-01-01T00:00:00", "stands for no date"),
        ("0001", "stands for no date"),
        ("9999-12-31", "stands for no date"),
        ("9999-12-31T23:59:59+14:00", "stands for no date"),
        ("أمس", "not understood"),
        ("السبت", "not understood"),
        ("3 days ago", "not understood"),
        ("today", "not understood"),
        ("Monday", "not understood"),
        ("May", "not understood"),
        ("آخر تحديث 2 مايو 2020", "not understood"),
        ("قبل 2 مايو 2020", "not understood"),
        ("منذ 2 مايو 2020", "not understood"),
        ("حوالي عام 2020", "not understood"),
        ("2 مايو 2020، 5 حزيران 2021", "not understood"),
        ("Sat, 02 May 2020 10:00:00 XYZ", "not understood"),
        ("nan", "not understood"),
        ("2020-05 10:00", "not understood"),
        ("2 مايو 2020 " * 20, "not a date: .{1,60}; name"),
    ],
)
def test_what_does_not_exist_or_contradicts_itself_is_refused(text: str, reason: str) -> None:
    with pytest.raises(InvalidDate, match=reason) as error:
        read_publication(text, STYLE)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    ["2017", "2017-05", "201X", "2017-05-03/2017-05-14", "../2017-12-31", "1441-09-09/1441-09-10"],
)
def test_edtf_is_read_as_before(text: str) -> None:
    assert days(text) == text


def test_two_digits_are_a_year_that_is_not_in_the_future() -> None:
    assert (days("02/05/20", DAY_FIRST), days("02-May-99")) == ("2020-05-02", "1999-05-02")


DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@given(DAYS, st.sampled_from(["%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%a, %d %b %Y"]))
def test_what_has_one_reading_gives_the_day_that_was_written(day: date, form: str) -> None:
    assert days(day.strftime(form)) == day.isoformat()


@given(DAYS)
def test_figures_are_never_a_day_that_they_may_not_be(day: date) -> None:
    text = day.strftime("%d/%m/%Y")
    assert (days(text, DAY_FIRST), days(day.strftime("%m/%d/%Y"), MONTH_FIRST)) == (str(day), str(day))
    try:
        assert days(text) == str(day)
    except AmbiguousDate as error:
        assert day in error.days


# The first second of 1970 stands for no date.
TIMES = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.timezones()).filter(
    lambda value: int(value.timestamp()) != 0
)


@given(TIMES)
def test_a_time_in_iso_8601_is_read(value: datetime) -> None:
    read = read_publication(value.isoformat(), STYLE)
    offset = value.utcoffset()
    assert read.at is not None and offset is not None
    assert read.at.utc == value.replace(tzinfo=None, microsecond=0) - offset
    assert read.days.earliest and abs(read.days.earliest - value.date()) <= timedelta(days=1)


@given(TIMES)
@example(datetime(2000, 1, 1, tzinfo=ZoneInfo("GMT+0")))
def test_a_moment_is_read_as_it_is_written(value: datetime) -> None:
    moment = moment_of(value)
    # Where clocks are set forward, an hour does not exist, and is shown as the one after it.
    shown = moment if moment.zone is None else located(moment, ZoneInfo(moment.zone))
    assert read_publication(str(moment), STYLE) == Publication(days_of(shown), shown)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        read_publication(text, STYLE)
    except InvalidDate as error:
        assert str(error)
