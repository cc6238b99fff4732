"""Dates in words, as a page has them."""

import pytest

from timeline.dates.edtf import parse_edtf
from timeline.dates.time_kind import Time, TimeKind, parse_time
from timeline.wording.spoken_dates import spoken_days, spoken_time

SAID = {
    "2022-07-10": ("10 July 2022", "10 تموز 2022"),
    "2022-02": ("February 2022", "شباط 2022"),
    "2022": ("2022", "2022"),
    "[2017-07-11..2017-07-20]": ("between 11 and 20 July 2017", "بين 11 و20 تموز 2017"),
    "[2017-06-28..2017-07-03]": ("between 28 June and 3 July 2017", "بين 28 حزيران و3 تموز 2017"),
    "2017-06-03/2017-06-07": ("from 3 to 7 June 2017", "من 3 إلى 7 حزيران 2017"),
    "2016-12-30/2017-01-02": (
        "from 30 December 2016 to 2 January 2017", "من 30 كانون الأول 2016 إلى 2 كانون الثاني 2017"
    ),
    "1920/1947": ("from 1920 to 1947", "من 1920 إلى 1947"),
    "2023-10-08/..": ("from 8 October 2023 on", "من 8 تشرين الأول 2023 فصاعدا"),
    "../1849-12-31": ("no later than 31 December 1849", "في 31 كانون الأول 1849 أو قبله"),
    "1820~": ("about 1820", "نحو 1820"),
    "-0043-03-15": ("15 March 44 BC", "15 آذار 44 ق.م"),
    "-0043": ("44 BC", "44 ق.م"),
}  # fmt: skip


@pytest.mark.parametrize("edtf", SAID)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_days_are_said_with_what_they_mean(edtf: str, language: str) -> None:
    assert spoken_time(parse_time(edtf), language) == SAID[edtf][language == "ar"]


def test_the_day_on_which_something_began_or_ended_is_an_end() -> None:
    assert spoken_time(Time(parse_edtf("2014"), TimeKind.SINCE), "en") == "since 2014"
    assert spoken_time(Time(parse_edtf("2017-12"), TimeKind.UNTIL), "en") == "until December 2017"
    days = parse_edtf("2017-12-03/2017-12-05")
    assert spoken_time(Time(days, TimeKind.SINCE), "en") == "since a day between 3 and 5 December 2017"


def test_the_days_of_a_question_are_no_uncertain_days() -> None:
    assert spoken_days(parse_edtf("2017-05-03/2017-05-06"), "en") == "from 3 to 6 May 2017"
    assert spoken_days(parse_edtf("2017-05"), "en") == "May 2017"
