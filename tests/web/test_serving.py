"""`timeline serve` as a process: it listens, answers, and leaves nothing behind."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine
from support import take

from timeline.cli import serve as serve_command
from timeline.cli.app import main
from timeline.db.engine import connect
from timeline.errors import InvalidInput
from timeline.readers.record import RawArticle
from timeline.web.server import browser_over, listening, served_file


def quiet(view: str, rows: int) -> None:
    pass


def test_the_day_itself_is_not_before_it(engine: Engine) -> None:
    texts = ["وقعت الأطراف المذكرة في 9 تموز 2017.", "افتتح الوزير الجسر القديم في 10 تموز 2017."]
    take(engine, *(RawArticle(location=text, text=text, published="2017-07-20") for text in texts))
    with served_file(engine, quiet) as file, browser_over(engine, file) as browser:
        path = "/timeline/before.json?_shape=array&date=2017-07-10"
        found = asyncio.run(browser.client.get(path)).json()
    assert [row["edtf"] for row in found] == ["2017-07-09"]


def test_what_is_temporary_is_gone_afterwards(news: Engine) -> None:
    with served_file(news, quiet) as file:
        temporary = file != Path(str(news.url.database))
        assert temporary == (news.dialect.name == "postgresql")
    assert file.exists() != temporary


@contextmanager
def process(*arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "timeline", "serve", *arguments]
    started = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    )
    try:
        yield started
    finally:
        started.kill()
        started.communicate()


def test_it_says_where_it_listens_answers_and_stops(engine: Engine, tmp_path: Path) -> None:
    # Ctrl-C and what ends a service: the second must not leave the copy of PostgreSQL behind.
    stop = signal.SIGINT if engine.dialect.name == "sqlite" else signal.SIGTERM
    take(
        engine, RawArticle(location="a", text="وقعت الأطراف المذكرة في 9 تموز 2017.", published="2017-07-20")
    )
    url = engine.url.render_as_string(hide_password=False)
    with process("--db", url, "--port", "0", TMPDIR=str(tmp_path)) as started:
        assert started.stdout and started.stderr
        line = started.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:[0-9]+/", line)
        assert found, line + started.stderr.read()
        before = httpx.get(f"{found[0]}timeline/before.json?_shape=array&date=2017-07-10")
        assert [row["edtf"] for row in before.json()] == ["2017-07-09"]
        assert httpx.get(f"{found[0]}timeline/nothing").status_code == 404
        started.send_signal(stop)
        assert started.wait(30) == 0
        assert "Traceback" not in started.stdout.read() + started.stderr.read()
    assert list(tmp_path.glob("timeline-serve-*")) == []


def test_a_port_that_is_taken_is_an_error_with_a_way_out() -> None:
    said = pytest.raises(InvalidInput, match="another program is listening there: --port 0")
    with closing(socket.create_server(("127.0.0.1", 0))) as other, said:
        listening("127.0.0.1", other.getsockname()[1])


def test_a_host_that_is_not_of_this_machine_is_an_error() -> None:
    with pytest.raises(InvalidInput, match="no such host"):
        listening("nowhere.invalid", 0)
    with pytest.raises(InvalidInput, match=r"--host 127\.0\.0\.1"):
        listening("192.0.2.1", 0)


def run(*arguments: str) -> int:
    """The exit code of the command, in this process."""
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as ended:
        patch.setattr(sys, "argv", ["timeline", "serve", *arguments])
        main()
    return int(ended.value.code or 0)


def test_a_file_that_is_missing_is_an_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("--db", str(tmp_path / "none.db"), "--port", "0") == 1
    assert "there is no database at" in capfd.readouterr().err


def test_without_the_package_the_extra_is_named(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "datasette", None)
    url = engine.url.render_as_string(hide_password=False)
    assert run("--db", url, "--port", "0") == 2
    assert "timeline-ar[web]" in capfd.readouterr().err


def test_a_name_that_datasette_cannot_open_is_an_error(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/50%25.db")
    with pytest.raises(InvalidInput, match="rename it"), served_file(engine, quiet):
        pass


def test_the_browser_is_opened_where_it_listens(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(serve_command.webbrowser, "open", opened.append)
    monkeypatch.setattr("timeline.web.server.serve", lambda *given: None)
    url = engine.url.render_as_string(hide_password=False)
    assert run("--db", url, "--port", "0", "--open") == 0
    assert opened and opened[0] in capfd.readouterr().out
