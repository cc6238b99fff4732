"""A database on a medium that nothing can write is asked, checked and copied like any other."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from timeline.db.dialects.sqlite_files import is_unchangeable
from timeline.errors import DatabaseUnavailable
from timeline.log.backup import backup

on_sqlite = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
# A file system of its own, in which root may mount; without permission for that, these tests are skipped.
_MOUNTED = """
mount -t tmpfs tmpfs "$1" && cp "$2"/news.db* "$1" && mount -o remount,ro "$1" || exit 99
cd "$1"; shift 2; "$@"
"""
_MAIN = "import sys; sys.argv[0] = 'timeline'; from timeline.cli.app import main; main()"


def on_read_only_medium(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What a command says in a folder that is read-only, with a copy of the database news.db of `folder`."""
    if shutil.which("unshare") is None:
        pytest.skip("there is no unshare")
    medium = folder / "medium"
    medium.mkdir(exist_ok=True)
    done = subprocess.run(
        [
            "unshare",
            "-r",
            "-m",
            "sh",
            "-c",
            _MOUNTED,
            "sh",
            medium,
            folder,
            sys.executable,
            "-c",
            _MAIN,
            *arguments,
        ],
        capture_output=True,
        text=True,
        timeout=100,
    )
    if done.returncode == 99 or "unshare failed" in done.stderr:
        pytest.skip("nothing can be mounted here")
    return done


@on_sqlite
@pytest.mark.parametrize("archive", [False, True], ids=["live", "archive"])
def test_it_is_asked_verified_dumped_and_copied(seeded: Engine, tmp_path: Path, archive: bool) -> None:
    backup(seeded, tmp_path / "news.db", archive=archive)
    for command in (
        ["before", "2017-07-10"],
        ["verify"],
        ["dump", "-o", str(tmp_path / "log.jsonl")],
        ["backup", str(tmp_path / "again.db")],
    ):
        done = on_read_only_medium(tmp_path, *command, "--db", "news.db")
        assert done.returncode == 0, done.stderr
        # An archive is read as any file is; of a live copy it is said that nothing locks it.
        assert ("without locks" in done.stderr) == (not archive)
    refused = on_read_only_medium(tmp_path, "rebuild", "--db", "news.db")
    assert refused.returncode == 1 and "readonly database" in refused.stderr


@on_sqlite
def test_an_archive_needs_no_file_next_to_it(seeded: Engine, tmp_path: Path) -> None:
    backup(seeded, tmp_path / "news.db", archive=True)
    with closing(sqlite3.connect(tmp_path / "news.db")) as archive:
        assert archive.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        archive.execute("SELECT count(*) FROM facts").fetchall()
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith("news")] == ["news.db"]


@on_sqlite
def test_commits_that_wait_in_another_file_are_not_passed_over(
    seeded: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(seeded, tmp_path / "news.db")
    assert not is_unchangeable(tmp_path / "news.db")
    monkeypatch.setattr("os.access", lambda *_: False)
    assert is_unchangeable(tmp_path / "news.db")
    (tmp_path / "news.db-wal").write_bytes(b"x")
    with pytest.raises(DatabaseUnavailable, match=r"lacks its last commits, which are in news\.db-wal"):
        is_unchangeable(tmp_path / "news.db")
    # A program has it open: its files are shared with it.
    (tmp_path / "news.db-shm").write_bytes(b"x")
    assert not is_unchangeable(tmp_path / "news.db")
