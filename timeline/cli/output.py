"""Output to terminals: JSON, and untrusted text made harmless.

Terminals differ in how they show Arabic: some reorder a line, some don't. So ids and dates come first, and a
single run of Arabic comes last, with nothing to its right.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

import click

from timeline.export.characters import terminal_safe as terminal_safe

# Written as escapes in JSON: the data stay complete and the terminal undisturbed.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


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
