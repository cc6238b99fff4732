"""The Hijri calendar: the whole Umm al-Qura table, some known days, and the tabular calendar around it."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from convertdate import islamic
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendars.hijri import (
    CALENDAR,
    FIRST_DAY,
    FIRST_YEAR,
    LAST_DAY,
    LAST_YEAR,
    MARGIN,
    hijri_days,
    is_tabular,
)
from timeline.dates.interval import DAY, Interval, day
from timeline.errors import InvalidDate

YEARS = range(1343, 1501)
MONTHS = [(year, number) for year in YEARS for number in range(1, 13)]
# The table's first decades hold some months that are a day short or long.
LAST_UNEVEN_YEAR = 1364
UNEVEN = {
    (1343, 9): 28, (1345, 5): 31, (1345, 8): 28, (1348, 11): 31, (1348, 12): 28, (1349, 10): 28,
    (1349, 11): 31, (1364, 8): 28,
}  # fmt: skip

hijri_years = st.integers(1343, 1500)


def length(interval: Interval) -> int:
    assert interval.earliest is not None and interval.latest is not None
    return (interval.latest - interval.earliest).days + 1


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_a_day_goes_to_the_hijri_calendar_and_comes_back(value: date) -> None:
    assert CALENDAR.day(*CALENDAR.parts(value)) == day(value)


@given(st.sampled_from(MONTHS), st.data())
def test_a_hijri_day_goes_to_the_gregorian_calendar_and_comes_back(
    month: tuple[int, int], data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, length(CALENDAR.month(*month))))
    found = CALENDAR.day(*month, number)
    assert found.earliest is not None and found.is_day
    assert CALENDAR.parts(found.earliest) == (*month, number)


@given(st.dates(FIRST_DAY, LAST_DAY - timedelta(days=1)))
def test_the_next_day_is_the_next_of_the_month_or_the_first_of_another(value: date) -> None:
    year, number, day_number = CALENDAR.parts(value)
    following = (year, number + 1, 1) if number < 12 else (year + 1, 1, 1)
    assert CALENDAR.parts(value + timedelta(days=1)) in ((year, number, day_number + 1), following)


def test_days_that_follow_each_other_are_those_that_each_of_them_is_alone() -> None:
    every = [date(1900, 1, 1) + number * DAY for number in range(365 * 200)]
    assert list(hijri_days(every)) == [CALENDAR.parts(value) for value in every]


def test_days_before_the_calendar_have_no_hijri_day() -> None:
    first = date(*islamic.to_gregorian(1, 1, 1))
    assert list(hijri_days([first - 2 * DAY, first - DAY, first])) == [None, None, (1, 1, 1)]


def test_every_month_after_1364_has_29_or_30_days() -> None:
    lengths = {length(CALENDAR.month(*month)) for month in MONTHS if month[0] > LAST_UNEVEN_YEAR}
    assert lengths == {29, 30}


def test_up_to_1364_the_table_has_eight_months_of_28_or_31_days() -> None:
    lengths = {month: length(CALENDAR.month(*month)) for month in MONTHS if month[0] <= LAST_UNEVEN_YEAR}
    assert {month: days for month, days in lengths.items() if days not in (29, 30)} == UNEVEN


def test_every_month_starts_the_day_after_the_one_before_ends() -> None:
    months = [CALENDAR.month(*month) for month in MONTHS]
    for earlier, later in pairwise(months):
        assert earlier.latest is not None
        assert later.earliest == earlier.latest + timedelta(days=1)


def test_the_months_of_the_table_fill_it_from_its_first_day_to_its_last() -> None:
    assert (CALENDAR.month(*MONTHS[0]).earliest, CALENDAR.month(*MONTHS[-1]).latest) == (FIRST_DAY, LAST_DAY)


@given(hijri_years)
def test_a_year_runs_from_its_first_month_to_its_twelfth(year: int) -> None:
    first, last = CALENDAR.month(year, 1), CALENDAR.month(year, 12)
    assert CALENDAR.year(year) == Interval(first.earliest, last.latest)


@given(st.sampled_from(MONTHS))
def test_a_month_holds_exactly_the_days_that_carry_its_number(month: tuple[int, int]) -> None:
    found = CALENDAR.month(*month)
    assert found.earliest is not None and found.latest is not None
    assert CALENDAR.parts(found.earliest) == (*month, 1)
    assert CALENDAR.parts(found.latest) == (*month, length(found))


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [
        ((1438, 9, 1), date(2017, 5, 27)),
        ((1438, 8, 8), date(2017, 5, 4)),
        ((1438, 10, 1), date(2017, 6, 25)),
        ((1438, 12, 10), date(2017, 9, 1)),
        ((1439, 1, 1), date(2017, 9, 21)),
        ((1343, 1, 1), FIRST_DAY),
        ((1500, 12, 30), LAST_DAY),
    ],
)
def test_a_known_hijri_day_falls_on_its_gregorian_day(hijri: tuple[int, int, int], gregorian: date) -> None:
    assert CALENDAR.day(*hijri) == day(gregorian)
    assert CALENDAR.parts(gregorian) == hijri


def test_ramadan_1438_ran_from_27_may_to_24_june_2017() -> None:
    assert CALENDAR.month(1438, 9) == Interval(date(2017, 5, 27), date(2017, 6, 24))


def test_the_table_covers_1343_to_1500() -> None:
    assert (FIRST_YEAR, LAST_YEAR) == (1343, 1500)


@pytest.mark.parametrize("year", [-10_000, 0, 9666, 10**30])
@pytest.mark.parametrize(
    "lookup",
    [lambda year: CALENDAR.day(year, 1, 1), lambda year: CALENDAR.month(year, 1), CALENDAR.year],
    ids=["day", "month", "year"],
)
def test_a_year_outside_the_calendar_raises_invalid_date(lookup: Callable[[int], object], year: int) -> None:
    with pytest.raises(InvalidDate):
        lookup(year)


@pytest.mark.parametrize("hijri", [(1438, 0, 1), (1438, 13, 1), (1438, 9, 0), (1438, 9, 31), (1438, 9, -1)])
def test_a_day_that_the_calendar_lacks_raises_invalid_date(hijri: tuple[int, int, int]) -> None:
    with pytest.raises(InvalidDate):
        CALENDAR.day(*hijri)


def test_the_thirtieth_of_a_month_with_29_days_is_its_last_day_or_the_next() -> None:
    assert CALENDAR.day(1438, 9, 30) == Interval(date(2017, 6, 24), date(2017, 6, 25))


@pytest.mark.parametrize(("before", "civil"), [(53, 571), (80, 545), (13, 610)])
def test_a_year_before_the_hijra_is_around_its_mean_lunar_year(before: int, civil: int) -> None:
    year = CALENDAR.year(-before)
    assert year.earliest is not None and year.latest is not None
    assert year.earliest.year <= civil <= year.latest.year
    assert length(year) < 3 * 365


def test_only_whole_years_are_counted_back_from_the_hijra() -> None:
    with pytest.raises(InvalidDate):
        CALENDAR.day(-53, 3, 12)


@pytest.mark.parametrize("number", [-1, 0, 13])
def test_a_month_that_the_calendar_lacks_raises_invalid_date(number: int) -> None:
    with pytest.raises(InvalidDate):
        CALENDAR.month(1438, number)


@given(st.dates(date(622, 7, 19), FIRST_DAY - DAY) | st.dates(LAST_DAY + DAY, date(9990, 1, 1)))
def test_outside_the_table_a_day_is_known_within_the_margin(value: date) -> None:
    year, number, day_number = CALENDAR.parts(value)
    assert CALENDAR.day(year, number, day_number) == Interval(value - MARGIN * DAY, value + MARGIN * DAY)


@given(st.sampled_from(MONTHS))
def test_the_tabular_calendar_is_within_the_margin_of_umm_al_qura(month: tuple[int, int]) -> None:
    first = CALENDAR.month(*month).earliest
    tabular = islamic.to_gregorian(*month, 1)
    assert first is not None
    assert abs(date(*tabular) - first) <= MARGIN * DAY


@given(st.integers(1, 1342), st.integers(1, 12))
def test_a_tabular_month_holds_its_first_and_last_day(year: int, number: int) -> None:
    found = CALENDAR.month(year, number)
    assert found.earliest == CALENDAR.day(year, number, 1).earliest
    assert found.latest in (CALENDAR.day(year, number, 29).latest, CALENDAR.day(year, number, 30).latest)


@pytest.mark.parametrize(("year", "expected"), [(1342, True), (1343, False), (1500, False), (1501, True)])
def test_a_year_outside_the_table_is_tabular(year: int, expected: bool) -> None:
    assert is_tabular(year) is expected


def test_the_battle_of_karbala_is_within_the_margin_of_its_day() -> None:
    found = CALENDAR.day(61, 1, 10)
    assert found.earliest is not None and found.latest is not None
    # 10 October 680 of the Julian calendar.
    assert found.earliest <= date(680, 10, 13) <= found.latest


def test_a_day_before_the_calendar_began_raises_invalid_date() -> None:
    with pytest.raises(InvalidDate):
        CALENDAR.parts(date(622, 1, 1))


def test_the_refusal_of_a_hijri_day_names_it_in_one_line() -> None:
    with pytest.raises(InvalidDate) as refused:
        CALENDAR.day(1501, 13, 1)
    assert len(str(refused.value).splitlines()) == 1
    assert "1501-13-01" in str(refused.value)
