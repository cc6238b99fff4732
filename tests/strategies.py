"""Hypothesis strategies that several test files use."""

from datetime import date

from hypothesis import strategies as st

from timeline.dates.day_bc import day_from_ordinal
from timeline.dates.interval import Interval, century, day, decade, month, week, years

year_numbers = st.integers(1, 9999)
month_numbers = st.integers(1, 12)


def _ordered(one: date, other: date) -> Interval:
    return Interval(min(one, other), max(one, other))


def _whole_months(year: int, number: int, count: int) -> Interval:
    return month(year, number, min(count, (9999 - year) * 12 + 13 - number))


# Units with a name, other periods, and both.
named = st.one_of(
    st.builds(day, st.dates()),
    st.builds(week, st.dates(max_value=date(9999, 12, 26))),
    st.builds(month, year_numbers, month_numbers),
    st.builds(month, year_numbers, st.sampled_from([1, 4, 7, 10]), st.just(3)),
    st.builds(month, year_numbers, st.sampled_from([1, 7]), st.just(6)),
    st.builds(years, year_numbers),
    st.builds(lambda tens: decade(tens * 10), st.integers(0, 999)),
    st.builds(lambda hundreds: century(hundreds * 100), st.integers(0, 99)),
)
spans = st.one_of(
    st.builds(_ordered, st.dates(), st.dates()),
    st.builds(_whole_months, year_numbers, month_numbers, st.integers(1, 1300)),
    st.builds(lambda one, other: years(min(one, other), max(one, other)), year_numbers, year_numbers),
)
# Before the year 1 and across it.
early_dates = st.builds(day_from_ordinal, st.integers(-4_000_000, 1000))
early = st.one_of(
    st.builds(day, early_dates),
    st.builds(_ordered, early_dates, early_dates),
    st.builds(years, st.integers(-20_000, 0)),
    st.builds(month, st.integers(-9_999, 0), month_numbers),
    st.builds(month, st.integers(-9_999, 0), st.sampled_from([1, 4, 7, 10]), st.just(3)),
    st.builds(lambda tens: decade(tens * 10 - 9), st.integers(-900, 0)),
    st.builds(lambda hundreds: century(hundreds * 100 - 99), st.integers(-90, 0)),
)
closed = named | spans | early
half_open = st.builds(Interval, st.none(), st.dates()) | st.builds(Interval, st.dates(), st.none())
