"""The calendars behind one set of functions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendars import CALENDARS, GREGORIAN, HIJRI, JULIAN, OTTOMAN, Calendar
from timeline.dates.hijri import hijri_month, hijri_year
from timeline.dates.interval import DAY, Interval, day, month, years
from timeline.errors import InvalidDate

ALL = pytest.mark.parametrize("calendar", list(CALENDARS.values()), ids=list(CALENDARS))
YEAR = {"Gregorian": 1450, "Hijri": 1450, "Julian": 1450, "Ottoman fiscal": 1325}


def test_the_year_around_a_day_is_told_in_each_calendar() -> None:
    value = date(1909, 8, 15)
    assert [calendar.year_of(value) for calendar in (GREGORIAN, HIJRI, JULIAN, OTTOMAN)] == [
        1909, 1327, 1909, 1325,
    ]  # fmt: skip


@ALL
def test_the_year_of_a_calendars_day_is_the_year_that_was_asked_for(calendar: Calendar) -> None:
    year = YEAR[calendar.name]
    found = calendar.day(year, 4, 3).earliest
    assert found is not None and calendar.year_of(found) == year


@ALL
def test_a_month_starts_with_its_first_day(calendar: Calendar) -> None:
    year = YEAR[calendar.name]
    assert calendar.month(year, 2).earliest == calendar.day(year, 2, 1).earliest


@ALL
def test_a_year_holds_its_months(calendar: Calendar) -> None:
    year = YEAR[calendar.name]
    whole = calendar.year(year)
    months = [calendar.month(year, number) for number in range(1, 13)]
    assert whole.earliest == min(found.earliest for found in months if found.earliest)
    assert whole.latest == max(found.latest for found in months if found.latest)


@ALL
def test_a_day_that_a_calendar_lacks_raises_value_error_or_invalid_date(calendar: Calendar) -> None:
    with pytest.raises((ValueError, InvalidDate)):
        calendar.day(YEAR[calendar.name], 13, 1)


def test_the_gregorian_calendar_gives_gregorian_months_and_years() -> None:
    assert (GREGORIAN.month(2017, 5), GREGORIAN.year(2017)) == (month(2017, 5), years(2017))


def test_the_hijri_calendar_gives_hijri_months_and_years() -> None:
    assert (HIJRI.month(1438, 9), HIJRI.year(1438)) == (hijri_month(1438, 9), hijri_year(1438))


def test_each_calendar_is_found_by_its_name() -> None:
    assert all(CALENDARS[calendar.name] is calendar for calendar in CALENDARS.values())


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1582, 10, 5), date(1582, 10, 15)),
        ((1917, 10, 25), date(1917, 11, 7)),
        ((1900, 2, 29), date(1900, 3, 13)),
    ],
)
def test_a_known_julian_day_falls_on_its_gregorian_day(julian: tuple[int, int, int], gregorian: date) -> None:
    assert JULIAN.day(*julian) == day(gregorian)


@pytest.mark.parametrize(
    ("fiscal", "gregorian"),
    [
        ((1325, 8, 2), date(1909, 8, 15)),
        ((1324, 7, 10), date(1908, 7, 23)),
        ((1256, 3, 1), date(1840, 3, 13)),
        ((1332, 2, 15), date(1917, 2, 28)),
        ((1333, 3, 1), date(1917, 3, 1)),
        ((1334, 1, 1), date(1918, 1, 1)),
        ((1341, 12, 31), date(1925, 12, 31)),
    ],
)
def test_a_known_ottoman_fiscal_day_falls_on_its_gregorian_day(
    fiscal: tuple[int, int, int], gregorian: date
) -> None:
    assert OTTOMAN.day(*fiscal) == day(gregorian)


@pytest.mark.parametrize("fiscal", [(1332, 2, 16), (1333, 1, 1), (1255, 3, 1), (1342, 1, 1), (1325, 4, 31)])
def test_an_ottoman_fiscal_day_that_never_was_raises_invalid_date(fiscal: tuple[int, int, int]) -> None:
    with pytest.raises(InvalidDate):
        OTTOMAN.day(*fiscal)


@given(st.dates(date(1840, 3, 13), date(1925, 12, 31)))
def test_every_day_lies_in_its_ottoman_fiscal_year(value: date) -> None:
    found = OTTOMAN.year(OTTOMAN.year_of(value))
    assert found.earliest is not None and found.latest is not None
    assert found.earliest <= value <= found.latest


def test_ottoman_fiscal_years_follow_each_other_without_a_gap() -> None:
    found = [OTTOMAN.year(year) for year in range(1256, 1342)]
    ends = [interval.latest + DAY for interval in found[:-1] if interval.latest]
    assert ends == [interval.earliest for interval in found[1:]]


def test_the_last_julian_month_of_the_fiscal_calendar_is_short() -> None:
    assert OTTOMAN.month(1332, 2) == Interval(date(1917, 2, 14), date(1917, 2, 28))


@given(st.integers(1, 9990), st.integers(1, 12))
def test_julian_months_follow_each_other_without_a_gap(year: int, number: int) -> None:
    if (year, number) == (1, 1):
        return
    following = (year + number // 12, number % 12 + 1)
    latest = JULIAN.month(year, number).latest
    assert latest is not None and JULIAN.month(*following).earliest == latest + DAY


@pytest.mark.parametrize("julian", [(1, 1, 1), (0, 1, 1), (1900, 2, 30), (9999, 1, 1)])
def test_a_julian_day_that_cannot_be_told_raises_invalid_date(julian: tuple[int, int, int]) -> None:
    with pytest.raises(InvalidDate):
        JULIAN.day(*julian)


def test_the_first_days_of_the_gregorian_fiscal_year_1333_are_not_those_of_the_julian_year_before() -> None:
    days = (date(1917, 2, 28), date(1917, 3, 1), date(1917, 3, 13), date(1917, 12, 31))
    assert [OTTOMAN.year_of(value) for value in days] == [1332, 1333, 1333, 1333]
