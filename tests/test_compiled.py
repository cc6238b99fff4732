"""Compiled tables: kept for the next run, made again when a file that they come from changes."""

import json
import sys
from itertools import count
from pathlib import Path

import pytest

from timeline import compiled as module
from timeline.arabic import lexicon
from timeline.compiled import Lazily, compiled, read_toml
from timeline.extraction.names import gazetteer

SOURCE = ("timeline.query.ask", "follow_up.toml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "_FOLDER", tmp_path / "compiled")
    return tmp_path / "compiled"


def test_a_table_is_built_once(folder: Path) -> None:
    numbers = count(1)
    assert [compiled("one", [SOURCE], lambda: [next(numbers)]) for _ in range(2)] == [[1], [1]]
    assert [file.name for file in folder.iterdir()] == [_file(folder).name]


def _file(folder: Path) -> Path:
    return folder / f"one.{sys.implementation.cache_tag}"


@pytest.mark.parametrize("change", ["another source", "damage", "another head"])
def test_a_table_of_other_files_is_built_again(folder: Path, change: str) -> None:
    compiled("one", [SOURCE], lambda: ["old"])
    sources, file = [SOURCE], _file(folder)
    match change:
        case "another source":
            sources = [SOURCE, ("timeline.query.ask", "wishes.toml")]
        case "damage":
            file.write_bytes(file.read_bytes()[:-1])
        case "another head":
            file.write_bytes(
                b"".join(b"0" + line[1:] for line in file.read_bytes().splitlines(keepends=True))
            )
    assert compiled("one", sources, lambda: ["new"]) == ["new"]


def test_of_files_that_only_have_another_time_the_table_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled("one", [SOURCE], lambda: ["old"])
    monkeypatch.setattr(module, "_stamp", lambda _paths: b"later")
    assert compiled("one", [SOURCE], lambda: ["new"]) == ["old"]
    assert _file(folder).read_bytes().splitlines()[1] == b"later"


def test_what_json_would_change_is_not_kept(folder: Path) -> None:
    assert compiled("one", [SOURCE], lambda: {"a": (1,)}) == {"a": (1,)}
    assert not _file(folder).exists()


def test_without_a_folder_to_write_to_it_is_built_each_time(folder: Path) -> None:
    folder.write_text("no folder", encoding="utf-8")
    assert compiled("one", [SOURCE], lambda: ["built"]) == ["built"]


def test_the_same_bytes_are_written_by_every_run(folder: Path) -> None:
    written = set()
    for _ in range(2):
        read_toml(*SOURCE)
        file = next(folder.iterdir())
        written.add(file.read_bytes())
        file.unlink()
    assert len(written) == 1


def test_a_lazy_mapping_is_like_the_one_it_is_made_of() -> None:
    lazy = Lazily({"a": "1", "b": "2"}, int)
    assert (dict(lazy), len(lazy), "a" in lazy, "c" in lazy) == ({"a": 1, "b": 2}, 2, True, False)
    assert (lazy.get("b"), lazy.get("c"), lazy.get("c", 3)) == (2, None, 3)
    assert lazy["a"] is lazy["a"]


def test_the_tables_of_the_package_are_kept_whole(folder: Path) -> None:
    for build in (lexicon._compile, gazetteer._compile):
        built = build()
        assert json.loads(json.dumps(built, ensure_ascii=False)) == built
