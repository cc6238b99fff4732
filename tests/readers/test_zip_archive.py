"""Zip: every member is read as the file that it is."""

import gzip
import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from reading import TEXT, made, read, read_bytes, refused, taken

LINE = json.dumps({"text": TEXT}).encode()


def archive(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file.getvalue()


def test_members_are_read_by_their_own_names(tmp_path: Path) -> None:
    members = {
        "in/a.txt": TEXT.encode(), "b.jsonl": LINE + b"\n" + LINE, "c.jsonl.gz": gzip.compress(LINE), 
        "d.pdf": b"%PDF", "empty/": b"", ".hidden.txt": TEXT.encode(), "__MACOSX/._a.txt": b"x",
    }  # fmt: skip
    path = made(tmp_path, "x.zip", archive(members))
    items = read(path)
    where = [article.location.removeprefix(str(path)) for article in taken(items)]
    assert where == ["!/in/a.txt", "!/b.jsonl:1", "!/b.jsonl:2", "!/c.jsonl.gz:1"]
    (message,) = refused(items)
    assert message.startswith(f"{path}!/d.pdf: it is none of .txt")


def test_an_archive_comes_through_a_pipe_and_within_another() -> None:
    data = archive({"a.txt": TEXT.encode()})
    (article,) = taken(read_bytes(data))
    assert article.location == "standard input!/a.txt"
    (inner,) = taken(read_bytes(archive({"b.zip": data})))
    assert inner.location == "standard input!/b.zip!/a.txt"
    (message,) = refused(read_bytes(archive({"c.zip": archive({"b.zip": data})})))
    assert "archives nested three deep are not read" in message


def test_a_bomb_is_counted_as_it_comes_over_all_members(tmp_path: Path) -> None:
    data = archive({f"{n}.txt": bytes(40_000_000) for n in range(5)})
    assert len(data) < 250_000
    items = read(made(tmp_path, "x.zip", data), max_decompressed=100_000_000, max_record=1000)
    # The members before the limit are refused for their own length.
    *_, last = refused(items)
    assert "x.zip: decompressed, it exceeds the limit of 100,000,000 bytes" in last or len(items) == 5


def test_a_bomb_in_one_member_ends_the_archive(tmp_path: Path) -> None:
    data = archive({"a.txt": TEXT.encode(), "b.txt": bytes(50_000_000), "c.txt": TEXT.encode()})
    items = read(made(tmp_path, "x.zip", data), max_decompressed=1_000_000)
    assert len(taken(items)) == 1
    (message,) = refused(items)
    assert message.endswith(
        "x.zip: decompressed, it exceeds the limit of 1,000,000 bytes; raise it with --max-decompressed"
    )


def test_a_header_that_lies_of_the_size_is_found_out(tmp_path: Path) -> None:
    data = archive({"a.txt": bytes(1_000_000), "b.txt": TEXT.encode()})
    lying = data.replace(struct.pack("<L", 1_000_000), struct.pack("<L", 10))
    assert lying != data
    items = read(made(tmp_path, "x.zip", lying))
    assert len(taken(items)) == 1
    assert "!/a.txt: it is damaged or packed in an unknown way" in refused(items)[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (archive({"a.txt": TEXT.encode() * 50})[:90], "the zip archive is damaged or cut off"),
        (archive({}), "the zip archive contains no readable file"),
        (archive({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "it is an office document"),
    ],
    # The bytes hold the time at which they were made: as names, they would differ between test processes.
    ids=["cut off", "empty", "office document"],
)
def test_what_is_no_archive_of_texts_is_refused_in_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    (message,) = refused(read(made(tmp_path, "x.zip", data)))
    assert reason in message


def test_an_encrypted_member_is_refused_alone(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    # The flags of a member stand in its own header and in the table at the end.
    data[6] |= 1
    table = data.index(b"PK\x01\x02")
    data[table + 8] |= 1
    items = read(made(tmp_path, "x.zip", bytes(data)))
    assert len(taken(items)) == 1
    assert "!/a.txt: it is encrypted" in refused(items)[0]


def test_each_folder_of_an_archive_is_read_by_its_own_manifest(tmp_path: Path) -> None:
    members = {
        "a.txt": TEXT.encode(),
        "in/a.txt": TEXT.encode(),
        "in/manifest.csv": b"file,published,source\na.txt,2017-05-15,Paper\n",
        "in/README.txt": b"about this archive",
    }
    path = made(tmp_path, "x.zip", archive(members))
    outer, inner = taken(read(path))
    assert (outer.published, outer.location) == (None, f"{path}!/a.txt")
    assert (inner.published, inner.publisher) == ("2017-05-15", "Paper")
    assert inner.location == f"{path}!/in/manifest.csv:2"


def test_a_broken_manifest_refuses_its_folder_of_the_archive_alone() -> None:
    members = {"a.txt": TEXT.encode(), "in/a.txt": TEXT.encode(), "in/manifest.csv": b"name\na.txt\n"}
    items = read_bytes(archive(members))
    (article,) = taken(items)
    assert article.location == "standard input!/a.txt"
    (message,) = refused(items)
    assert message.startswith("standard input!/in/manifest.csv: it lacks the column")


def test_a_manifest_of_an_archive_names_what_it_describes_in_vain() -> None:
    rows = b"file,published\na.txt,2017\ngone.txt,2017\nb.jsonl,2017\n"
    items = read_bytes(archive({"a.txt": TEXT.encode(), "b.jsonl": LINE, "manifest.csv": rows}))
    assert len(taken(items)) == 2
    missing, no_text = refused(items)
    assert "manifest.csv:3: gone.txt" in missing and "does not exist" in missing
    assert "manifest.csv:4: b.jsonl" in no_text and "describes the .txt, .html and .xml files" in no_text


def test_a_manifest_that_is_encrypted_refuses_its_folder() -> None:
    data = bytearray(archive({"a.txt": TEXT.encode(), "manifest.csv": b"file,published\na.txt,2017\n"}))
    # The flag in both headers of the second member: the local one and that of the table at the end.
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(header) + flags] |= 1
    items = read_bytes(bytes(data))
    assert taken(items) == []
    assert "manifest.csv: it is encrypted" in refused(items)[0]


def test_a_damaged_manifest_refuses_its_folder() -> None:
    rows = b"file,published\n" + b"a.txt,2017\n" * 5
    data = bytearray(archive({"manifest.csv": rows, "a.txt": TEXT.encode()}))
    data[data.index(b"manifest.csv") + len("manifest.csv") + 4] ^= 0xFF
    items = read_bytes(bytes(data))
    assert taken(items) == []
    assert "manifest.csv: " in refused(items)[0] and "use an intact copy" in refused(items)[0]


@pytest.mark.parametrize("name", ["../a.txt", "in/../../a.txt", "in/../a.txt"])
def test_a_member_whose_name_leads_out_is_named(tmp_path: Path, name: str) -> None:
    path = made(tmp_path, "x.zip", archive({name: TEXT.encode(), "b.txt": TEXT.encode()}))
    items = read(path)
    assert len(taken(items)) == 1
    (reason,) = refused(items)
    assert reason.startswith(f"{path}!/{name}: its name leads out of the archive")
