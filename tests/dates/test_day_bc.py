"""Days before the year 1 compare, count and repeat as all days do."""

import copy
import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.day_bc import (
    FIRST_DAY,
    DayBC,
    day_from_ordinal,
    day_of,
    parse_day,
    plus_days,
    years_bc,
)

CYCLE_YEARS, CYCLE_DAYS = 400, 146_097
FIRST, LAST = FIRST_DAY.toordinal(), date.max.toordinal()
ordinals = st.integers(FIRST, LAST) | st.integers(-1000, 1000)
days = st.builds(day_from_ordinal, ordinals)
early_days = st.builds(day_from_ordinal, st.integers(FIRST, 0))


@given(ordinals)
def test_a_day_has_the_ordinal_that_it_is_made_from_and_the_type_of_its_year(number: int) -> None:
    made = day_from_ordinal(number)
    assert made.toordinal() == number
    assert isinstance(made, DayBC) == (number < 1) == (made.year < 1)


@given(days, days)
def test_days_compare_as_their_ordinals(one: date, other: date) -> None:
    a, b = one.toordinal(), other.toordinal()
    assert ((one < other), (one <= other), (one > other), (one >= other)) == (a < b, a <= b, a > b, a >= b)
    assert (one == other) == (a == b)
    assert (one != other) == (a != b)


@given(days, days)
def test_a_difference_is_that_of_the_ordinals(one: date, other: date) -> None:
    assert one - other == timedelta(one.toordinal() - other.toordinal())
    assert plus_days(other, (one - other).days) == one


@given(early_days, st.integers(-CYCLE_DAYS, CYCLE_DAYS))
def test_a_sum_crosses_the_year_one(value: date, count: int) -> None:
    if value.toordinal() - abs(count) < FIRST:
        return
    step = timedelta(count)
    assert value + step == step + value == plus_days(value, count) == value - -step
    assert type(value + step) is (DayBC if value.toordinal() + count < 1 else date)


@given(early_days)
def test_a_day_is_that_of_ordinary_cycles_later(value: date) -> None:
    cycles = (1 - value.year) // CYCLE_YEARS + 1
    later = date(value.year + cycles * CYCLE_YEARS, value.month, value.day)
    assert later.toordinal() - value.toordinal() == cycles * CYCLE_DAYS
    assert (later.weekday(), later.isoweekday()) == (value.weekday(), value.isoweekday())
    assert later.isocalendar()[1:] == value.isocalendar()[1:]
    assert later.isocalendar()[0] - value.isocalendar()[0] == cycles * CYCLE_YEARS


@given(days)
def test_the_next_day_follows(value: date) -> None:
    if value == date.max:
        return
    following = plus_days(value, 1)
    assert following > value
    assert following.day == 1 or (following.day, following.month) == (value.day + 1, value.month)


@given(days)
def test_pickling_copying_and_writing_keep_the_day(value: date) -> None:
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value
    assert parse_day(value.isoformat()) == parse_day(str(value)) == parse_day(f"{value}") == value
    assert hash(pickle.loads(pickle.dumps(value))) == hash(value)


@given(early_days, st.integers(-9999, 9999))
def test_another_year_has_the_type_of_that_year(value: date, year: int) -> None:
    if (value.month, value.day) != (2, 29):
        assert value.replace(year=year) == day_of(year, value.month, value.day)


@pytest.mark.parametrize(
    ("value", "text", "bc"),
    [
        (day_of(0, 12, 31), "0000-12-31", 1),
        (day_of(0, 2, 29), "0000-02-29", 1),
        (day_of(-43, 3, 15), "-0043-03-15", 44),
        (day_of(-9999, 1, 1), "-9999-01-01", 10_000),
        (day_of(-11_999, 1, 1), "-11999-01-01", 12_000),
        (day_of(1, 1, 1), "0001-01-01", None),
    ],
)
def test_years_are_astronomical(value: date, text: str, bc: int | None) -> None:
    assert (value.isoformat(), years_bc(value)) == (text, bc)


def test_the_last_day_before_the_year_one() -> None:
    assert plus_days(date.min, -1) == day_of(0, 12, 31)
    assert day_of(0, 12, 31) + timedelta(1) == date.min
    assert repr(day_of(0, 12, 31)) == "DayBC(0, 12, 31)"


@pytest.mark.parametrize("parts", [(-1, 2, 29), (0, 13, 1), (0, 1, 0), (FIRST_DAY.year - 1, 1, 1)])
def test_no_such_day_raises_value_error(parts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError):
        day_of(*parts)


@pytest.mark.parametrize("text", ["-0000-01-01", "-43-03-15", "-0043-03", "43-03-15", "-0043-02-30", ""])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_day(text)


def test_what_would_print_the_year_of_the_cycle_is_refused() -> None:
    for refused in (lambda: f"{day_of(-43, 3, 15):%Y}", day_of(-43, 3, 15).timetuple):
        with pytest.raises(ValueError, match="before the year 1"):
            refused()


def test_comparison_with_something_else_is_refused() -> None:
    with pytest.raises(TypeError):
        assert day_of(-43, 3, 15) < 5  # type: ignore[operator]
