"""Groups of columns that several tables share: values from and to rows, and conditions."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Table

from timeline.dates.interval import Interval
from timeline.dates.time_kind import Time, TimeKind
from timeline.db.tables import FOREVER

Row = dict[str, Any]

FIRST_DAY, LAST_DAY = date(1, 1, 1), date(9999, 12, 31)
_EPOCH = date(1970, 1, 1).toordinal()


def bounds(time: Time | None) -> Row:
    """The columns of a time. None (nothing known) is open at both ends and has neither kind nor EDTF."""
    when = time.days if time else None
    earliest = (when.earliest if when else None) or FIRST_DAY
    latest = (when.latest if when else None) or LAST_DAY
    return {
        "earliest": midnight(earliest),
        "latest": midnight(latest),
        "earliest_day": earliest.toordinal() - _EPOCH,
        "latest_day": latest.toordinal() - _EPOCH,
        "starts_open": when is None or when.earliest is None,
        "ends_open": when is None or when.latest is None,
        "time_kind": time.kind.value if time else None,
        "edtf": time.edtf if time else None,
        "precision": when.precision.value if when else None,
    }


def interval_of(row: Mapping[Any, Any]) -> Interval:
    """The interval that a row's columns hold; the inverse of `bounds`."""
    return Interval(
        None if row["starts_open"] else row["earliest"].date(),
        None if row["ends_open"] else row["latest"].date(),
    )


def time_of(row: Mapping[Any, Any]) -> Time:
    """The time that a row's columns hold, if any day is known."""
    return Time(interval_of(row), TimeKind(row["time_kind"]))


def held_from(position: int) -> Row:
    """The validity of a row version that holds from a log position on."""
    return {"valid_from": position, "valid_until": FOREVER}


def holds(table: Table, at: int | None) -> ColumnElement[bool]:
    """The condition that a row version holds as of a log position; None: now."""
    if at is None:
        return table.c.valid_until == FOREVER
    return sa.and_(table.c.valid_from <= at, table.c.valid_until > at)


def midnight(value: date) -> datetime:
    """The timestamp of the beginning of a day."""
    return datetime(value.year, value.month, value.day)
