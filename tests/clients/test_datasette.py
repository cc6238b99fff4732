"""Datasette over the file, without anything of ours."""

import asyncio

import pytest
from sqlalchemy import Engine


def test_the_day_is_not_before_itself(news: Engine) -> None:
    if news.dialect.name != "sqlite":
        pytest.skip("Datasette reads SQLite files; `timeline serve` copies PostgreSQL's views into one")
    from datasette.app import Datasette

    browser = Datasette([str(news.url.database)])
    path = "/test/timeline_v1.json?_shape=array&_nofacet=1&latest__lt=2017-07-10"
    answer = asyncio.run(browser.client.get(path))
    browser.get_database("test").close()
    assert [row["edtf"] for row in answer.json()] == ["2017-07-09"]
