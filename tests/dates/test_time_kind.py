"""EDTF tells the kinds of time apart."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import closed, half_open

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval, day, month, years
from timeline.dates.time_kind import TimeKind, format_time, parse_time

YEAR = years(1820)
MIDDLE = Interval(date(2017, 7, 11), date(2017, 7, 20))


@pytest.mark.parametrize(
    ("days", "kind", "edtf"),
    [
        (month(2017, 5), TimeKind.WITHIN, "2017-05"),
        (MIDDLE, TimeKind.WITHIN, "[2017-07-11..2017-07-20]"),
        (years(2011, 2013), TimeKind.WITHIN, "[2011..2013]"),
        (MIDDLE, TimeKind.THROUGHOUT, "2017-07-11/2017-07-20"),
        (years(1920, 1947), TimeKind.THROUGHOUT, "1920/1947"),
        (years(2014), TimeKind.THROUGHOUT, "2014/2014"),
        (years(2014), TimeKind.SINCE, "2014/.."),
        (MIDDLE, TimeKind.SINCE, "2017-07-11/.."),
        (month(2017, 12), TimeKind.UNTIL, "../2017-12"),
        (Interval(None, date(1849, 12, 31)), TimeKind.BEFORE, "../1849-12-31"),
        (Interval(date(2023, 10, 8), None), TimeKind.AFTER, "2023-10-08/.."),
        (YEAR, TimeKind.ABOUT, "1820~"),
        (years(1820, 1829), TimeKind.ABOUT, "182X~"),
        (MIDDLE, TimeKind.ABOUT, "2017-07-11~/2017-07-20~"),
        (day(date(2017, 5, 4)), TimeKind.THROUGHOUT, "2017-05-04"),
    ],
)
def test_each_kind_has_its_own_form(days: Interval, kind: TimeKind, edtf: str) -> None:
    assert format_time(days, kind) == edtf


@given(closed, st.sampled_from([TimeKind.WITHIN, TimeKind.THROUGHOUT, TimeKind.ABOUT]))
def test_days_with_both_ends_survive(days: Interval, kind: TimeKind) -> None:
    parsed = parse_time(format_time(days, kind))
    assert parsed.days == days
    if not (days.earliest is None or days.latest is None or days.is_day):
        assert parsed.kind is kind


@given(closed | half_open, st.sampled_from(TimeKind))
def test_every_form_is_edtf(days: Interval, kind: TimeKind) -> None:
    if days != Interval(None, None):
        parse_edtf(format_time(days, kind))
