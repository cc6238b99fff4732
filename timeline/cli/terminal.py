"""What standard output is: a terminal with a width, a height and perhaps colours, or a pipe without any."""

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice

import click

from timeline.cli.bidi import reordered, say

# The width of a chart where nothing says how wide the paper is.
_PIPE_WIDTH = 100
# Below it no chart has room, and long lines are better wrapped.
_SMALLEST_WIDTH = 60


@dataclass(frozen=True, slots=True)
class Terminal:
    """How to print on it. width: of a line; cuts: whether longer ones are cut; ascii: no other marks.

    height: the lines that a terminal shows at once, None for a pipe; colour: whether it may be styled.
    """

    width: int
    height: int | None
    cuts: bool
    ascii: bool
    colour: bool

    def cut(self, text: str, width: int) -> str:
        """A text that takes at most `width` cells of a terminal; whole, when this is none."""
        if not self.cuts:
            return text
        # Marks over Arabic letters take no cell, which rich knows. Imported here: a pipe has no use for it.
        from rich.cells import cell_len, set_cell_size

        if cell_len(text) <= width:
            return text
        ellipsis = "..." if self.ascii else "…"
        return set_cell_size(text, max(width - len(ellipsis), 0)).rstrip() + ellipsis

    def strong(self, text: str) -> str:
        """A line of more weight, where there are styles."""
        return click.style(text, bold=True) if self.colour else text


def standard_output(ascii_only: bool = False) -> Terminal:
    """What standard output is now. COLUMNS and LINES count before what the terminal says; NO_COLOR is kept.

    NO_COLOR: https://no-color.org, set and not empty.
    """
    is_terminal = sys.stdout.isatty()
    size = shutil.get_terminal_size((_PIPE_WIDTH, 24))
    return Terminal(
        width=max(size.columns, _SMALLEST_WIDTH),
        height=size.lines if is_terminal else None,
        cuts=is_terminal,
        ascii=ascii_only or not _has_marks(sys.stdout.encoding),
        colour=is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
    )


def print_lines(lines: Iterable[str], terminal: Terminal, paged: bool = True) -> None:
    """Print lines; more than a terminal shows at once go through the pager (PAGER, or less)."""
    rest = iter(lines)
    if paged and terminal.height is not None:
        first = list(islice(rest, terminal.height))
        if len(first) == terminal.height:
            click.echo_via_pager(f"{reordered(line, sys.stdout)}\n" for line in chain(first, rest))
            return
        rest = iter(first)
    for line in rest:
        say(line)


def _has_marks(encoding: str | None) -> bool:
    try:
        "├┬●█░◄…".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
