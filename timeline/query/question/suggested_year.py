"""The year that a date without one most likely means in a database.

Texts name a day without its year when they are written near it. So the year is the one whose texts have the
day, or a day near it, and were published soon after it: such a day is never after the last article. Each
year takes one look at an index; the years come from the small table of days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.dates.interval import Interval, Precision
from timeline.db.columns import day_number, holds, midnight
from timeline.db.tables import articles, days, events, mentions
from timeline.messages import _
from timeline.query.without_year import InYear

# Reports that are counted for a year: more say no more about it.
_ENOUGH = 40
# How far from the days asked for other reports still show that the texts are of that time.
_NEAR = timedelta(3)
# How long after the day its articles are published.
_SOON = timedelta(366)
# So many years lie between the day and its articles, at most.
_YEARS_BETWEEN = 2
# The newest years that are looked at.
_YEARS = 150
# A year with this share of the reports of the best is as good.
_AS_GOOD = 0.5
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Year:
    """A year in which the date has days. reports: near them, in texts of that time, at most _ENOUGH."""

    year: int
    reports: int


def suggested_year(
    connection: Connection, today: date, in_year: InYear, at: int | None = None
) -> tuple[int, str]:
    """The year that a date without one most likely means here, and why. in_year: its days in a year."""
    counted = [
        _Year(year, _reports(connection, found, at)) for year, found in _candidates(connection, in_year, at)
    ]
    best = max(counted, key=lambda one: (one.reports, one.year), default=None)
    if best is None or not best.reports:
        return _not_beyond(connection, in_year, at, *_of_most_events(connection, today, at))
    why = _("texts of that time report days near it ({count})").format(count=_up_to(best.reports))
    others = [one.year for one in counted if one is not best and one.reports >= best.reports * _AS_GOOD]
    if others:
        named = ", ".join(map(str, sorted(others, reverse=True)[:_NAMED]))
        why = _("{why}; it may be that of {years} too: write the year").format(why=why, years=named)
    return best.year, why


def _up_to(count: int) -> str:
    return f"{count}+" if count == _ENOUGH else str(count)


def _candidates(connection: Connection, in_year: InYear, at: int | None) -> Iterator[tuple[int, Interval]]:
    """The years of the database with the days asked for, those that have articles soon after them."""
    published = sa.select(sa.func.min(articles.c.published_latest), sa.func.max(articles.c.published_latest))
    first, last = connection.execute(published.where(holds(articles, at))).one()
    if first is None:
        return
    # The first and the last year have no days around them; those of other calendars begin in the year before.
    inside = days.c.year.between(
        max(date.min.year + 1, first.year - _YEARS_BETWEEN), min(date.max.year - 1, last.year + 1)
    )
    query = sa.select(days.c.year).where(inside).distinct().order_by(days.c.year.desc()).limit(_YEARS)
    for year in connection.execute(query).scalars():
        found = in_year(year)
        if found is not None and found.earliest and found.latest:
            yield year, found


def _reports(connection: Connection, asked: Interval, at: int | None) -> int:
    """How many reports of days near those asked for were published from then on, and soon."""
    assert asked.earliest
    assert asked.latest
    first, last = asked.earliest - _NEAR, asked.latest + _NEAR
    near = (
        sa.select(sa.literal(1))
        .select_from(events)
        .join(mentions, mentions.c.event == events.c.id)
        .join(articles, articles.c.id == mentions.c.article)
        .where(
            events.c.earliest_day.between(day_number(first), day_number(last)),
            events.c.latest_day <= day_number(last),
            articles.c.published_latest >= midnight(asked.earliest),
            articles.c.published_latest <= midnight(asked.latest + _SOON),
            *(holds(table, at) for table in (events, mentions, articles)),
        )
        .limit(_ENOUGH)
        .subquery()
    )
    return connection.execute(sa.select(sa.func.count()).select_from(near)).scalar_one()


def _of_most_events(connection: Connection, today: date, at: int | None) -> tuple[int, str]:
    """The year of most events, for texts that were not published near the day, such as chronicles."""
    year = sa.extract("year", events.c.earliest)
    query = (
        sa.select(year, sa.func.count())
        .where(
            holds(events, at),
            events.c.precision.in_([Precision.DAY.value, Precision.SPAN.value, Precision.MONTH.value]),
            events.c.starts_open.is_(False),
            # The timestamp of a day before the year 1 has another year.
            events.c.earliest_day >= day_number(date.min),
        )
        .group_by(year)
        .order_by(sa.func.count().desc(), year.desc())
        .limit(1)
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        return today.year, _("the current one, as the database has no dated event")
    why = _("most events of this database fall in it ({count})").format(count=found[1])
    return int(found[0]), why


def _not_beyond(
    connection: Connection, in_year: InYear, at: int | None, year: int, why: str
) -> tuple[int, str]:
    """The year before, if the days would be after the last article and no text announces anything then."""
    query = sa.select(sa.func.max(articles.c.published_latest)).where(holds(articles, at))
    last, asked = connection.execute(query).scalar(), in_year(year)
    if last is None or asked is None or asked.earliest is None or asked.latest is None:
        return year, why
    if midnight(asked.earliest) <= last:
        return year, why
    announced = sa.select(events.c.id).where(
        holds(events, at),
        events.c.earliest_day.between(day_number(asked.earliest), day_number(asked.latest)),
        events.c.latest_day <= day_number(asked.latest),
    )
    if connection.execute(announced.limit(1)).scalar() is not None:
        return year, _("it is announced for it, after the last article, of {last}").format(last=last.date())
    return year - 1, _("that of the last one before the last article, of {last}").format(last=last.date())
