"""A JSON list of the objects of `--json` (docs/json.md), one a line."""

from collections.abc import Iterable
from typing import BinaryIO

from timeline.export.formats import Heading
from timeline.export.json_list import write_list
from timeline.query.answer_json import answer_to_json
from timeline.query.details import EventDetails


def write(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading) -> None:
    """Write the list, an event as it comes."""
    write_list(map(answer_to_json, (entry.answer for entry in entries)), out)
