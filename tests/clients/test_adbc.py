"""ADBC: rows as Arrow tables, from the drivers on PyPI."""

from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import Engine

pytest.importorskip("adbc_driver_manager", reason="the extra `clients` is not installed")


@pytest.fixture(scope="module")
def cursor(news: Engine) -> Iterator[Any]:
    if news.dialect.name == "sqlite":
        connection = import_module("adbc_driver_sqlite.dbapi").connect(f"file:{news.url.database}?mode=ro")
    else:
        address = news.url.set(drivername="postgresql").render_as_string(hide_password=False)
        connection = import_module("adbc_driver_postgresql.dbapi").connect(address)
    with connection, connection.cursor() as cursor:
        yield cursor


def edtf(cursor: Any, condition: str, *values: object) -> list[str]:
    cursor.execute(f"SELECT edtf FROM timeline_v1 WHERE {condition} ORDER BY earliest", values or None)
    return [row[0] for row in cursor.fetchall()]


def test_the_day_is_not_before_itself(news: Engine, cursor: Any) -> None:
    mark = "?" if news.dialect.name == "sqlite" else "$1"
    assert edtf(cursor, "latest < '2017-07-10 00:00:00.000000'") == ["2017-07-09"]
    assert edtf(cursor, f"latest < {mark}", date(2017, 7, 10)) == ["2017-07-09"]
    assert edtf(cursor, f"latest_day < {mark}", 17357) == ["2017-07-09"]


def test_a_datetime_as_a_value_is_for_postgres_alone(news: Engine, cursor: Any) -> None:
    """The SQLite driver binds 2017-07-10T00:00:00, behind every time of that day: docs/bi.md warns of it."""
    mark = "?" if news.dialect.name == "sqlite" else "$1"
    wrong = ["2017-07-10"] if news.dialect.name == "sqlite" else []
    assert edtf(cursor, f"latest < {mark}", datetime(2017, 7, 10)) == ["2017-07-09", *wrong]


def test_columns_have_types_on_postgres_and_are_plain_on_sqlite(news: Engine, cursor: Any) -> None:
    cursor.execute("SELECT earliest, starts_open, position, text FROM timeline_v1")
    kinds = [str(field.type) for field in cursor.fetch_arrow_table().schema]
    if news.dialect.name == "sqlite":
        assert kinds == ["string", "int64", "int64", "string"]
    else:
        assert kinds == ["timestamp[us]", "bool", "int64", "string"]
