"""Output to terminals: JSON, and untrusted text made harmless.

Terminals differ in how they show Arabic: some reorder a line, some don't. So ids and dates come first, and a
single run of Arabic comes last, with nothing to its right.
"""

import json
import re
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterable
from typing import Any, BinaryIO, cast

import click

from timeline.export.characters import harmless_lines
from timeline.export.characters import terminal_safe as terminal_safe

# Written as escapes in JSON: the data stay complete and the terminal undisturbed.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


class _TerminalBytes:
    """Bytes on their way to a terminal: what could disturb it becomes a space."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._decoder = getincrementaldecoder("utf-8")("replace")

    def write(self, data: bytes) -> int:
        """Write a piece, which may end within a character."""
        self._out.write(harmless_lines(self._decoder.decode(data)).encode())
        return len(data)


def exported_bytes() -> BinaryIO:
    """Return standard output for a file format: a pipe or a file gets every byte, a terminal no controls."""
    out = sys.stdout.buffer
    return cast(BinaryIO, _TerminalBytes(out)) if sys.stdout.isatty() else out


def dumps(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON that is safe for any terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def print_json_list(items: Iterable[dict[str, Any]]) -> None:
    """Print a JSON list item by item, without holding it in memory."""
    opening = "["
    for item in items:
        lines = dumps(item, 2).split("\n")
        click.echo(opening + "\n" + "\n".join(f"  {line}" for line in lines), nl=False)
        opening = ","
    click.echo("[]" if opening == "[" else "\n]")


def print_json(value: dict[str, Any]) -> None:
    """Print one JSON object."""
    click.echo(dumps(value, 2))


def print_json_line(value: dict[str, Any]) -> None:
    """Print one JSON object on one line."""
    click.echo(dumps(value))
