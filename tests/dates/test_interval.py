"""Intervals of days, checked against counting the days one by one."""

from dataclasses import FrozenInstanceError
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.interval import (
    Certainty,
    Interval,
    Precision,
    after,
    before,
    century,
    day,
    days_in_month,
    decade,
    during,
    hull,
    month,
    shared,
    week,
    years,
)

ORIGIN = date(2017, 4, 27)
# Known ends are 1 to 12 days from the origin; an open end reaches 0 or 13, past every known one.
WINDOW = 13

ends = st.none() | st.integers(1, WINDOW - 1)
year_numbers = st.integers(1, 9999)


def nth(number: int | None) -> date | None:
    return None if number is None else ORIGIN + timedelta(days=number)


def interval_of(first: int | None, last: int | None) -> Interval:
    if first is not None and last is not None and first > last:
        first, last = last, first
    return Interval(nth(first), nth(last))


intervals = st.builds(interval_of, ends, ends)


def first_number(interval: Interval) -> int:
    return 0 if interval.earliest is None else (interval.earliest - ORIGIN).days


def last_number(interval: Interval) -> int:
    return WINDOW if interval.latest is None else (interval.latest - ORIGIN).days


def days_of(interval: Interval) -> range:
    return range(first_number(interval), last_number(interval) + 1)


def standing(answers: list[bool]) -> Certainty | None:
    if all(answers):
        return Certainty.CERTAIN
    return Certainty.POSSIBLE if any(answers) else None


def reflected(interval: Interval) -> Interval:
    first = None if interval.latest is None else WINDOW - last_number(interval)
    last = None if interval.earliest is None else WINDOW - first_number(interval)
    return Interval(nth(first), nth(last))


@given(intervals, intervals)
def test_before_agrees_with_asking_every_day(when: Interval, limit: Interval) -> None:
    counted = standing([number < first_number(limit) for number in days_of(when)])
    assert before(when, limit) == counted


@given(intervals, intervals)
def test_after_agrees_with_asking_every_day(when: Interval, limit: Interval) -> None:
    counted = standing([number > last_number(limit) for number in days_of(when)])
    assert after(when, limit) == counted


@given(intervals, intervals)
def test_during_agrees_with_asking_every_day(when: Interval, period: Interval) -> None:
    counted = standing([number in days_of(period) for number in days_of(when)])
    assert during(when, period) == counted


@given(intervals, intervals)
def test_after_is_before_in_the_mirror(when: Interval, limit: Interval) -> None:
    assert after(when, limit) == before(reflected(when), reflected(limit))


@given(intervals, intervals)
def test_one_is_certainly_before_another_exactly_when_the_other_is_certainly_after_it(
    one: Interval, other: Interval
) -> None:
    assert (before(one, other) is Certainty.CERTAIN) == (after(other, one) is Certainty.CERTAIN)


@given(intervals)
def test_nothing_is_before_or_after_a_limit_without_ends(when: Interval) -> None:
    limit = Interval(None, None)
    assert (before(when, limit), after(when, limit)) == (None, None)


@given(intervals)
def test_everything_is_certainly_within_a_period_without_ends(when: Interval) -> None:
    assert during(when, Interval(None, None)) is Certainty.CERTAIN


def test_the_day_of_the_limit_itself_is_neither_before_nor_after() -> None:
    limit = day(date(2017, 5, 4))
    assert (before(limit, limit), after(limit, limit)) == (None, None)


def test_the_month_around_a_day_is_possibly_before_that_day() -> None:
    assert before(month(2017, 5), day(date(2017, 5, 4))) is Certainty.POSSIBLE


@given(intervals, intervals)
def test_two_intervals_share_the_days_that_lie_in_both(first: Interval, second: Interval) -> None:
    found = shared((first, second))
    assert set(days_of(first)) & set(days_of(second)) == set(() if found is None else days_of(found))


@given(intervals, intervals)
def test_the_hull_holds_both_intervals(first: Interval, second: Interval) -> None:
    both = hull(first, second)
    assert during(first, both) is during(second, both) is Certainty.CERTAIN


@given(intervals, intervals)
def test_the_hull_reaches_no_further_than_the_two_intervals(first: Interval, second: Interval) -> None:
    both = hull(first, second)
    assert both.earliest in (first.earliest, second.earliest)
    assert both.latest in (first.latest, second.latest)


@given(intervals, intervals)
def test_the_hull_does_not_depend_on_the_order(first: Interval, second: Interval) -> None:
    assert hull(first, second) == hull(second, first)


@given(intervals)
def test_the_hull_of_an_interval_with_itself_is_that_interval(interval: Interval) -> None:
    assert hull(interval, interval) == interval


@given(st.dates())
def test_a_day_has_the_precision_of_a_day(value: date) -> None:
    assert day(value).precision is Precision.DAY


@given(st.dates(max_value=date(9999, 12, 26)))
def test_a_week_has_the_precision_of_a_week(value: date) -> None:
    assert week(value).precision is Precision.WEEK


@given(year_numbers, st.integers(1, 12))
def test_a_month_has_the_precision_of_a_month(year: int, number: int) -> None:
    assert month(year, number).precision is Precision.MONTH


