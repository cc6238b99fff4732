"""The command line, called as a user calls it."""

import io
import sys
from pathlib import Path

import pytest
from support import SEEDS, Result, Run

from timeline.cli.app import main


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run `timeline` with arguments in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_DATABASE_URL", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    # Whoever runs the tests may speak Arabic; LANGUAGE is what the program itself sets.
    # The width of its terminal is not the tests' either; pytest-xdist hands it on.
    for name in ("TIMELINE_LANGUAGE", "TIMELINE_BIDI", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LANGUAGE", "en")

    def call(*arguments: str, stdin: str = "") -> Result:
        monkeypatch.setattr(sys, "argv", ["timeline", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capfd.readouterr()
        code = ended.value.code
        return Result(code if isinstance(code, int) else 0, printed.out, printed.err)

    return call


@pytest.fixture
def seeded(run: Run) -> Run:
    """The same, where the sample articles are in the database."""
    assert run("ingest", str(SEEDS)).code == 0
    return run
