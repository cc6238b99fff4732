"""The protocol of calendars: what holds for each of them, and known days of the solar ones."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendars import CALENDARS, CIVIL, Calendar, calendar_named, calendars_of_months
from timeline.dates.calendars.gregorian import CALENDAR as GREGORIAN
from timeline.dates.calendars.julian import CALENDAR as JULIAN
from timeline.dates.calendars.ottoman import CALENDAR as OTTOMAN
from timeline.dates.calendars.republican import CALENDAR as REPUBLICAN
from timeline.dates.calendars.seleucid import CALENDAR as SELEUCID
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import DAY, Interval, day, month, years
from timeline.errors import InvalidDate

EACH = pytest.mark.parametrize("calendar", list(CALENDARS.values()), ids=list(CALENDARS))


def ends(interval: Interval) -> tuple[date, date]:
    assert interval.earliest is not None and interval.latest is not None
    return interval.earliest, interval.latest


def days_of(calendar: Calendar, year: int, number: int) -> list[date]:
    """The days of a month, without the margin around it."""
    first, last = ends(calendar.month(year, number))
    margin = calendar.margin(year)
    return [first + offset * DAY for offset in range(margin, (last - first).days + 1 - margin)]


@st.composite
def months_of(draw: st.DrawFn, calendar: Calendar) -> tuple[int, int]:
    year = draw(st.integers(calendar.years[0], calendar.years[-1]))
    return year, draw(st.sampled_from(calendar.months(year)))


@EACH
@given(st.data())
def test_a_day_goes_to_the_calendar_and_comes_back(calendar: Calendar, data: st.DataObject) -> None:
    year, number = data.draw(months_of(calendar))
    value = data.draw(st.sampled_from(days_of(calendar, year, number)))
    margin = calendar.margin(year) * DAY
    assert calendar.parts(value)[:2] == (year, number)
    assert calendar.day(*calendar.parts(value)) == Interval(value - margin, value + margin)


@EACH
@given(st.data())
def test_a_date_of_the_calendar_becomes_days_and_comes_back(calendar: Calendar, data: st.DataObject) -> None:
    year, number = data.draw(months_of(calendar))
    day_number = data.draw(st.integers(1, len(days_of(calendar, year, number))))
    first, last = ends(calendar.day(year, number, day_number))
    assert calendar.parts(first + (last - first) / 2) == (year, number, day_number)


@EACH
@given(st.data())
def test_the_months_of_a_year_follow_each_other_without_a_gap(
    calendar: Calendar, data: st.DataObject
) -> None:
    year = data.draw(st.integers(calendar.years[0], calendar.years[-1]))
    found = [days_of(calendar, year, number) for number in calendar.months(year)]
    assert [later[0] - earlier[-1] for earlier, later in pairwise(found)] == [DAY] * (len(found) - 1)
    first, last = ends(calendar.year(year))
    margin = calendar.margin(year) * DAY
    assert (first + margin, last - margin) == (found[0][0], found[-1][-1])


@EACH
@given(st.data())
def test_years_follow_each_other_without_a_gap_but_for_their_margins(
    calendar: Calendar, data: st.DataObject
) -> None:
    year = data.draw(st.integers(calendar.years[0], calendar.years[-2]))
    last, first = calendar.year(year).latest, calendar.year(year + 1).earliest
    assert last is not None and first is not None
    # Twice: at the edge of a table a computed year is widened by its margin and may be off by as much.
    assert abs((first - last - DAY).days) <= 2 * (calendar.margin(year) + calendar.margin(year + 1))


@EACH
def test_the_year_around_the_days_of_a_year_is_that_year(calendar: Calendar) -> None:
    year = calendar.years[len(calendar.years) // 2]
    margin = calendar.margin(year) * DAY
    first, last = ends(calendar.year(year))
    assert {calendar.year_of(first + margin), calendar.year_of(last - margin)} == {year}


@EACH
@pytest.mark.parametrize("lacking", [(0, 1), (14, 1), (4, 0), (4, 32)])
def test_a_day_that_a_calendar_lacks_raises_invalid_date(
    calendar: Calendar, lacking: tuple[int, int]
) -> None:
    with pytest.raises(InvalidDate):
        calendar.day(calendar.years[10], *lacking)


@EACH
def test_a_year_that_a_calendar_lacks_raises_invalid_date(calendar: Calendar) -> None:
    with pytest.raises(InvalidDate):
        calendar.year(calendar.years.stop)


@EACH
def test_a_calendar_with_a_margin_says_why(calendar: Calendar) -> None:
    approximate = any(calendar.margin(year) for year in calendar.years)
    assert bool(calendar.margin_reason()) is approximate


def test_each_calendar_is_found_by_its_name_and_has_an_identity_of_its_own_in_tei() -> None:
    assert all(CALENDARS[calendar.name] is calendar for calendar in CALENDARS.values())
    assert len({calendar.notation.tei for calendar in CALENDARS.values()}) == len(CALENDARS)


def test_a_date_that_names_no_calendar_is_of_the_civil_one() -> None:
    assert calendar_named(None) is CIVIL


def test_a_month_that_names_no_calendar_may_be_of_all_that_share_its_name() -> None:
    assert calendars_of_months(None) == (GREGORIAN, JULIAN, OTTOMAN, SELEUCID)
    assert calendars_of_months("Hijri") == (CALENDARS["Hijri"],)


def test_each_calendar_gives_the_year_around_a_day() -> None:
    named = ("Gregorian", "Hijri", "Julian", "Ottoman fiscal")
    assert [CALENDARS[name].year_of(date(1909, 8, 15)) for name in named] == [1909, 1327, 1909, 1325]


def test_the_gregorian_calendar_gives_gregorian_months_and_years() -> None:
    assert (GREGORIAN.month(2017, 5), GREGORIAN.year(2017)) == (month(2017, 5), years(2017))


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
def test_every_day_is_in_its_ottoman_fiscal_year(value: date) -> None:
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


@pytest.mark.parametrize("julian", [(-100_000, 1, 1), (-42, 2, 29), (1900, 2, 30), (9999, 1, 1)])
def test_a_julian_day_out_of_range_raises_invalid_date(julian: tuple[int, int, int]) -> None:
    with pytest.raises(InvalidDate):
        JULIAN.day(*julian)


def test_the_first_days_of_the_gregorian_fiscal_year_1333_are_not_those_of_the_julian_year_before() -> None:
    days = (date(1917, 2, 28), date(1917, 3, 1), date(1917, 3, 13), date(1917, 12, 31))
    assert [OTTOMAN.year_of(value) for value in days] == [1332, 1333, 1333, 1333]


@pytest.mark.parametrize(
    ("julian", "day"),
    [
        ((-43, 3, 15), "-0043-03-13"),
        ((-30, 9, 2), "-0030-08-31"),
        ((-4712, 1, 1), "-4713-11-24"),
        ((0, 2, 29), "0000-02-27"),
        ((1, 1, 1), "0000-12-30"),
        ((1, 1, 3), "0001-01-01"),
    ],
)
def test_julian_days_before_christ_are_those_of_the_tables(julian: tuple[int, int, int], day: str) -> None:
    """-4712-01-01 is the first day of the Julian period (Meeus, Astronomical Algorithms, chapter 7)."""
    found = CALENDARS["Julian"].day(*julian)
    assert format_edtf(found) == day
    assert found.earliest is not None and CALENDARS["Julian"].parts(found.earliest) == julian


def test_a_julian_month_may_end_after_the_year_one_begins() -> None:
    assert format_edtf(CALENDARS["Julian"].month(0, 12)) == "0000-11-29/0000-12-29"
    assert format_edtf(CALENDARS["Julian"].month(1, 1)) == "0000-12-30/0001-01-29"


@pytest.mark.parametrize(
    ("republican", "gregorian"),
    [
        # Days of French history, as in every account of them.
        ((2, 11, 9), date(1794, 7, 27)),
        ((8, 2, 18), date(1799, 11, 9)),
        ((14, 4, 10), date(1805, 12, 31)),
        # The days of al-Turk's chronicle: 13 Messidor 6, the landing at Alexandria.
        ((6, 10, 13), date(1798, 7, 1)),
        # The sixth complementary day.
        ((3, 13, 6), date(1795, 9, 22)),
        ((7, 13, 6), date(1799, 9, 22)),
        ((11, 13, 6), date(1803, 9, 23)),
        # The first day of each year after them (Manuel pour la concordance, Paris 1806).
        ((4, 1, 1), date(1795, 9, 23)),
        ((8, 1, 1), date(1799, 9, 23)),
        ((9, 1, 1), date(1800, 9, 23)),
        ((12, 1, 1), date(1803, 9, 24)),
    ],
)
def test_a_known_republican_day_falls_on_its_gregorian_day(
    republican: tuple[int, int, int], gregorian: date
) -> None:
    assert REPUBLICAN.day(*republican) == day(gregorian)


@pytest.mark.parametrize("year", range(1, 15))
def test_republican_years_are_those_of_convertdate(year: int) -> None:
    from convertdate import french_republican

    assert REPUBLICAN.year(year).earliest == date(*french_republican.to_gregorian(year, 1, 1))


@pytest.mark.parametrize("republican", [(15, 1, 1), (0, 1, 1), (6, 13, 6), (6, 1, 31), (6, 14, 1)])
def test_a_republican_day_that_never_was_raises_invalid_date(republican: tuple[int, int, int]) -> None:
    with pytest.raises(InvalidDate):
        REPUBLICAN.day(*republican)


@pytest.mark.parametrize("value", [date(1792, 9, 21), date(1806, 9, 23), date(2017, 5, 4)])
def test_a_day_outside_the_republican_calendar_raises_invalid_date(value: date) -> None:
    with pytest.raises(InvalidDate):
        REPUBLICAN.parts(value)


@pytest.mark.parametrize(
    ("seleucid", "first", "last"),
    [
        # 1 October 758 to 30 September 759 Julian.
        (1070, date(758, 10, 5), date(759, 10, 4)),
        # The Hijra was in the year 933 of Alexander (al-Biruni, Chronology): 622 is 933 until September.
        (933, date(621, 10, 4), date(622, 10, 3)),
        (1600, date(1288, 10, 8), date(1289, 10, 7)),
    ],
)
def test_a_seleucid_year_is_from_october_to_september(seleucid: int, first: date, last: date) -> None:
    assert SELEUCID.year(seleucid) == Interval(first, last)
    assert SELEUCID.months(seleucid)[0] == 10


def test_the_seleucid_calendar_begins_before_christ() -> None:
    """On 1 October 312 BC, Julian."""
    first = SELEUCID.day(1, 10, 1)
    assert first == JULIAN.day(-311, 10, 1)
    assert first.earliest is not None and SELEUCID.parts(first.earliest) == (1, 10, 1)


@pytest.mark.parametrize("seleucid", [(0, 10, 1), (1070, 13, 1), (1070, 2, 30), (10310, 10, 1)])
def test_a_seleucid_day_that_never_was_raises_invalid_date(seleucid: tuple[int, int, int]) -> None:
    with pytest.raises(InvalidDate):
        SELEUCID.day(*seleucid)
