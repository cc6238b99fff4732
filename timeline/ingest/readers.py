"""Readers: a path, or standard input, to records. What cannot be read is refused; reading goes on."""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import IO, Any, Protocol

from timeline.errors import RecordRefused
from timeline.ingest.record import Item, RawArticle

# One record's bytes: more than a newspaper's issue, less than harms a laptop.
LONGEST_RECORD = 32 * 1024 * 1024
_FIELDS = ("id", "title", "text", "published", "source", "url")
_MANIFEST = "manifest.csv"


def read_path(path: Path) -> Iterator[Item]:
    """Every record under a path: a .txt or .jsonl file, or a folder of them, with its manifest if it has one.

    What cannot be read, or is neither, is refused.
    """
    try:
        if path.is_dir():
            yield from _read_folder(path)
        elif _suffix(path) == ".jsonl":
            with path.open("rb") as lines:
                yield from read_jsonl(lines, str(path))
        elif _suffix(path) == ".txt":
            yield _read_text_file(path, {})
        else:
            yield Item(RecordRefused(str(path), "it is neither a .txt nor a .jsonl file nor a folder"), 0)
    except OSError as error:
        yield Item(RecordRefused(str(path), f"it cannot be read: {error.strerror or error}"), 0)


def read_stream(stream: IO[bytes]) -> Iterator[Item]:
    """Standard input: JSON Lines when it opens with a brace, else one article of plain text."""
    name = "standard input"
    opening = stream.read(3)
    if opening == b"\xef\xbb\xbf":
        opening = b""
    while not opening.strip() and (more := stream.read(1)):
        opening += more
    start = opening.lstrip()
    if start.startswith(b"{"):
        yield from read_jsonl(_Rejoined(start, stream), name)
        return
    data = opening + stream.read(LONGEST_RECORD + 1 - len(opening))
    if len(data) > LONGEST_RECORD:
        reason = f"it is longer than the limit of {LONGEST_RECORD:,} bytes; split it"
        yield Item(RecordRefused(name, reason), 0)
    else:
        yield Item(_text_record(name, data, {}), len(data))


class _Rejoined:
    """A stream whose first bytes have been read already: they come back with its first line."""

    def __init__(self, opening: bytes, stream: IO[bytes]) -> None:
        self.opening = opening
        self.stream = stream

    def readline(self, limit: int) -> bytes:
        """The next line, at most `limit` bytes of it."""
        opening, self.opening = self.opening, b""
        if b"\n" in opening:
            line, _, self.opening = opening.partition(b"\n")
            return line + b"\n"
        return opening + self.stream.readline(limit - len(opening))


def total_size(path: Path) -> int:
    """The bytes that reading a path will go through, for a progress bar; 0 when it cannot be told."""
    if path.is_dir():
        return sum(file.stat().st_size for file in _readable_files(path))
    return path.stat().st_size if path.is_file() else 0


class _Lines(Protocol):
    """What has lines of bytes."""

    def readline(self, limit: int, /) -> bytes:
        """The next line, at most `limit` bytes of it."""


def read_jsonl(lines: _Lines, name: str) -> Iterator[Item]:
    """JSON Lines: an object a line with `text`, and any of id, title, published, source, url."""
    number = 0
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
    files = _readable_files(folder)
    texts = {file.name for file in files if _suffix(file) == ".txt"}
    for name, row in described.items():
        if name not in texts:
            there = (folder / name).exists()
            reason = "describes the .txt files beside it" if there else "names it in vain"
            yield Item(RecordRefused(row["where"], f"{name} is no text file here: the manifest {reason}"), 0)
    if not files and not described:
        yield Item(RecordRefused(str(folder), "it holds no .txt or .jsonl file"), 0)
    for file in files:
        if _suffix(file) == ".jsonl":
            yield from read_path(file)
        else:
            yield _read_described(file, described.get(file.name, {}))


def _readable_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if _suffix(file) in (".txt", ".jsonl") and file.is_file())


def _suffix(path: Path) -> str:
    return path.suffix.lower()


def _read_described(path: Path, described: dict[str, str]) -> Item:
    try:
        return _read_text_file(path, described)
    except OSError as error:
        return Item(RecordRefused(str(path), f"it cannot be read: {error.strerror or error}"), 0)


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
            if not row["file"]:
                return RecordRefused(where, "it names no file; nothing of the folder was taken")
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
