"""Hypothesis strategies that several test files use."""

from datetime import date

from hypothesis import strategies as st

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
closed = named | spans
half_open = st.builds(Interval, st.none(), st.dates()) | st.builds(Interval, st.dates(), st.none())
