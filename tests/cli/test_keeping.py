"""`timeline verify`, `dump`, `load` and `backup` as a user runs them."""

import io
import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import SEEDS

from timeline.cli.app import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run `timeline` in a folder with a database of the sample articles: exit code, output, errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_DATABASE_URL", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def call(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["timeline", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capfd.readouterr()
        return (ended.value.code if isinstance(ended.value.code, int) else 0), printed.out, printed.err

    assert call("ingest", str(SEEDS))[0] == 0
    return call


def head_of(run: Run) -> tuple[str, str]:
    position, last = run("verify", "--head")[1].split()
    return position, last


def test_verify_says_in_one_line_what_holds(run: Run) -> None:
    position, last = head_of(run)
    chain = f"{position} facts, head {last}: the chain is intact"
    assert run("verify") == (0, f"{chain}; the tables match the log\n", "")
    assert run("verify", "--log-only") == (0, f"{chain}\n", "")
    not_compared = "the texts and the rows of the tables were not compared"
    assert run("verify", "--quick") == (0, f"{chain}; {not_compared}\n", "")
    assert run("verify", "--quick", "--log-only")[0] == 2
    noted = run("verify", "--log-only", "--since", f"{position} {last}")
    assert noted == (0, f"{chain}; it extends the head at position {position}\n", "")


def test_verify_prints_json(run: Run) -> None:
    position, last = head_of(run)
    found = json.loads(run("verify", "--json", "--since", "0" * 64)[1])
    assert found.pop("texts") >= 7
    assert found == {
        "facts": int(position),
        "head": last,
        "facts_read": int(position),
        "extends": 0,
        "definitions": "equal",
        "projections": "equal",
    }
    assert json.loads(run("verify", "--head", "--json")[1]) == {"position": int(position), "hash": last}


def test_verify_goes_on_from_its_checkpoint(run: Run) -> None:
    position, last = head_of(run)
    run("verify", "--log-only", "--checkpoint", "verified.json")
    assert json.loads(Path("verified.json").read_text()) == {"position": int(position), "hash": last}
    again = run("verify", "--log-only", "--checkpoint", "verified.json")[1]
    assert again == f"{position} facts, head {last}: the chain is intact from position {position} on\n"


def test_verify_fails_with_one_line_that_names_what_does_not_fit(run: Run) -> None:
    connection = sqlite3.connect("timeline.db")
    with connection:
        connection.execute("UPDATE events SET article_count = 9 WHERE id = (SELECT max(id) FROM events)")
    code, out, err = run("verify")
    assert (code, out) == (1, "") and "timeline: events " in err and err.count("\n") == 1
    assert run("verify", "--log-only")[0] == 0
    with connection:
        connection.execute("DROP TRIGGER facts_no_update")
        connection.execute("UPDATE facts SET recorded_by = 'somebody' WHERE position = 4")
    connection.close()
    code, out, err = run("verify", "--log-only")
    assert (code, out) == (1, "") and "position 4 does not fit the chain" in err and err.count("\n") == 1


def test_a_file_that_is_no_sound_database_is_named_in_one_line(run: Run) -> None:
    run("backup", "copy.db")
    whole = Path("copy.db").read_bytes()
    page = whole.index(b"CREATE TRIGGER facts_no_update")
    for content, named in (
        (b"", "bad.db has 0 bytes"),
        (whole[: len(whole) // 2], "bad.db is damaged"),
        (whole[:page] + b"X" + whole[page + 1 :], "bad.db is damaged"),
    ):
        Path("bad.db").write_bytes(content)
        for options in ((), ("--quick",), ("--log-only",)):
            code, out, err = run("verify", "--db", "bad.db", *options)
            assert (code, out) == (1, "") and named in err and err.count("\n") == 1
            assert "restore a backup" in err


def test_a_backup_is_refused_when_its_tables_do_not_match_the_log(run: Run) -> None:
    with sqlite3.connect("timeline.db") as connection:
        connection.execute("UPDATE mentions SET places = ''")
    connection.close()
    code, _, err = run("backup", "copy.db")
    assert code == 1 and "timeline rebuild" in err and not Path("copy.db").exists()
    assert run("backup", "--quick", "copy.db")[0] == 0
    assert run("rebuild")[0] == 0 and run("backup", "--force", "copy.db")[0] == 0


def test_verify_refuses_what_is_no_head(run: Run) -> None:
    for since in ("", "12", "z" * 64):
        assert run("verify", "--since", since)[0] == 2
    assert run("verify", "--since", "e" * 64)[2].startswith("timeline: the log does not contain that head")
    assert run("verify", "--head", "--log-only")[0] == 2


def test_a_dump_is_loaded_from_a_file_or_a_pipe(run: Run) -> None:
    position, last = head_of(run)
    code, out, _ = run("dump", "-o", "log.jsonl.gz")
    assert code == 0 and out.startswith(f"{position} facts and ") and last in out
    code, out, _ = run("load", "log.jsonl.gz", "--db", "copy.db")
    assert code == 0 and last in out and " in copy.db, head " in out
    piped = run("dump", "-o", "-", "--db", "copy.db")[1]
    assert run("load", "-", "--db", "third.db", stdin=piped)[0] == 0
    assert run("verify", "--db", "third.db")[0] == 0
    assert run("dump", "-o", "log.jsonl.gz")[0] == 2
    assert run("dump", "-o", "log.jsonl.gz", "--force")[0] == 0
    assert run("load", "log.jsonl.gz")[2].startswith(
        f"timeline: timeline.db already contains {position} facts"
    )
    assert run("load", "none.jsonl", "--db", "none.db")[0] == 1
    assert not Path("none.db").exists()


def test_a_backup_is_a_database(run: Run) -> None:
    position, last = head_of(run)
    assert run("backup", "copy.db") == (0, f"{position} facts in copy.db, head {last}\n", "")
    assert run("verify", "--db", "copy.db")[0] == 0
    assert run("backup", "copy.db")[0] == 2
    assert run("backup", "--help")[1].count("-wal") == 1
