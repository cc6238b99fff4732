"""gzip and zstd: what is within is read as the file that it is, as far as it is whole."""

import gzip
import json
import sys
import tracemalloc
from pathlib import Path

import pytest
import zstandard
from reading import TEXT, made, read, read_bytes, refused, taken

LINES = b"".join(
    json.dumps({"text": TEXT, "id": str(n), "x": n * 7919}).encode() + b"\n" for n in range(5000)
)


def zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


@pytest.mark.parametrize(("pack", "ending"), [(gzip.compress, ".gz"), (zstd, ".zst")])
def test_a_packed_file_is_what_its_inner_name_says(tmp_path: Path, pack: "type[bytes]", ending: str) -> None:
    path = made(tmp_path, f"a.jsonl{ending}", pack(LINES))
    items = read(path)
    assert len(taken(items)) == 5000
    assert taken(items)[4].where == f"{path}:5"
    assert sum(item.size for item in items) == path.stat().st_size
    (text,) = taken(read(made(tmp_path, f"b.txt{ending}", pack(TEXT.encode()))))
    assert text.text == TEXT


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_it_is_known_by_its_first_bytes(tmp_path: Path, pack: "type[bytes]") -> None:
    assert len(taken(read_bytes(pack(LINES)))) == 5000
    assert len(taken(read(made(tmp_path, "a.jsonl", pack(LINES))))) == 5000


def test_a_name_that_promises_too_much_is_forgiven(tmp_path: Path) -> None:
    assert len(taken(read(made(tmp_path, "a.jsonl.gz", LINES)))) == 5000


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_several_members_follow_each_other(tmp_path: Path, pack: "type[bytes]") -> None:
    assert len(taken(read(made(tmp_path, "a.jsonl.gz", pack(LINES) * 3)))) == 15000


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_a_file_cut_in_half_keeps_its_whole_records(tmp_path: Path, pack: "type[bytes]") -> None:
    data = pack(LINES)
    items = read(made(tmp_path, "a.jsonl.x", data[: len(data) // 2]), format="jsonl")
    assert 100 < len(taken(items)) < 5000
    (message,) = refused(items)
    assert "file is cut off: everything before it was read; use an intact copy" in message


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_a_damaged_file_is_refused_in_one_line(tmp_path: Path, pack: "type[bytes]") -> None:
    data = bytearray(pack(LINES))
    data[len(data) // 2 : len(data) // 2 + 40] = b"\xff" * 40
    (*_, message) = refused(read(made(tmp_path, "a.txt.x", bytes(data)), format="text"))
    assert "file is damaged" in message


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_a_bomb_is_refused_in_little_memory(tmp_path: Path, pack: "type[bytes]") -> None:
    path = made(tmp_path, "a.jsonl.x", pack(bytes(300_000_000)))
    assert path.stat().st_size < 400_000
    read(path, format="jsonl", max_decompressed=1, max_record=1000)
    tracemalloc.start()
    items = read(path, format="jsonl", max_decompressed=250_000_000, max_record=1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000
    message = refused(items)[-1]
    assert (
        "decompressed, it exceeds the limit of 250,000,000 bytes; raise it with --max-decompressed" in message
    )


def test_an_empty_file_within_is_refused(tmp_path: Path) -> None:
    (message,) = refused(read(made(tmp_path, "a.txt.gz", gzip.compress(b""))))
    assert "it is empty" in message


def test_an_archive_in_an_archive_in_an_archive_is_refused(tmp_path: Path) -> None:
    twice = gzip.compress(gzip.compress(LINES))
    assert len(taken(read(made(tmp_path, "a.jsonl.gz.gz", twice)))) == 5000
    (message,) = refused(read(made(tmp_path, "b.gz", gzip.compress(twice))))
    assert "archives nested three deep are not read; unpack it first" in message


def test_without_its_package_zstd_is_refused_with_the_command_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path, "a.jsonl.zst", zstd(LINES))
    monkeypatch.setitem(sys.modules, "zstandard", None)
    (message,) = refused(read(path))
    assert message.endswith("zstd needs more packages: pip install 'timeline-ar[zstd]'")
