"""Many rows and many values at once, by the engines' own paths, in the transaction of the connection.

SQLAlchemy's insert handles every value of every row in Python, and its IN writes every value into the
statement; both take longer than the engines need for the work itself. SQLite gets rows by executemany as they
are and values as one JSON list, PostgreSQL rows by COPY and values as one array.
"""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, ColumnElement, Connection, Table
from sqlalchemy.exc import DBAPIError

Values = Sequence[tuple[Any, ...]]
# Values that cost less in the statement itself.
_FEW = 20


def insert_rows(connection: Connection, table: Table, rows: Values) -> None:
    """Insert rows, each a tuple in the order of the table's columns; all or none.

    Raises DBAPIError, as SQLAlchemy's own insert does.
    """
    if not rows:
        return
    if connection.dialect.driver == "psycopg":
        _copy(connection, table, rows)
    else:
        _execute_many(connection, table, rows)


def among(connection: Connection, column: Column[str], values: Sequence[str]) -> ColumnElement[bool]:
    """The test that a column holds one of some texts, however many: neither engine limits one parameter."""
    if len(values) <= _FEW:
        return column.in_(values)
    if connection.dialect.name == "postgresql":
        # Not = ANY(array): a plan kept for later compares every row with every value of the array in turn.
        listed: Any = sa.func.unnest(sa.bindparam(None, list(values), sa.ARRAY(sa.Text)))
        return column.in_(sa.select(listed))
    listed = sa.func.json_each(json.dumps(list(values)))
    return column.in_(sa.select(sa.column("value")).select_from(listed))


def _execute_many(connection: Connection, table: Table, rows: Values) -> None:
    marks = ", ".join("?" * len(table.columns))
    statement = f"INSERT INTO {_target(connection, table)} VALUES ({marks})"
    connection.exec_driver_sql(statement, _as_stored(connection, table, rows))


def _as_stored(connection: Connection, table: Table, rows: Values) -> list[tuple[Any, ...]]:
    """The values as the table's types store them: by itself, sqlite3 writes a date without microseconds."""
    dialect = connection.dialect
    makers = [column.type.dialect_impl(dialect).bind_processor(dialect) for column in table.columns]
    columns = list(zip(*rows, strict=True))
    stored = [map(make, column) if make else column for make, column in zip(makers, columns, strict=True)]
    return list(zip(*stored, strict=True)) if any(makers) else list(rows)


def _copy(connection: Connection, table: Table, rows: Values) -> None:
    import psycopg

    driver: Any = connection.connection.driver_connection
    statement = f"COPY {_target(connection, table)} FROM STDIN"
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        raise DBAPIError.instance(
            statement, None, error, psycopg.Error, dialect=connection.dialect
        ) from error


def _target(connection: Connection, table: Table) -> str:
    """The table with its columns, as both statements name them."""
    quote = connection.dialect.identifier_preparer.quote
    return f"{quote(table.name)} ({', '.join(quote(column.name) for column in table.columns)})"
