"""JSON Lines and JSON lists of the objects of `--json` (docs/json.md), longer than memory if need be."""

from collections.abc import Iterable
from typing import Any, BinaryIO

import orjson

from timeline.export.formats import Heading
from timeline.query.answer_json import answer_to_json
from timeline.query.details import EventDetails


def write_jsonl(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> None:
    """Write one event per line, each as soon as it is read."""
    for entry in entries:
        out.write(orjson.dumps(answer_to_json(entry.answer)) + b"\n")


def write_json(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> None:
    """Write a list with one event per line, each as soon as it is read."""
    write_list(map(answer_to_json, (entry.answer for entry in entries)), out)


def write_list(items: Iterable[Any], out: BinaryIO) -> int:
    """Write a JSON list, one item per line, without the items that are None; return how many these are."""
    before = b"[\n"
    skipped = 0
    for item in items:
        if item is None:
            skipped += 1
            continue
        out.write(before + orjson.dumps(item))
        before = b",\n"
    out.write(b"[]\n" if before == b"[\n" else b"\n]\n")
    return skipped
