"""What an input is, is told by its first bytes, its name and its first lines."""

import os
import threading
from pathlib import Path

import pytest
from reading import TEXT, made, read, read_bytes, refused, taken

XHTML = f'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="x"><body><p>{TEXT}</p></body></html>'


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (TEXT, "text"),
        (f"  <!-- x -->\n<!DOCTYPE HTML><html><body><p>{TEXT}</p></body></html>", "html"),
        (XHTML, "html"),
        (f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT}"}}', "jsonl"),
        (f'{{\n"text": "{TEXT}"\n}}', "json"),
        (f'[{{"text": "{TEXT}"}}]', "json"),
        (f"id;text\n1;{TEXT}\n", "csv"),
        (f"text\tid\n{TEXT}\t1\n", "csv"),
        (f"<TEI><text><body><p>{TEXT}</p></body></text></TEI>", "tei"),
        (f"[1] {TEXT}", "text"),
        (f"{TEXT}, text", "text"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_standard_input_is_known_by_its_content(data: str, format: str, encoding: str) -> None:
    items = read_bytes(data.replace('version="1.0"', f'version="1.0" encoding="{encoding}"').encode(encoding))
    assert refused(items) == []
    assert taken(items)[0].format == format


def test_a_format_given_counts_before_everything(tmp_path: Path) -> None:
    line = f'{{"text": "{TEXT}"}}'
    (article,) = taken(read(made(tmp_path, "a.jsonl", line), format="text"))
    assert article.text == line


def test_binary_data_are_refused(tmp_path: Path) -> None:
    data = b"\x7fELF\x02\x01\0\0\0\xd8\xff\xfe" * 100
    for items in (read_bytes(data), read(made(tmp_path, "a.txt", data)), read(made(tmp_path, "a", data))):
        assert len(refused(items)) == 1


def test_an_empty_input_is_refused(tmp_path: Path) -> None:
    assert refused(read_bytes(b"")) == ["standard input: it is empty: omit it, or use an intact copy"]
    for name in ("a.txt", "a.jsonl", "a.csv", "a.warc", "a.gz", "a.zip", "a.zst", "a.xml"):
        (message,) = refused(read(made(tmp_path, name, b"")))
        assert message.endswith("it is empty: omit it, or use an intact copy")


def test_a_named_pipe_is_known_by_its_content(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "63")
    writer = threading.Thread(target=(tmp_path / "63").write_text, args=(f'[{{"text": "{TEXT}"}}]',))
    writer.start()
    (article,) = taken(read(tmp_path / "63"))
    writer.join()
    assert article.format == "json"
