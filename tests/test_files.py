"""Files that are written whole, and read compressed or not."""

import io
import sys
from pathlib import Path

import pytest

from timeline.errors import InvalidInput, LogAltered
from timeline.files import atomic_write, compressing, read_lines


def test_zstandard_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(InvalidInput, match=r"pip install zstandard, or use \.gz"):
        list(read_lines("x.zst", io.BytesIO(b"x")))
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
    monkeypatch.setattr("timeline.files.LONGEST_LINE", 100)
    with pytest.raises(LogAltered, match="a line without an end"):
        list(read_lines("x", io.BytesIO(b"short\n" + b"x" * 1000)))


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    with pytest.raises(RuntimeError), atomic_write(path) as part:
        part.write_bytes(b"half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
    with atomic_write(path) as part:
        part.write_bytes(b"whole")
    assert path.read_bytes() == b"whole" and [path] == list(tmp_path.iterdir())


def test_an_existing_file_is_overwritten_only_with_force(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"before")
    with pytest.raises(InvalidInput, match="--force"), atomic_write(path):
        pass
    assert path.read_bytes() == b"before"
    with atomic_write(path, force=True) as part:
        part.write_bytes(b"after")
    assert path.read_bytes() == b"after"
    with pytest.raises(InvalidInput, match="not a regular file"), atomic_write(tmp_path, force=True):
        pass


@pytest.mark.parametrize("name", ["x.gz", "x.zst"])
def test_a_file_that_was_written_compressed_and_cut_off_is_damaged(name: str) -> None:
    raw = io.BytesIO()
    with compressing(name, raw) as out:
        out.write(b"".join(b"%d\n" % (number * 7919) for number in range(100_000)))
    lines = read_lines(name, io.BytesIO(raw.getvalue()[:-100]))
    assert next(lines) == b"0\n"
    with pytest.raises(LogAltered, match="damaged or cut off"):
        list(lines)
