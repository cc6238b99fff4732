"""JSON Lines: the objects of `--json` (docs/json.md), one a line."""

from collections.abc import Iterable
from typing import BinaryIO

import orjson

from timeline.export.formats import Heading
from timeline.query.answer_json import answer_to_json
from timeline.query.details import EventDetails


def write(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> None:
    """Write an event a line, as it comes."""
    for entry in entries:
        out.write(orjson.dumps(answer_to_json(entry.answer)) + b"\n")
