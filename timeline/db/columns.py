"""Groups of columns that several tables share: values from and to rows, and conditions."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, FromClause

from timeline.dates.day_bc import FIRST_DAY as FIRST_DAY_OF_ALL
from timeline.dates.day_bc import day_from_ordinal
from timeline.dates.interval import Interval
from timeline.dates.time_kind import Time, TimeKind
from timeline.db.tables import FOREVER

Row = dict[str, Any]

# An open start is before every day that there is; its timestamp is that of FIRST_TIMESTAMP.
FIRST_DAY, LAST_DAY = FIRST_DAY_OF_ALL, date(9999, 12, 31)
FIRST_TIMESTAMP = datetime(1, 1, 1)
_EPOCH = date(1970, 1, 1).toordinal()


def bounds(time: Time | None) -> Row:
    """The columns of a time. None (nothing known) is open at both ends and has neither kind nor EDTF."""
    when = time.days if time else None
    earliest = (when.earliest if when else None) or FIRST_DAY
    latest = (when.latest if when else None) or LAST_DAY
    return {
        "earliest": midnight(earliest),
        "latest": midnight(latest),
        "earliest_day": day_number(earliest),
        "latest_day": day_number(latest),
        "starts_open": when is None or when.earliest is None,
        "ends_open": when is None or when.latest is None,
        "time_kind": time.kind.value if time else None,
        "edtf": time.edtf if time else None,
        "precision": when.precision.value if when else None,
    }


def interval_of(row: Mapping[Any, Any]) -> Interval:
    """The interval that a row's columns hold; the inverse of `bounds`."""
    return _interval(
        None if row["starts_open"] else row["earliest_day"], None if row["ends_open"] else row["latest_day"]
    )


# The sources of an event have its days, and many events those of their neighbours.
@lru_cache(maxsize=2**12)
def _interval(first: int | None, last: int | None) -> Interval:
    return Interval(
        None if first is None else numbered_day(first), None if last is None else numbered_day(last)
    )


def time_of(row: Mapping[Any, Any]) -> Time:
    """The time that a row's columns hold, if any day is known."""
    return Time(interval_of(row), TimeKind(row["time_kind"]))


def held_from(position: int) -> Row:
    """The validity of a row version that holds from a log position on."""
    return {"valid_from": position, "valid_until": FOREVER}


def holds(table: FromClause, at: int | None) -> ColumnElement[bool]:
    """The condition that a row version holds as of a log position; None: now."""
    if at is None:
        return table.c.valid_until == FOREVER
    return sa.and_(table.c.valid_from <= at, table.c.valid_until > at)


def midnight(value: date) -> datetime:
    """The timestamp of the beginning of a day; the first that there is of a day before the year 1."""
    return FIRST_TIMESTAMP if value.year < 1 else datetime(value.year, value.month, value.day)


def day_number(value: date) -> int:
    """The number of a day, as days since 1970-01-01; before the year 1 they go on below -719162."""
    return value.toordinal() - _EPOCH


def midnight_day(value: datetime) -> int:
    """The number of the day that a timestamp begins."""
    return value.toordinal() - _EPOCH


def numbered_day(number: int) -> date:
    """The inverse of `day_number`."""
    return day_from_ordinal(number + _EPOCH)
