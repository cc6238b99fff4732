"""The two calendars behind one set of functions."""

from datetime import date

import pytest

from timeline.dates.calendars import GREGORIAN, HIJRI, Calendar
from timeline.dates.hijri import hijri_month, hijri_year
from timeline.dates.interval import Interval, month, years
from timeline.errors import InvalidDate

BOTH = pytest.mark.parametrize("calendar", [GREGORIAN, HIJRI], ids=["gregorian", "hijri"])


def test_the_year_around_a_day_is_told_in_each_calendar() -> None:
    value = date(2017, 5, 27)
    assert (GREGORIAN.year_of(value), HIJRI.year_of(value)) == (2017, 1438)


@BOTH
def test_the_year_of_a_calendars_day_is_the_year_that_was_asked_for(calendar: Calendar) -> None:
    assert calendar.year_of(calendar.day(1450, 2, 3)) == 1450


@BOTH
def test_a_month_starts_with_its_first_day(calendar: Calendar) -> None:
    assert calendar.month(1450, 2).earliest == calendar.day(1450, 2, 1)


@BOTH
def test_a_year_runs_from_its_first_month_to_its_twelfth(calendar: Calendar) -> None:
    first, last = calendar.month(1450, 1), calendar.month(1450, 12)
    assert calendar.year(1450) == Interval(first.earliest, last.latest)


@BOTH
def test_a_day_that_a_calendar_lacks_raises_value_error_or_invalid_date(calendar: Calendar) -> None:
    with pytest.raises((ValueError, InvalidDate)):
        calendar.day(1450, 13, 1)


def test_the_gregorian_calendar_gives_gregorian_months_and_years() -> None:
    assert (GREGORIAN.month(2017, 5), GREGORIAN.year(2017)) == (month(2017, 5), years(2017))


def test_the_hijri_calendar_gives_hijri_months_and_years() -> None:
    assert (HIJRI.month(1438, 9), HIJRI.year(1438)) == (hijri_month(1438, 9), hijri_year(1438))


def test_each_calendar_has_its_name() -> None:
    assert (GREGORIAN.name, HIJRI.name) == ("Gregorian", "Hijri")
