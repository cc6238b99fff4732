"""Which version of a projection's row holds: the current one, or the one as of a log position."""

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Table

from timeline.db.tables import FOREVER


def holds(table: Table, at: int | None) -> ColumnElement[bool]:
    """The condition for the rows of a table that hold at a position; None: now."""
    if at is None:
        return table.c.valid_until == FOREVER
    return sa.and_(table.c.valid_from <= at, table.c.valid_until > at)
