"""ODBC: unixODBC with the drivers of SQLite and PostgreSQL, by the address that `timeline db url` prints."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from timeline.db.addresses import addresses

pyodbc = pytest.importorskip("pyodbc", reason="the extra `clients` is not installed", exc_type=ImportError)
EDGE = datetime(2017, 7, 10)


@pytest.fixture(scope="module")
def cursor(news: Engine) -> Iterator[Any]:
    address = addresses(news.url)["odbc"]
    driver = address.split(";")[0].removeprefix("Driver=")
    if driver not in pyodbc.drivers():
        pytest.skip(
            f"the ODBC driver {driver!r} is not installed: apt-get install libsqliteodbc odbc-postgresql"
        )
    if news.url.password:
        address += f";PWD={news.url.password}"
    connection = pyodbc.connect(address, readonly=True, autocommit=True)
    yield connection.cursor()
    connection.close()


def edtf(cursor: Any, condition: str, *values: object) -> list[str]:
    found = cursor.execute(f"SELECT edtf FROM timeline_v1 WHERE {condition} ORDER BY earliest", values)
    return [row[0] for row in found.fetchall()]


@pytest.mark.parametrize(
    ("bound", "values"),
    [
        ("?", [EDGE]),
        ("?", [date(2017, 7, 10)]),
        ("'2017-07-10 00:00:00.000000'", []),
        ("{ts '2017-07-10 00:00:00'}", []),
        ("{d '2017-07-10'}", []),
    ],
    ids=["datetime", "date", "text", "ts", "d"],
)
def test_the_day_is_not_before_itself(cursor: Any, bound: str, values: list[Any]) -> None:
    assert edtf(cursor, f"latest < {bound}", *values) == ["2017-07-09"]
    assert edtf(cursor, f"earliest < {bound} AND latest >= {bound}", *values, *values) == ["2017-07"]


def test_day_numbers_compare_with_every_sign(cursor: Any) -> None:
    assert edtf(cursor, "latest_day <= ?", 17356) == ["2017-07-09"]
    assert edtf(cursor, "latest_day = ?", 17357) == ["2017-07-10"]


def test_columns_are_timestamps_booleans_and_numbers(cursor: Any) -> None:
    cursor.execute(
        "SELECT earliest, starts_open, source_count, text, position FROM timeline_v1 ORDER BY earliest"
    )
    assert [column[1] for column in cursor.description] == [datetime, bool, int, str, int]
    row = cursor.fetchone()
    assert (row.earliest, row.starts_open, row.source_count) == (datetime(2017, 7, 1), False, 1)
    assert row.text == "عقدت الدول مؤتمرا دوليا في تموز 2017"


def test_the_catalogue_tells_the_same_types(cursor: Any) -> None:
    kinds = {column.column_name: column.data_type for column in cursor.columns(table="timeline_v1")}
    assert kinds["latest"] == pyodbc.SQL_TYPE_TIMESTAMP
    assert kinds["starts_open"] == pyodbc.SQL_BIT
    assert kinds["source_count"] == pyodbc.SQL_INTEGER
