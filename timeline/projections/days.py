"""The table of days: a calendar to join the timeline with, whole years of it as they are needed.

A year is there when something recorded begins, ends or was published in it, whichever version of a row says
so; nothing takes it away again. Years before the year 1 have no rows: their days have no timestamps.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.compiled import read_toml
from timeline.dates.calendars.hijri import hijri_days, is_tabular
from timeline.dates.interval import DAY
from timeline.db.bulk import insert_rows
from timeline.db.columns import Row, day_number, midnight, numbered_day
from timeline.db.tables import articles, days, mentions

_FIRST = day_number(date.min)
# Goes up when other rows come of the same years.
VERSION = 1


def years_of(rows: Iterable[Row]) -> set[int]:
    """The years from 1 on in which rows with an interval begin or end; open ends have none."""
    rows = list(rows)
    starts = {row["earliest_day"] for row in rows if not row["starts_open"]}
    ends = {row["latest_day"] for row in rows if not row["ends_open"]}
    return {numbered_day(number).year for number in starts | ends if number >= _FIRST}


def published_years(rows: Iterable[Row]) -> set[int]:
    """The years of publication in rows of articles."""
    named = [(row["published_earliest"], row["published_latest"]) for row in rows]
    return {value.year for pair in named for value in pair if value is not None}


def remake(connection: Connection) -> None:
    """Make the table again for the years of all articles and mentions."""
    connection.execute(sa.delete(days))
    edges = (
        sa.select(mentions.c.earliest).where(
            mentions.c.starts_open.is_(False), mentions.c.earliest_day >= _FIRST
        ),
        sa.select(mentions.c.latest).where(mentions.c.ends_open.is_(False), mentions.c.latest_day >= _FIRST),
        sa.select(articles.c.published_earliest).where(articles.c.published_earliest.is_not(None)),
        sa.select(articles.c.published_latest).where(articles.c.published_latest.is_not(None)),
    )
    found = connection.execute(sa.union(*edges)).scalars()
    fill(connection, {value.year for value in found})


def fill(connection: Connection, years: Collection[int]) -> None:
    """Add the days of those years that are not there yet."""
    if not years:
        return
    firsts = {day_number(date(year, 1, 1)): year for year in years}
    there = connection.execute(sa.select(days.c.day).where(days.c.day.in_(firsts))).scalars()
    for first in sorted(firsts.keys() - set(there)):
        insert_rows(connection, days, list(_days(firsts[first])))


def _days(year: int) -> Iterator[tuple[object, ...]]:
    """The rows of one year, in the order of the table's columns."""
    names = _names()
    first = date(year, 1, 1)
    every = [first + number * DAY for number in range((date(year, 12, 31) - first).days + 1)]
    for value, hijri in zip(every, hijri_days(every), strict=True):
        iso_year, iso_week, weekday = value.isocalendar()
        yield (
            day_number(value), midnight(value), year, (value.month + 2) // 3, value.month, value.day,
            iso_year, iso_week, weekday,
            names["months_levant"][value.month - 1], names["months_egypt"][value.month - 1],
            names["months_en"][value.month - 1],
            names["weekdays_ar"][weekday - 1], names["weekdays_en"][weekday - 1],
            *_hijri(hijri),
        )  # fmt: skip


def _hijri(value: tuple[int, int, int] | None) -> tuple[object, ...]:
    if value is None:
        return (None,) * 6
    names = _names()
    year, month, number = value
    return (
        year, month, number, names["hijri_months_ar"][month - 1], names["hijri_months_en"][month - 1],
        is_tabular(year),
    )  # fmt: skip


@cache
def _names() -> dict[str, list[str]]:
    return read_toml("timeline.projections", "calendar_names.toml")
