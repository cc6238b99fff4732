"""Files, folders and standard input."""

import json
from io import BytesIO
from pathlib import Path

from reading import TEXT, refused, taken

from timeline.readers import ReadingOptions, read_path, read_stream, total_size


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8-sig")
    (article,) = taken(list(read_path(tmp_path / "a.txt")))
    assert (article.text, article.published) == (TEXT, None)


def test_standard_input_is_json_lines_or_one_text() -> None:
    from_lines = list(read_stream(BytesIO(b'\n {"text": "a"}\n{"text": "b"}\nbroken')))
    assert [article.text for article in taken(from_lines)] == ["a", "b"]
    assert refused(from_lines)[0].startswith("standard input:4: ")
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


def test_a_text_over_the_limit_on_standard_input_is_refused_whole() -> None:
    (message,) = refused(list(read_stream(BytesIO(b"x" * 1000), ReadingOptions(max_record=100))))
    assert "limit of 100" in message


def test_the_total_is_the_bytes_of_the_files_that_would_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    (tmp_path / "b.jsonl").write_bytes(b"123")
    (tmp_path / "c.pdf").write_bytes(b"1")
    assert total_size(tmp_path) == 8
    assert total_size(tmp_path / "a.txt") == 5


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    (message,) = refused(list(read_path(tmp_path / ("x" * 5000))))
    assert "cannot be read" in message
