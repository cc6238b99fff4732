"""Insert many rows and test for many values at once.

SQLAlchemy's insert processes every value in Python, and its IN writes every value into the statement; both
take longer than the work of the engine itself.
"""

from collections.abc import Sequence

from sqlalchemy import Column, ColumnElement, Connection, Table

from timeline.db.dialects import dialect_of
from timeline.db.dialects.protocol import FEW, Values


def insert_rows(connection: Connection, table: Table, rows: Values) -> None:
    """Insert rows, tuples in the order of the table's columns; all or none.

    Raises DBAPIError, as SQLAlchemy's own insert does.
    """
    if rows:
        dialect_of(connection).insert_rows(connection, table, rows)


def column_in(connection: Connection, column: Column[str], values: Sequence[str]) -> ColumnElement[bool]:
    """The condition that a column is one of `values`, however many: one parameter holds them all."""
    return column.in_(values) if len(values) <= FEW else dialect_of(connection).column_in(column, values)
