"""Folders: all that lies in them, to any depth."""

import os
import socket
from pathlib import Path

import pytest
from reading import TEXT, made, read, refused, taken

from timeline.readers import ReadingOptions, total_size


def test_folders_are_read_to_any_depth_each_by_its_own_manifest(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", TEXT)
    made(tmp_path, "2017/05/b.txt", TEXT)
    made(tmp_path, "2017/05/manifest.csv", "file,published\nb.txt,2017-05\n")
    made(tmp_path, "2018/b.txt", TEXT)
    items = read(tmp_path)
    assert refused(items) == []
    assert [article.published for article in taken(items)] == [None, "2017-05", None]


def test_a_manifest_counts_before_what_a_file_says_itself(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", f"---\ntitle: x\ndate: 2018\n---\n{TEXT}")
    made(tmp_path, "manifest.csv", "file,published,title\na.txt,2017,\n")
    (article,) = taken(read(tmp_path))
    assert (article.published, article.title) == ("2017", "x")


def test_hidden_files_readmes_and_databases_are_passed_over(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", TEXT)
    for name in (".b.txt", ".git/c.txt", "README.md", "timeline.db", "timeline.db-wal"):
        made(tmp_path, name, TEXT)
    assert len(read(tmp_path)) == 1
    assert total_size(tmp_path) == len(TEXT.encode())


def test_unknown_files_are_refused_one_by_one_with_what_is_read(tmp_path: Path) -> None:
    made(tmp_path, "a.pdf", "%PDF")
    made(tmp_path, "in/b.exe", "MZ")
    first, second = refused(read(tmp_path))
    assert (
        "a.pdf: it is none of .txt, " in first and ".gz, .zst, .zip; give its format with --format" in first
    )
    assert "b.exe" in second


def test_a_format_given_is_that_of_every_file(tmp_path: Path) -> None:
    made(tmp_path, "a.log", TEXT)
    assert len(taken(read(tmp_path, format="text"))) == 1
    assert total_size(tmp_path, ReadingOptions(format="text")) == len(TEXT.encode())


def test_a_link_to_a_folder_that_it_lies_in_is_refused(tmp_path: Path) -> None:
    made(tmp_path, "in/a.txt", TEXT)
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "in" / "self").symlink_to("self")
    items = read(tmp_path)
    assert len(taken(items)) == 1
    broken, loop = refused(items)
    assert "self: it is no file: a broken link" in broken
    assert "up: it is a symbolic link to a folder that contains it" in loop
    assert total_size(tmp_path) == len(TEXT.encode())


def test_a_link_to_another_folder_is_followed(tmp_path: Path) -> None:
    made(tmp_path, "elsewhere/a.txt", TEXT)
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "there").symlink_to(tmp_path / "elsewhere")
    assert len(taken(read(tmp_path / "here"))) == 1


def test_pipes_and_sockets_in_a_folder_are_refused_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo(tmp_path / "a.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("b.txt")
        assert ["it is no file" in message for message in refused(read(tmp_path))] == [True, True]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused_alone(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", TEXT).chmod(0)
    made(tmp_path, "b.txt", TEXT)
    items = read(tmp_path)
    assert len(taken(items)) == 1
    assert "cannot be read" in refused(items)[0]


def test_a_file_that_the_system_does_not_give_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "a.txt", TEXT)
    made(tmp_path, "b.txt", TEXT)
    before = Path.open

    def opened(self: Path, mode: str = "r") -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return before(self, mode)

    monkeypatch.setattr(Path, "open", opened)
    items = read(tmp_path)
    assert len(taken(items)) == 1
    assert refused(items) == [f"{tmp_path}/a.txt: cannot be read: Permission denied"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (message,) = refused(read(tmp_path))
    assert "it contains no file in a supported format (.txt, " in message


def test_a_link_above_the_folder_given_is_refused(tmp_path: Path) -> None:
    made(tmp_path, "above/secret.txt", TEXT)
    given = tmp_path / "above" / "given"
    made(given, "a.txt", TEXT)
    (given / "up").symlink_to("..")
    (given / "top").symlink_to(tmp_path)
    items = read(given)
    assert [article.location for article in taken(items)] == [str(given / "a.txt")]
    assert len([reason for reason in refused(items) if "a folder that contains it" in reason]) == 2
    assert total_size(given) == len(TEXT.encode())
