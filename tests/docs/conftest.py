"""A terminal: lines as a reader types them, and what is seen of them."""

import io
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT

from timeline.cli.app import main

Type = Callable[[str], str]


@pytest.fixture
def type_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Type:
    """Give a line to a shell in an empty folder with seeds/ in it; standard output and errors come as one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    # Pages are in English.
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    # The width that charts have where nothing says another.
    for name in ("TIMELINE_DATABASE_URL", "TIMELINE_CONFIG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "openiti").symlink_to(ROOT / "tests" / "openiti")

    def type_line(line: str) -> str:
        if line.strip() == "make demo":
            return "".join(map(type_line, _demo()))
        name, *arguments = shlex.split(line)
        if name != "timeline":
            ran = subprocess.run(line, shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            return ran.stdout.decode()
        seen = io.BytesIO()
        with monkeypatch.context() as terminal:
            both = io.TextIOWrapper(seen, encoding="utf-8", write_through=True)
            terminal.setattr(sys, "argv", [name, *arguments])
            terminal.setattr(sys, "stdout", both)
            terminal.setattr(sys, "stderr", both)
            with pytest.raises(SystemExit):
                main()
        return seen.getvalue().decode()

    return type_line


def _demo() -> list[str]:
    """What `make demo` runs, once it is installed."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.findall(r"^\t\$\(BIN\)/(timeline .*)$", makefile, flags=re.MULTILINE)
    return [line.replace("$(DEMO)", "demo.db") for line in recipe]
