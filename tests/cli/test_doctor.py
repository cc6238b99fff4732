"""`timeline doctor`: it finds what is broken, says what to do, changes nothing and never fails itself."""

import json
import sqlite3
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, Run

from timeline.cli.findings import _FOR_DEVELOPERS, PURPOSES
from timeline.db.engine import connect
from timeline.db.schema import REVISIONS


def findings(run: Run, *arguments: str) -> dict[str, dict[str, Any]]:
    """What was found, by subject; of the extras, the last."""
    done = run("doctor", "--json", *arguments)
    found = json.loads(done.out)
    assert done.err == ""
    faults = [item for item in found["findings"] if item["state"] == "problem"]
    assert found["ok"] == (not faults) == (done.code == 0)
    return {item["subject"]: item for item in found["findings"]}


def altered(statement: str) -> None:
    with sqlite3.connect("timeline.db") as connection:
        connection.execute(statement)
    connection.close()


def test_all_is_well_with_a_database_that_is(seeded: Run) -> None:
    found = findings(seeded)
    assert found["schema"]["values"]["schema"] == REVISIONS[-1]
    assert found["log"]["values"]["facts"] == json.loads(seeded("db", "status", "--json").out)["facts"]
    assert found["writing"]["values"] == {"writable": True}
    assert seeded("doctor").out.splitlines()[-1] == "no problems found"


def test_a_postgresql_database_is_looked_at_likewise(run: Run, new_postgres: Callable[[bool], str]) -> None:
    found = findings(run, "--db", new_postgres(True))
    assert found["database"]["values"]["engine"].startswith("PostgreSQL ")
    assert found["writing"]["values"] == {"writable": True}
    assert findings(run, "--db", new_postgres(False))["schema"]["state"] == "problem"


def test_a_role_that_may_do_too_much_on_postgresql_is_a_fault(
    run: Run, new_postgres: Callable[[bool], str]
) -> None:
    url = new_postgres(True)
    engine = connect(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("GRANT UPDATE ON head TO PUBLIC")
    engine.dispose()
    found = findings(run, "--db", url)["guards"]
    assert (found["state"], "PUBLIC may UPDATE head" in str(found)) == ("problem", True)


def test_a_database_that_is_missing_is_not_made(run: Run, tmp_path: Path) -> None:
    found = findings(run, "--db", "none.db")
    assert (found["database"]["state"], found["database"]["text"]) == ("problem", "none.db does not exist")
    assert "timeline ingest PATH" in found["database"]["advice"]
    assert not list(tmp_path.iterdir())


def test_nothing_is_changed_nor_left_beside_the_database(seeded: Run, tmp_path: Path) -> None:
    seeded("backup", "copy.db")
    names, content = sorted(tmp_path.iterdir()), (tmp_path / "copy.db").read_bytes()
    assert findings(seeded, "--db", "copy.db")["database"]["state"] == "ok"
    assert (sorted(tmp_path.iterdir()), (tmp_path / "copy.db").read_bytes()) == (names, content)


def test_what_a_writer_has_just_committed_is_seen(seeded: Run) -> None:
    facts = findings(seeded)["log"]["values"]["facts"]
    connection = sqlite3.connect("timeline.db")
    connection.execute("UPDATE head SET position = position + 1")
    connection.commit()
    found = findings(seeded)["log"]
    connection.close()
    assert (found["state"], found["values"]["facts"]) == ("problem", facts + 1)
    assert "timeline verify" in found["advice"]


def test_a_newer_schema_is_a_problem_and_stays(seeded: Run) -> None:
    altered("UPDATE alembic_version SET version_num = '9999'")
    for _ in range(2):
        found = findings(seeded)["schema"]
        assert (found["state"], found["values"]["schema"]) == ("problem", "9999")
        assert "install a newer version of timeline" in found["advice"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"no database at all, but a text of some length " * 40, "not a database"),
        (b"", "the database is empty"),
    ],
)
def test_another_file_is_a_fault(run: Run, tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "x.db").write_bytes(content)
    assert any(told in item["text"] for item in findings(run, "--db", "x.db").values())
    assert (tmp_path / "x.db").read_bytes() == content


def test_a_damaged_database_is_a_fault(seeded: Run, tmp_path: Path) -> None:
    seeded("backup", "copy.db")
    whole = (tmp_path / "copy.db").read_bytes()
    (tmp_path / "copy.db").write_bytes(whole[:100] + b"\xff" * 4000 + whole[4100:])
    assert findings(seeded, "--db", "copy.db")["database"]["state"] == "problem"


def test_another_programs_tables_are_a_fault(run: Run) -> None:
    altered("CREATE TABLE contacts (name TEXT)")
    assert "another program" in findings(run)["database"]["text"]


def test_a_log_without_its_head_is_a_fault(seeded: Run) -> None:
    altered("DELETE FROM head")
    assert findings(seeded)["log"]["state"] == "problem"


@pytest.mark.parametrize(
    ("database", "told"),
    [
        ("postgresql+psycopg://u:geheim@localhost:1/x", "is the server running"),
        ("mysql://x/y", "'mysql' is not supported as a database"),
        ("", "--db is empty"),
        (".", "is not a file"),
    ],
)
def test_a_database_that_cannot_be_reached_is_a_fault(run: Run, database: str, told: str) -> None:
    found = findings(run, "--db", database)["database"]
    assert (found["state"], told in found["text"]) == ("problem", True)
    assert "geheim" not in json.dumps(found)


def test_a_broken_config_file_is_a_fault_and_the_rest_is_looked_at(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.toml").write_text("database = ", encoding="utf-8")
    monkeypatch.setenv("TIMELINE_CONFIG", "broken.toml")
    found = findings(run)
    assert (found["settings"]["state"], found["program"]["state"]) == ("problem", "ok")


def test_an_unforeseen_failure_is_a_finding_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.cli.database_findings.open_without_trace", lambda _: 1 / 0)
    found = findings(run)["database"]
    assert (found["state"], "ZeroDivisionError" in found["text"]) == ("problem", True)


def test_an_extra_that_is_missing_is_told_with_its_purpose_and_is_no_fault(
    seeded: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "timeline.cli.findings.requires", lambda _: ["no-such-package>=1; extra == 'zstd'", "click>=8"]
    )
    found = findings(seeded)["extra"]
    assert (found["state"], found["text"]) == ("note", "zstd: not installed, for .zst")
    assert found["advice"] == "pip install 'timeline-ar[zstd]'"


def test_every_extra_has_a_purpose() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert PURPOSES.keys() == project["optional-dependencies"].keys() - _FOR_DEVELOPERS


def test_an_ingest_that_was_not_finished_is_told(seeded: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    seeded("ingest", "a.txt", "--strict")
    found = findings(seeded)["ingest"]
    assert (found["state"], found["text"]) == ("note", "one was interrupted: a.txt --strict")


def test_the_sample_is_shown_as_it_is_and_turned_with_the_words_to_judge_it(seeded: Run) -> None:
    lines = seeded("doctor").out.splitlines()
    first = next(line for line in lines if line.startswith("  A  2017-05-04"))
    second = next(line for line in lines if line.startswith("  B  2017-05-04"))
    assert "وقّعت" in first and "وقّعت" not in second
    assert any("TIMELINE_BIDI=visual" in line for line in lines)


def test_a_terminal_that_cannot_show_arabic_is_a_fault(seeded: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    from timeline.cli.findings import terminal
    from timeline.cli.terminal import standard_output

    found = terminal(standard_output())
    assert (found.state.value, "LC_ALL=C.UTF-8" in found.advice) == ("problem", True)
