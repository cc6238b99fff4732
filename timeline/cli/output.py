"""What reaches the terminal: JSON, and untrusted text made harmless.

Terminals differ in how they show Arabic: some reorder a line, some don't. So ids and dates come first, one
run of Arabic comes last, and nothing stands to its right.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

import click

from timeline.export.characters import terminal_safe as terminal_safe

# In JSON these are written as escapes: the data stay whole, and the terminal undisturbed.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def dumps(value: Any, indent: int | None = None) -> str:
    """A value as JSON that any terminal can be shown."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def print_json_list(items: Iterable[dict[str, Any]]) -> None:
    """Print a JSON list, one item at a time, so that a long one needs no memory."""
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
