"""A Datasette over the sample articles, asked without a port."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine
from support import engine_for_reading, take_seeds

from timeline.web.server import browser_over, served_file

Get = Callable[..., httpx.Response]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def news(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The sample articles, on both engines, to be read alone."""
    for engine in engine_for_reading(request, tmp_path_factory):
        take_seeds(engine)
        yield engine


@pytest.fixture(scope="module")
def get(news: Engine) -> Iterator[Get]:
    """Ask for an address, with parameters, and give the answer."""
    with served_file(news, lambda view, rows: None) as file, browser_over(news, file) as browser:

        def ask(path: str, **parameters: Any) -> httpx.Response:
            return asyncio.run(browser.client.get(path, params=parameters))

        yield ask
