"""JDBC: sqlite-jdbc and PostgreSQL's driver, in a small Java program, as DBeaver and Metabase use them."""

import shutil
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import Engine

from timeline.db.addresses import addresses

# Where Debian's packages put them: libxerial-sqlite-jdbc-java, libpostgresql-jdbc-java.
JARS = {name: Path("/usr/share/java") / name for name in ("sqlite-jdbc.jar", "postgresql.jar")}
# java.sql.Types
DATE, TIMESTAMP, BIT, BOOLEAN, INTEGER, VARCHAR = 91, 93, -7, 16, 4, 12


@pytest.fixture(scope="module")
def told(news: Engine, port: int) -> dict[str, str]:
    """What the program printed."""
    java = shutil.which("java")
    if not java:
        pytest.skip("there is no Java: apt-get install default-jdk-headless")
    for name, jar in JARS.items():
        if not jar.exists():
            pytest.skip(
                f"{name} is not installed: apt-get install libxerial-sqlite-jdbc-java libpostgresql-jdbc-java"
            )
    url = news.url if news.dialect.name == "sqlite" else news.url.set(host="127.0.0.1", port=port, query={})
    address = addresses(url)["jdbc"]
    if news.url.password:
        address += f"&password={news.url.password}"
    program = str(Path(__file__).parent / "Before.java")
    command = [java, "-XX:TieredStopAtLevel=1", "-cp", ":".join(map(str, JARS.values())), program, address]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=100)
    assert ran.returncode == 0, ran.stderr
    return dict(line.split("=", 1) for line in ran.stdout.splitlines())


def test_the_day_is_not_before_itself(told: dict[str, str]) -> None:
    expected = "2017-07-09 until 2017-07-09 00:00:00.0;"
    assert (told["before"], told["before a date"], told["before a text"]) == (expected, expected, expected)


def test_a_timestamp_compares_with_every_sign(told: dict[str, str]) -> None:
    the_day = "2017-07-10 until 2017-07-10 00:00:00.0;"
    assert told["on"] == told["from"] == the_day
    assert told["not after"] == told["before"] + the_day


def test_columns_are_dates_booleans_and_numbers(news: Engine, told: dict[str, str]) -> None:
    found = {name.removeprefix("type of "): int(kind) for name, kind in told.items() if "type of" in name}
    # sqlite-jdbc takes every DATETIME for a date: what is lost is midnight.
    stamp, flag = (DATE, BOOLEAN) if news.dialect.name == "sqlite" else (TIMESTAMP, BIT)
    assert found == {"latest": stamp, "starts_open": flag, "source_count": INTEGER, "text": VARCHAR}
    assert told["open"] == "false"
