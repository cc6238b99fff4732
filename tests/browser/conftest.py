"""One Chromium for all tests, and one server; they are skipped where it is absent."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from browser_page import Open, Seen
from chromium import chromium, missing
from support import take_seeds

from timeline.db.schema import open_store
from timeline.export.formats import Heading
from timeline.export.page import write
from timeline.export.story.edition import Edition
from timeline.query.details import EventDetails


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The driver of a Chromium without a window."""
    absent = missing()
    if absent:
        pytest.skip(f"needs {absent}: make test-all installs it")
    with chromium(tmp_path_factory.mktemp("chromium")) as driver:
        yield driver


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open the page of some entries. at: its #; keep: what an earlier page remembered.

    Afterwards: nothing was fetched, and nothing complained."""

    def open_page(
        entries: Sequence[EventDetails],
        language: str = "en",
        question: str = "before 2017-07-10",
        dark: bool = False,
        at: str = "",
        keep: bool = False,
        edition: Edition | None = None,
        conditions: Mapping[str, str] = MappingProxyType({}),
    ) -> Seen:
        with (tmp_path / "page.html").open("wb") as out:
            write(iter(entries), out, Heading(question, 42, conditions=conditions), language, edition)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        for kind in ("browser", "performance"):
            browser.get_log(kind)
        if not keep:
            forgotten = {"origin": "file://", "storageTypes": "local_storage"}
            browser.execute_cdp_cmd("Storage.clearDataForOrigin", forgotten)
        # A page that is open already would not be loaded for another #.
        browser.get("about:blank")
        browser.get((tmp_path / "page.html").as_uri() + at)
        seen = Seen(browser)
        seen.until(lambda: seen.script("return document.documentElement.dataset.ready"))
        return seen

    yield open_page
    complaints = [entry["message"] for entry in browser.get_log("browser") if entry["level"] != "INFO"]
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "about:"))] == []
    assert any("/page.html" in url for url in asked)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the sample articles are served."""
    file = tmp_path_factory.mktemp("serve") / "news.db"
    engine = open_store(f"sqlite:///{file}", create=True)
    take_seeds(engine)
    engine.dispose()
    command = [sys.executable, "-m", "timeline", "--db", str(file), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout
        found = re.search(r"http://\S+", started.stdout.readline())
        assert found
        yield found[0]
        started.terminate()
