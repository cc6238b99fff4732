"""The Coptic calendar: known days, and the little month."""

from datetime import date

import pytest

from timeline.dates.calendars.coptic import CALENDAR
from timeline.dates.interval import Interval, day
from timeline.errors import InvalidDate


@pytest.mark.parametrize(
    ("coptic", "gregorian"),
    [
        ((1, 1, 1), date(284, 8, 29)),
        ((1730, 1, 1), date(2013, 9, 11)),
        ((1739, 4, 29), date(2023, 1, 7)),
        ((1727, 13, 6), date(2011, 9, 11)),
        ((1728, 1, 1), date(2011, 9, 12)),
    ],
)
def test_a_known_coptic_day_falls_on_its_gregorian_day(coptic: tuple[int, int, int], gregorian: date) -> None:
    assert CALENDAR.day(*coptic) == day(gregorian)
    assert CALENDAR.parts(gregorian) == coptic


def test_the_little_month_has_six_days_in_a_leap_year_and_five_in_another() -> None:
    assert CALENDAR.month(1727, 13) == Interval(date(2011, 9, 6), date(2011, 9, 11))
    assert CALENDAR.month(1728, 13) == Interval(date(2012, 9, 6), date(2012, 9, 10))


@pytest.mark.parametrize("coptic", [(0, 1, 1), (1730, 1, 31), (1728, 13, 6), (9716, 1, 1)])
def test_a_coptic_day_that_never_was_raises_invalid_date(coptic: tuple[int, int, int]) -> None:
    with pytest.raises(InvalidDate):
        CALENDAR.day(*coptic)


def test_a_day_before_the_calendar_began_raises_invalid_date() -> None:
    with pytest.raises(InvalidDate):
        CALENDAR.parts(date(284, 8, 28))
