"""JSON lists that are longer than memory, one item a line."""

from collections.abc import Iterable
from typing import Any, BinaryIO

import orjson


def write_list(items: Iterable[Any], out: BinaryIO) -> int:
    """Write a JSON list, an item as it comes; None is left out. Gives how many were."""
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
