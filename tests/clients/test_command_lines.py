"""psql and sqlite3 run every query of docs/sql.md, and give the same rows."""

import csv
import io
import re
import shutil
import subprocess

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from support import ROOT

from timeline.db.addresses import addresses
from timeline.db.engine import read_transaction

PAGE = (ROOT / "docs" / "sql.md").read_text(encoding="utf-8")
# What was recorded while the tests ran lies behind the day that the page asks about.
BLOCKS = [block.replace("2026-03-02", "9999") for block in re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)]


def printed(engine: Engine, block: str) -> list[list[str]]:
    """The rows as the program of the engine prints them, in CSV."""
    if engine.dialect.name == "sqlite":
        command = ["sqlite3", "-readonly", "-csv", addresses(engine.url)["file"], block]
    else:
        address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        command = ["psql", "--no-psqlrc", "--csv", "--tuples-only", address, "--command", block]
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed: apt-get install sqlite3 postgresql-client")
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert (ran.returncode, ran.stderr) == (0, "")
    return list(csv.reader(io.StringIO(ran.stdout)))


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_every_query_of_the_documentation_gives_its_rows(sample: Engine, block: str) -> None:
    with read_transaction(sample) as connection:
        expected = connection.execute(sa.text(block.replace(";", ""))).all()
    found = printed(sample, block)
    assert expected and len(found) == len(expected)
    for row, values in zip(found, expected, strict=True):
        for cell, value in zip(row, values, strict=True):
            if value is None or isinstance(value, str | int):
                assert cell == str("" if value is None else value)
            else:
                assert cell.startswith(f"{value.date().isoformat()} 00:00:00")


def test_the_day_is_not_before_itself(news: Engine) -> None:
    certain, possible = (re.sub("SELECT .*", "SELECT edtf", block) for block in BLOCKS[:2])
    assert printed(news, certain) == [["2017-07-09"]]
    assert printed(news, possible) == [["2017-07"]]
