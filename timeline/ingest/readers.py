"""Readers: a path, or standard input, to records. What cannot be read is refused; reading goes on."""

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import IO, Any

from timeline.errors import NotFound, RecordRefused
from timeline.ingest.record import Item, RawArticle

# One record's bytes: more than a newspaper's issue, less than harms a laptop.
LONGEST_RECORD = 32 * 1024 * 1024
_FIELDS = ("id", "title", "text", "published", "source", "url")
_MANIFEST = "manifest.csv"


def read_path(path: Path) -> Iterator[Item]:
    """Every record under a path: a .txt or .jsonl file, or a folder of them, with its manifest if it has one.

    Raises NotFound when there is nothing at the path, or nothing to read in it.
    """
    if path.is_dir():
        yield from _read_folder(path)
    elif not path.exists():
        raise NotFound(f"there is no file or folder {path}")
    elif path.suffix == ".jsonl":
        with path.open("rb") as lines:
            yield from read_jsonl(lines, str(path))
    elif path.suffix == ".txt":
        yield _read_text_file(path, {})
    else:
        raise NotFound(f"{path} is neither a .txt nor a .jsonl file nor a folder")


def read_stream(stream: IO[bytes]) -> Iterator[Item]:
    """Standard input: JSON Lines when it opens with a brace, else one article of plain text."""
    opening = stream.read(1)
    while opening.isspace():
        opening = stream.read(1)
    if opening == b"{":
        first = opening + stream.readline(LONGEST_RECORD)
        yield from read_jsonl(BytesIO(first), "standard input")
        yield from read_jsonl(stream, "standard input", first_line=2)
    else:
        data = opening + stream.read(LONGEST_RECORD)
        yield Item(_text_record("standard input", data, {}), len(data))


def total_size(path: Path) -> int:
    """The bytes that reading a path will go through, for a progress bar; 0 when it cannot be told."""
    if path.is_dir():
        return sum(file.stat().st_size for file in _readable_files(path))
    return path.stat().st_size if path.is_file() else 0


def read_jsonl(lines: IO[bytes], name: str, first_line: int = 1) -> Iterator[Item]:
    """JSON Lines: an object a line with `text`, and any of id, title, published, source, url."""
    number = first_line - 1
    while line := lines.readline(LONGEST_RECORD + 1):
        number += 1
        size = len(line)
        where = f"{name}:{number}"
        if size > LONGEST_RECORD:
            while not line.endswith(b"\n") and (line := lines.readline(LONGEST_RECORD)):
                size += len(line)
            yield Item(_too_long(where, size), size)
        elif line.strip():
            yield Item(_json_record(where, line), size)


def _json_record(where: str, line: bytes) -> RawArticle | RecordRefused:
    text = _decoded(where, line)
    if isinstance(text, RecordRefused):
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return RecordRefused(where, f"not JSON: {error}")
    if not isinstance(value, dict):
        return RecordRefused(where, 'not a JSON object; write {"text": ..., "published": ...}')
    return _from_fields(where, value)


def _from_fields(where: str, value: dict[str, Any]) -> RawArticle | RecordRefused:
    if "text" not in value:
        return RecordRefused(where, 'it has no "text"')
    for name in _FIELDS:
        if value.get(name) is not None and not isinstance(value[name], str):
            return RecordRefused(where, f'"{name}" must be a string')
    return RawArticle(
        where=where,
        text=value["text"] or "",
        **{name: value.get(name) or None for name in _FIELDS if name != "text"},
    )


def _read_folder(folder: Path) -> Iterator[Item]:
    described: dict[str, dict[str, str]] = {}
    manifest = folder / _MANIFEST
    if manifest.exists():
        rows = _read_manifest(manifest)
        if isinstance(rows, RecordRefused):
            yield Item(rows, 0)
            return
        described = rows
        for name in described:
            if not (folder / name).is_file():
                yield Item(RecordRefused(described[name]["where"], f"there is no file {folder / name}"), 0)
    files = _readable_files(folder)
    if not files and not described:
        raise NotFound(f"{folder} holds no .txt or .jsonl file")
    for file in files:
        if file.suffix == ".jsonl":
            yield from read_path(file)
        else:
            yield _read_text_file(file, described.get(file.name, {}))


def _readable_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.suffix in (".txt", ".jsonl") and file.is_file())


def _read_manifest(path: Path) -> dict[str, dict[str, str]] | RecordRefused:
    """The rows of a manifest by file name; `where` names a row's line."""
    text = _decoded(str(path), path.read_bytes())
    if isinstance(text, RecordRefused):
        return text
    reader = csv.DictReader(StringIO(text), strict=True)
    rows: dict[str, dict[str, str]] = {}
    try:
        missing = [name for name in ("file", "published") if name not in (reader.fieldnames or ())]
        if missing:
            found = ", ".join(reader.fieldnames or ()) or "none"
            needed = " and ".join(f"`{name}`" for name in missing)
            return RecordRefused(
                str(path), f"it lacks the column {needed} (it has: {found}); nothing of the folder was taken"
            )
        for row in reader:
            where = f"{path}:{reader.line_num}"
            if row["file"] in rows:
                return RecordRefused(
                    where, f"{row['file']} stands here a second time; nothing of the folder was taken"
                )
            rows[row["file"]] = {**{k: v for k, v in row.items() if k and isinstance(v, str)}, "where": where}
    except csv.Error as error:
        return RecordRefused(
            f"{path}:{reader.line_num}", f"not CSV: {error}; nothing of the folder was taken"
        )
    return rows


def _read_text_file(path: Path, described: dict[str, str]) -> Item:
    size = path.stat().st_size
    if size > LONGEST_RECORD:
        return Item(_too_long(str(path), size), size)
    return Item(_text_record(str(path), path.read_bytes(), described), size)


def _text_record(where: str, data: bytes, described: dict[str, str]) -> RawArticle | RecordRefused:
    text = _decoded(where, data)
    if isinstance(text, RecordRefused):
        return text
    return RawArticle(
        where=described.get("where", where),
        text=text,
        title=described.get("title") or None,
        published=described.get("published") or None,
        source=described.get("source") or None,
        url=described.get("url") or None,
    )


def _decoded(where: str, data: bytes) -> str | RecordRefused:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "convert it first, e.g. iconv -f windows-1256 -t utf-8"
        return RecordRefused(where, f"byte {error.start + 1} is not UTF-8; {hint}")


def _too_long(where: str, size: int) -> RecordRefused:
    return RecordRefused(where, f"it is {size:,} bytes long, the limit is {LONGEST_RECORD:,}; split it")
