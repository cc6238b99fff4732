"""Who may ask the served pages, what, and how much: every refusal beside what stays allowed."""

import asyncio
import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine

from timeline.web.guard import Guard, unreplaced
from timeline.web.server import browser_over, served_file
from timeline.web.statement_process import StatementProcess, statement_process

Asked = Callable[..., httpx.Response]
BASE = "http://127.0.0.1:8001"


@pytest.fixture(scope="module")
def file(news: Engine) -> Iterator[Path]:
    with served_file(news, lambda view, rows: None) as file:
        yield file


@pytest.fixture(scope="module")
def served(news: Engine, file: Path) -> Iterator[Any]:
    with browser_over(news, file) as browser:
        yield browser


@pytest.fixture(scope="module")
def statements(news: Engine, file: Path) -> Iterator[StatementProcess]:
    with statement_process(news, file) as apart:
        yield apart


@pytest.fixture(scope="module")
def ask(served: Any, statements: StatementProcess) -> Asked:
    """Ask through the guard: method, path, headers; hosts: those it was started with."""

    def asked(
        path: str = "/timeline/log_v1.json", method: str = "GET", hosts: tuple[str, ...] = (), **headers: str
    ) -> httpx.Response:
        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(app=Guard(served.app(), statements, hosts))
            async with httpx.AsyncClient(transport=transport, base_url=BASE, timeout=60) as client:
                named = {name.replace("_", "-"): value for name, value in headers.items()}
                return await client.request(method, path, headers=named)

        return asyncio.run(once())

    return asked


@pytest.mark.parametrize("host", ["127.0.0.1:8001", "localhost:8001", "LOCALHOST", "[::1]:8001", "127.0.0.1"])
def test_this_machines_own_names_are_answered(ask: Asked, host: str) -> None:
    assert ask(host=host).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example:8001", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.7", "", "[", "@"],
)
def test_another_name_is_refused(ask: Asked, host: str) -> None:
    refused = ask(host=host)
    assert refused.status_code == 421 and "--allow-host" in refused.text


def test_a_name_that_was_given_is_answered(ask: Asked) -> None:
    assert ask(host="news.example.org", hosts=("127.0.0.1", "News.example.org")).status_code == 200
    assert ask(host="192.0.2.7:8001", hosts=("0.0.0.0",)).status_code == 200
    assert ask(host="evil.example", hosts=("0.0.0.0",)).status_code == 421


def test_what_a_browser_asks_for_another_site_is_refused(ask: Asked) -> None:
    assert ask(origin="http://evil.example").status_code == 403
    assert ask(origin="null").status_code == 403
    assert ask(origin="http://127.0.0.1:9000").status_code == 403
    assert ask(origin=BASE).status_code == 200
    assert ask(sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status_code == 403
    followed = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate"}
    assert ask(**followed, sec_fetch_dest="document").status_code == 200
    assert ask(**followed, sec_fetch_dest="iframe").status_code == 403
    assert ask(sec_fetch_site="same-origin", sec_fetch_mode="cors").status_code == 200


def test_a_file_that_another_one_replaced_is_not_answered_from(served: Any, tmp_path: Path) -> None:
    file, other = tmp_path / "news.db", tmp_path / "other.db"
    file.touch()
    other.touch()
    guard = Guard(served.app(), served.app(), (), unreplaced(file))

    async def status() -> int:
        transport = httpx.ASGITransport(app=guard)
        async with httpx.AsyncClient(transport=transport, base_url=BASE, timeout=60) as client:
            return (await client.get("/timeline/log_v1.json")).status_code

    assert asyncio.run(status()) == 200
    other.replace(file)
    assert asyncio.run(status()) == 503
    file.unlink()
    assert asyncio.run(status()) == 503


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_reading_is_allowed(ask: Asked, method: str) -> None:
    refused = ask(method=method)
    assert refused.status_code == 405 and refused.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path", ["/", "/timeline", "/timeline/before?date=2017-07-10", "/timeline/none", "/-/x"]
)
def test_every_answer_says_what_browsers_may_do_with_it(ask: Asked, path: str) -> None:
    headers = ask(path).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "page", ["databases", "databases.json", "versions", "threads", "settings", "plugins"]
)
def test_pages_about_the_server_are_not_there(ask: Asked, page: str) -> None:
    assert ask(f"/-/{page}").status_code == ask(f"//-/{page}").status_code == 404
    assert ask("/-/static/app.css").status_code == 200


@pytest.mark.parametrize(
    "sql",
    [
        "select sql from sqlite_master",
        'select sql from "SQLITE_schema"',
        "select * from pragma_database_list",
        "select * from dbstat",
        "select * from mention_terms",
    ],
)
def test_no_statement_reads_what_sqlite_knows_of_itself(ask: Asked, sql: str) -> None:
    path = f"/timeline.json?{httpx.QueryParams(sql=sql)}"
    assert ask(path).status_code == 403
    where = f"/timeline/log_v1.json?{httpx.QueryParams(_where=f'1 in ({sql})')}"
    assert ask(where).status_code == 403


@pytest.mark.parametrize(
    "sql",
    [
        "select hex(zeroblob(7000000))",
        "select zeroblob(900000000)",
        "with recursive n(x) as (select 1 union all select x + 1 from n) select sum(x) from n",
        "with recursive n(x) as (select 1 union all select x + 1 from n) "
        "select group_concat(printf('%.*c', 1000000, 'x')) from n",
        "with recursive n(x) as (select 1 union all select x + 1 from n limit 2000) "
        "select zeroblob(8000000) from n",
        "with recursive n(x) as (select 1 union all select x + 1 from n) "
        "select max(first_day('10 July ' || x)) from n",
        "select " + ", ".join(["zeroblob(8000000)"] * 400),
    ],
)
def test_a_statement_that_takes_too_much_ends(ask: Asked, sql: str) -> None:
    refused = ask(f"/timeline.json?{httpx.QueryParams(sql=sql)}")
    assert refused.status_code in (400, 500)
    assert ask().status_code == 200


def test_ordinary_statements_are_answered(ask: Asked) -> None:
    sql = "select count(*) as n from timeline_v1 where earliest < first_day('10 July 2017')"
    assert ask(f"/timeline.json?{httpx.QueryParams(sql=sql, _shape='array')}").json()[0]["n"] > 0


def test_an_address_that_is_too_long_is_refused(ask: Asked) -> None:
    assert ask(f"/timeline.json?sql=select+'{'x' * 20_000}'").status_code == 414


def test_a_statement_that_nothing_interrupts_is_ended_and_the_next_is_answered(ask: Asked) -> None:
    endless = "select instr(hex(zeroblob(4000000)), hex(zeroblob(2000000)) || '1')"
    refused = ask(f"/timeline.json?{httpx.QueryParams(sql=endless)}")
    assert refused.status_code == 503 and "took too long, and was ended" in refused.text
    assert ask(f"/timeline.json?{httpx.QueryParams(sql='select 7 as n', _shape='array')}").json() == [
        {"n": 7}
    ]


def test_a_process_of_statements_that_was_killed_is_started_again(ask: Asked) -> None:
    path = f"/timeline.json?{httpx.QueryParams(sql='select 7 as n', _shape='array')}"
    assert ask(path).json() == [{"n": 7}]
    (child,) = (one for one in multiprocessing.active_children() if one.name == "statements")
    child.kill()
    child.join()
    assert ask(path).status_code == 503
    assert ask(path).json() == [{"n": 7}]
