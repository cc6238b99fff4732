"""The scripts of `timeline completion`, run by the shells that they are written for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import Run

from timeline.cli.app import COMMANDS

# What a shell runs when TAB is pressed after these words, and how it prints what it found.
_IN_BASH = """
eval "$(timeline completion bash)"
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
_timeline_completion timeline 2> /dev/null
printf '%s\\n' "${COMPREPLY[@]}"
"""
_IN_FISH = 'timeline completion fish | source; complete -C "$argv"'


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH on which `timeline` is this program."""
    script = tmp_path / "bin" / "timeline"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return f"{script.parent}{os.pathsep}{os.environ['PATH']}"


def completed(shell: str, path: str, words: list[str]) -> set[str]:
    if shutil.which(shell) is None:
        pytest.skip(f"needs the shell {shell}")
    command = {
        "bash": ["bash", "--norc", "-c", _IN_BASH, "bash", *words],
        "fish": ["fish", "--no-config", "-c", _IN_FISH, " ".join(words)],
    }[shell]
    ran = subprocess.run(
        command, env={**os.environ, "PATH": path}, check=True, capture_output=True, text=True
    )
    return {line.partition("\t")[0] for line in ran.stdout.splitlines()}


@pytest.mark.parametrize("shell", ["bash", "fish"])
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["timeline", "be"], {"before", "between"}),
        (["timeline", "before", "2017", "--und"], {"--undated"}),
        (["timeline", "before", "2017", "--view", ""], {"list", "strip", "months", "overview", "when"}),
        (["timeline", "db", "up"], {"upgrade"}),
    ],
)
def test_a_shell_completes_commands_options_and_choices(
    shell: str, path: str, words: list[str], found: set[str]
) -> None:
    assert completed(shell, path, words) == found


def test_zsh_takes_its_script_without_complaint(path: str) -> None:
    if shutil.which("zsh") is None:
        pytest.skip("needs the shell zsh")
    script = 'autoload -Uz compinit; compinit -D; eval "$(timeline completion zsh)"; print $_comps[timeline]'
    ran = subprocess.run(
        ["zsh", "-f", "-c", script],
        env={**os.environ, "PATH": path},
        check=True,
        capture_output=True,
        text=True,
    )
    assert (ran.stdout, ran.stderr) == ("_timeline_completion\n", "")


def test_every_command_completes_without_being_imported(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TIMELINE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "timeline ")
    monkeypatch.setenv("COMP_CWORD", "1")
    monkeypatch.setattr("timeline.cli.app.import_module", None)
    assert run().out.splitlines() == [f"plain,{name}" for name in COMMANDS]


def test_another_shell_is_refused(run: Run) -> None:
    done = run("completion", "tcsh")
    assert (done.code, "bash" in done.err) == (2, True)
