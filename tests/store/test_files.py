"""Files that are written whole, and read compressed or not."""

import io
import sys
from pathlib import Path

import pytest

from timeline.errors import InvalidInput, LogAltered
from timeline.store.compressed import compressing, read_lines
from timeline.store.whole_file import whole_file


def test_zstandard_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(InvalidInput, match=r"pip install zstandard, or use \.gz"):
        list(read_lines("x.zst", io.BytesIO()))
    with pytest.raises(InvalidInput, match="zstandard"), compressing("x.zst", io.BytesIO()):
        pass


def test_zstandard_gives_the_lines_back_and_sees_damage() -> None:
    pytest.importorskip("zstandard")
    raw = io.BytesIO()
    with compressing("x.zst", raw) as out:
        for _ in range(5000):
            out.write(b"a\n")
    assert list(read_lines("x.zst", io.BytesIO(raw.getvalue()))) == [b"a\n"] * 5000
    with pytest.raises(LogAltered, match="damaged or cut off"):
        list(read_lines("x.zst", io.BytesIO(b"no zstandard at all")))


def test_a_line_without_an_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.store.compressed.LONGEST_LINE", 100)
    with pytest.raises(LogAltered, match="a line that does not end"):
        list(read_lines("x", io.BytesIO(b"short\n" + b"x" * 1000)))


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    with pytest.raises(RuntimeError), whole_file(path) as part:
        part.write_bytes(b"half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
    with whole_file(path) as part:
        part.write_bytes(b"whole")
    assert path.read_bytes() == b"whole" and [path] == list(tmp_path.iterdir())


def test_a_file_that_is_there_is_written_over_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"before")
    with pytest.raises(InvalidInput, match="--force"), whole_file(path):
        pass
    assert path.read_bytes() == b"before"
    with whole_file(path, force=True) as part:
        part.write_bytes(b"after")
    assert path.read_bytes() == b"after"
    with pytest.raises(InvalidInput, match="no ordinary file"), whole_file(tmp_path, force=True):
        pass
