"""Many rows and many values at once, in the transaction of the connection.

SQLAlchemy's insert handles every value of every row in Python, and its IN writes every value into the
statement; both take longer than the engines need for the work itself.
"""

from collections.abc import Sequence

from sqlalchemy import Column, ColumnElement, Connection, Table

from timeline.db.dialects import dialect_of
from timeline.db.dialects.protocol import FEW, Values


def insert_rows(connection: Connection, table: Table, rows: Values) -> None:
    """Insert rows, each a tuple in the order of the table's columns; all or none.

    Raises DBAPIError, as SQLAlchemy's own insert does.
    """
    if rows:
        dialect_of(connection).insert_rows(connection, table, rows)


def column_in(connection: Connection, column: Column[str], values: Sequence[str]) -> ColumnElement[bool]:
    """The test that a column holds one of some texts, however many: neither engine limits one parameter."""
    return column.in_(values) if len(values) <= FEW else dialect_of(connection).column_in(column, values)
