"""DuckDB over `timeline export parquet`."""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from support import ROOT

from timeline.db.engine import read_transaction
from timeline.export.parquet import write_parquet

duckdb = pytest.importorskip("duckdb", reason="the extra `clients` is not installed")


@pytest.fixture
def events(news: Engine, tmp_path: Path) -> Any:
    with read_transaction(news) as connection:
        write_parquet(connection, tmp_path)
    return duckdb.read_parquet(str(tmp_path / "events" / "*.parquet"))


@pytest.mark.parametrize("bound", ["DATE '2017-07-10'", "TIMESTAMP '2017-07-10 00:00:00'", "'2017-07-10'"])
def test_the_day_is_not_before_itself(events: Any, bound: str) -> None:
    assert events.filter(f"latest < {bound}").project("edtf").fetchall() == [("2017-07-09",)]
    across = events.filter(f"earliest < {bound} AND latest >= {bound}")
    assert across.project("edtf").fetchall() == [("2017-07",)]


def test_the_query_of_the_documentation_gives_the_same(events: Any, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "bi.md").read_text(encoding="utf-8")
    [query] = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    found = duckdb.sql(query.replace("news-parquet", str(tmp_path))).fetchall()
    assert [row[0] for row in found] == ["2017-07-09"]


def test_columns_are_dates_booleans_and_numbers(events: Any) -> None:
    kinds = dict(zip(events.columns, map(str, events.types), strict=True))
    chosen = ("earliest", "latest", "disputed", "source_count", "text")
    assert [kinds[name] for name in chosen] == ["DATE", "DATE", "BOOLEAN", "INTEGER", "VARCHAR"]
