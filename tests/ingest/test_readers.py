"""Readers take what they can, and name what they cannot."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from timeline.errors import RecordRefused
from timeline.ingest import readers
from timeline.ingest.readers import read_jsonl, read_path, read_stream, total_size
from timeline.ingest.record import Item, RawArticle

TEXT = "وصل الوفد يوم الأربعاء"


def taken(items: list[Item]) -> list[RawArticle]:
    return [item.record for item in items if isinstance(item.record, RawArticle)]


def refused(items: list[Item]) -> list[str]:
    return [str(item.record) for item in items if isinstance(item.record, RecordRefused)]


def lines(*values: object) -> list[Item]:
    data = b"".join(
        (value if isinstance(value, bytes) else json.dumps(value).encode()) + b"\n" for value in values
    )
    return list(read_jsonl(BytesIO(data), "in.jsonl"))


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8-sig")
    (article,) = taken(list(read_path(tmp_path / "a.txt")))
    assert (article.text, article.published) == (TEXT, None)


def test_a_manifest_describes_the_files_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT + "!", encoding="utf-8")
    (tmp_path / "manifest.csv").write_text(
        "file,published,title,source,url,note\na.txt,2017-05-15,عنوان,وكالة,,x\n", encoding="utf-8-sig"
    )
    first, second = taken(list(read_path(tmp_path)))
    assert (first.published, first.title, first.source, first.url) == ("2017-05-15", "عنوان", "وكالة", None)
    assert first.where.endswith("manifest.csv:2")
    assert second.published is None


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ("file,title\na.txt,x\n", "lacks the column `published`"),
        ("name\nx\n", "lacks the column `file` and `published`"),
        ("", "lacks the column"),
        ("file,published\na.txt,2017\na.txt,2018\n", "a second time"),
        ('file,published\n"a.txt,2017\n', "not CSV"),
        ("published,file\n2017\n", "names no file"),
    ],
)
def test_a_broken_manifest_is_named_and_nothing_of_its_folder_taken(
    tmp_path: Path, manifest: str, reason: str
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "manifest.csv").write_text(manifest, encoding="utf-8")
    items = list(read_path(tmp_path))
    assert taken(items) == []
    (message,) = refused(items)
    assert reason in message and "nothing of the folder was taken" in message


def test_a_file_that_a_manifest_names_in_vain_is_refused_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,published\na.txt,2017\ngone.txt,2017\n", encoding="utf-8")
    items = list(read_path(tmp_path))
    assert len(taken(items)) == 1
    assert "in vain" in refused(items)[0] and "manifest.csv:3" in refused(items)[0]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "x"', "not JSON"),
        (["text"], "not a JSON object"),
        ({"title": "x"}, 'no "text"'),
        ({"text": TEXT, "id": 7}, '"id" must be a string'),
        ({"text": ["x"]}, '"text" must be a string'),
        (b'{"text": "\xff"}', "byte 11 is not UTF-8"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_the_rest_is_kept(line: object, reason: str) -> None:
    items = lines({"text": TEXT}, line, {"text": TEXT})
    assert len(taken(items)) == 2
    (message,) = refused(items)
    assert message.startswith("in.jsonl:2: ") and reason in message


def test_a_line_over_the_limit_is_refused_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "LONGEST_RECORD", 100)
    items = lines({"text": "x" * 1000}, {"text": TEXT[:5]})
    assert "the limit is 100" in refused(items)[0]
    assert [article.where for article in taken(items)] == ["in.jsonl:2"]


def test_the_sizes_add_up_to_the_bytes_read() -> None:
    data = b'{"text": "a"}\nbroken\n\n{"text": "b"}'
    assert sum(item.size for item in read_jsonl(BytesIO(data), "x")) == len(data) - len(b"\n")


def test_standard_input_is_json_lines_or_one_text() -> None:
    from_lines = list(read_stream(BytesIO(b'\n {"text": "a"}\n{"text": "b"}\nbroken')))
    assert [article.text for article in taken(from_lines)] == ["a", "b"]
    assert refused(from_lines)[0].startswith("standard input:3: ")
    (article,) = taken(list(read_stream(BytesIO(TEXT.encode()))))
    assert article.text == TEXT


def test_what_holds_nothing_to_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    for path in (tmp_path, tmp_path / "x.pdf", tmp_path / "missing.txt"):
        (message,) = refused(list(read_path(path)))
        assert path.name in message


def test_a_byte_order_mark_on_standard_input_is_no_text() -> None:
    data = b"\xef\xbb\xbf" + json.dumps({"text": TEXT, "id": "a"}).encode()
    (article,) = taken(list(read_stream(BytesIO(data))))
    assert (article.id, article.text) == ("a", TEXT)


def test_a_text_over_the_limit_on_standard_input_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "LONGEST_RECORD", 100)
    (message,) = refused(list(read_stream(BytesIO(b"x" * 1000))))
    assert "limit of 100" in message


def test_a_manifest_row_for_what_is_no_text_file_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    rows = "file,published\na.txt,2017\nb.jsonl,2018\n"
    (tmp_path / "manifest.csv").write_text(rows, encoding="utf-8")
    items = list(read_path(tmp_path))
    assert len(taken(items)) == 2
    assert "describes the .txt files beside it" in refused(items)[0]


def test_the_total_is_the_bytes_of_the_files_that_would_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    (tmp_path / "b.jsonl").write_bytes(b"123")
    (tmp_path / "c.pdf").write_bytes(b"1")
    assert total_size(tmp_path) == 8
    assert total_size(tmp_path / "a.txt") == 5
