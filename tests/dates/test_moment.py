"""Times of publication: written and read back, on the clock of a place, and the days that they may be."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.interval import Interval, day
from timeline.dates.moment import Moment, days_of, located, moment_of, parse_moment, zone_named
from timeline.errors import InvalidDate

ZONES = ("Asia/Dubai", "Asia/Riyadh", "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut", "Europe/London")
WALLS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(lambda wall: wall.replace(microsecond=0))
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes))
MOMENTS = st.builds(Moment, WALLS, st.none() | OFFSETS, st.none() | st.sampled_from(ZONES))


@given(MOMENTS)
def test_a_moment_is_read_back_as_it_was_written(moment: Moment) -> None:
    assert parse_moment(str(moment)) == moment


@given(WALLS, OFFSETS, st.sampled_from(ZONES))
def test_a_moment_is_the_same_wherever_it_is_shown(wall: datetime, offset: timedelta, zone: str) -> None:
    moment = Moment(wall, offset)
    shown = located(moment, ZoneInfo(zone))
    assert (shown.utc, shown.zone) == (moment.utc, zone)
    assert located(shown, ZoneInfo(zone)) == shown


@given(WALLS, st.none() | OFFSETS, st.sampled_from(ZONES))
def test_where_the_place_is_known_the_day_is_that_of_its_clock(
    wall: datetime, offset: timedelta | None, zone: str
) -> None:
    shown = located(Moment(wall, offset), ZoneInfo(zone))
    assert days_of(shown) == day(shown.wall.date())


@given(WALLS, st.sampled_from(ZONES))
def test_a_clock_without_an_offset_is_that_of_its_place(wall: datetime, zone: str) -> None:
    assert located(Moment(wall), ZoneInfo(zone)).wall == wall


@given(WALLS, st.sampled_from(ZONES[:-1]))
def test_a_time_in_utc_has_the_day_of_every_place_where_arabic_is_published(
    wall: datetime, zone: str
) -> None:
    # Before zones were standard, offsets had odd minutes and seconds.
    if wall.year < 1985:
        return
    there = located(Moment(wall, timedelta(0)), ZoneInfo(zone))
    days = days_of(Moment(wall, timedelta(0)))
    assert days.earliest and days.latest and days.earliest <= there.wall.date() <= days.latest
    assert days.latest - days.earliest <= timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-10-19T23:53:59Z", 19, 20),
        ("2018-10-19T20:00:00+00:00", 19, 20),
        ("2018-10-19T19:59:59+00:00", 19, 19),
        ("2018-10-20T00:00:00+00:00", 20, 20),
        ("2018-10-19T18:30:00-05:00", 19, 20),
        ("2018-10-19T23:53:59-05:00", 20, 20),
        ("2018-10-20T03:00:00+08:00", 19, 19),
        ("2018-10-19T23:53:59+03:00", 19, 19),
        ("2018-10-20T00:10:00+01:00", 20, 20),
        ("2018-10-19T23:53:59", 19, 19),
        ("2018-10-20T03:53:59+04:00[Asia/Dubai]", 20, 20),
        ("2018-10-19T23:53:59+00:00[Africa/Abidjan]", 19, 19),
    ],
)
def test_the_days_of_a_time(text: str, first: int, last: int) -> None:
    text = text.replace("Z", "+00:00")
    assert days_of(parse_moment(text)) == Interval(date(2018, 10, first), date(2018, 10, last))


def test_the_ends_of_the_calendar_are_days() -> None:
    for wall in (datetime(9999, 12, 31, 23, 59, 59), datetime(1, 1, 1)):
        for hours in (-12, 0, 12):
            assert days_of(Moment(wall, timedelta(hours=hours))).earliest


def test_a_zone_of_utc_is_no_place() -> None:
    for zone in (UTC, ZoneInfo("UTC"), UTC):
        assert moment_of(datetime(2020, 5, 2, 23, tzinfo=zone)) == Moment(
            datetime(2020, 5, 2, 23), timedelta(0)
        )


@pytest.mark.parametrize("name", ["Asia/Dubay", "", "Asia", "../x", "+25:00", "+03:99", "3", "Asia/Dubai\0"])
def test_what_is_no_zone_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(InvalidDate, match="Asia/Dubai or"):
        zone_named(name)


def test_zones_are_names_and_offsets() -> None:
    wall = datetime(2020, 5, 2)
    names = ("+04:00", "+0400", "+4", "UTC+4", "GMT+04:00", "Asia/Dubai")
    assert {zone_named(name).utcoffset(wall) for name in names} == {timedelta(hours=4)}
    assert zone_named("z").utcoffset(wall) == timedelta(0)