@given(year_numbers, st.sampled_from([1, 4, 7, 10]))
def test_three_months_from_the_start_of_a_quarter_are_a_quarter(year: int, number: int) -> None:
    assert month(year, number, 3).precision is Precision.QUARTER


@given(year_numbers, st.sampled_from([1, 7]))
def test_six_months_from_the_start_of_a_half_are_a_half(year: int, number: int) -> None:
    assert month(year, number, 6).precision is Precision.HALF


@given(year_numbers)
def test_a_year_has_the_precision_of_a_year(year: int) -> None:
    assert years(year).precision is Precision.YEAR


@given(st.integers(1, 999))
def test_ten_years_from_a_round_ten_are_a_decade(tens: int) -> None:
    assert decade(tens * 10).precision is Precision.DECADE


@given(st.integers(1, 99))
def test_a_hundred_years_from_a_round_hundred_are_a_century(hundreds: int) -> None:
    assert century(hundreds * 100).precision is Precision.CENTURY


@pytest.mark.parametrize(
    "interval",
    [
        Interval(date(2017, 5, 3), date(2017, 5, 4)),
        Interval(date(2017, 5, 2), date(2017, 5, 8)),
        Interval(date(2017, 5, 1), date(2017, 5, 8)),
        Interval(date(2017, 5, 1), date(2017, 5, 30)),
        Interval(date(2017, 5, 2), date(2017, 5, 31)),
        month(2017, 1, 2),
        month(2017, 2, 3),
        month(2017, 4, 6),
        month(2016, 7, 12),
        month(2010, 7, 120),
        month(1900, 7, 1200),
        years(2015, 2016),
        years(2011, 2020),
        years(1901, 2000),
        decade(0),
        century(0),
    ],
    ids=str,
)
def test_days_that_fill_no_named_unit_are_a_span(interval: Interval) -> None:
    assert interval.precision is Precision.SPAN


@pytest.mark.parametrize(
    "interval", [Interval(None, date(2017, 5, 4)), Interval(date(2017, 5, 4), None), Interval(None, None)]
)
def test_an_interval_without_an_end_is_open(interval: Interval) -> None:
    assert interval.precision is Precision.OPEN


@given(st.dates(max_value=date(9999, 12, 26)))
def test_a_week_is_the_seven_days_from_monday_around_its_day(value: date) -> None:
    found = week(value)
    assert found.earliest is not None and found.latest is not None
    assert found.earliest.isoweekday() == 1
    assert (found.latest - found.earliest).days == 6
    assert during(day(value), found) is Certainty.CERTAIN


@given(st.integers(1, 9998), st.integers(1, 12), st.integers(1, 12))
def test_some_months_end_the_day_before_the_next_one_starts(year: int, number: int, count: int) -> None:
    following = number + count
    start_of_next = date(year + (following - 1) // 12, (following - 1) % 12 + 1, 1)
    assert month(year, number, count) == Interval(date(year, number, 1), start_of_next - timedelta(days=1))


def test_years_from_first_to_last_hold_both() -> None:
    assert years(2015, 2017) == Interval(date(2015, 1, 1), date(2017, 12, 31))


def test_a_decade_ends_with_the_year_in_nine() -> None:
    assert decade(2010) == Interval(date(2010, 1, 1), date(2019, 12, 31))


def test_a_century_ends_with_the_year_in_ninety_nine() -> None:
    assert century(1900) == Interval(date(1900, 1, 1), date(1999, 12, 31))


def test_the_first_decade_and_the_first_century_start_with_year_one() -> None:
    assert decade(0).earliest == century(0).earliest == date(1, 1, 1)


@pytest.mark.parametrize(("year", "number"), [(-100_000, 5), (10000, 5), (2017, 0), (2017, 13)])
def test_a_month_that_does_not_exist_raises_value_error(year: int, number: int) -> None:
    with pytest.raises(ValueError):
        month(year, number)


def test_months_that_run_past_year_9999_raise_value_error() -> None:
    with pytest.raises(ValueError):
        month(9999, 12, 2)


@pytest.mark.parametrize("year", [-100_000, 10000])
def test_a_year_outside_the_calendar_raises_value_error(year: int) -> None:
    with pytest.raises(ValueError):
        years(year)


@given(st.dates(), st.dates())
def test_reversed_ends_raise_value_error(one: date, other: date) -> None:
    if one == other:
        assert Interval(one, other).is_day
        return
    with pytest.raises(ValueError, match="before it starts"):
        Interval(max(one, other), min(one, other))


def test_one_known_day_is_a_day() -> None:
    assert day(date(2017, 5, 4)).is_day


@pytest.mark.parametrize(
    "interval", [month(2017, 5), Interval(None, None), Interval(date(2017, 5, 4), None)], ids=str
)
def test_anything_but_one_known_day_is_no_day(interval: Interval) -> None:
    assert not interval.is_day


def test_an_interval_cannot_be_changed() -> None:
    interval = day(date(2017, 5, 4))
    with pytest.raises(FrozenInstanceError):
        interval.latest = None  # type: ignore[misc]


@pytest.mark.parametrize(
    ("year", "number", "count"), [(2017, 2, 28), (2016, 2, 29), (1900, 2, 28), (2000, 2, 29)]
)
def test_february_has_a_day_more_in_leap_years(year: int, number: int, count: int) -> None:
    assert days_in_month(year, number) == count
