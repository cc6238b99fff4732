"""The properties of standard output: a terminal with a size and perhaps colours, or a pipe."""

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice

import click

from timeline.cli.bidi import reordered

# The width of a chart if nothing gives a width.
_PIPE_WIDTH = 100
# Charts need at least this width, and long lines are better wrapped below it.
_SMALLEST_WIDTH = 60
# Lines of a long answer that are written in one call.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Terminal:
    """How to print. width: of a line; cuts: whether longer lines are cut; ascii: draw only with ASCII.

    height: the lines on the screen, None for a pipe; colour: whether styles may be used.
    """

    width: int
    height: int | None
    cuts: bool
    ascii: bool
    colour: bool

    def cut(self, text: str, width: int) -> str:
        """Return a text cut to `width` terminal cells, or the whole text if output is not a terminal."""
        if not self.cuts:
            return text
        # Marks over Arabic letters take no cell, which rich knows. Imported here: pipes do not need it.
        from rich.cells import cell_len, set_cell_size

        if cell_len(text) <= width:
            return text
        ellipsis = "..." if self.ascii else "…"
        return set_cell_size(text, max(width - len(ellipsis), 0)).rstrip() + ellipsis

    def strong(self, text: str) -> str:
        """Return a line in bold, if styles may be used."""
        return click.style(text, bold=True) if self.colour else text


def standard_output(ascii_only: bool = False) -> Terminal:
    """Return the properties of standard output. COLUMNS and LINES override the size of the terminal.

    NO_COLOR (https://no-color.org), set and not empty, turns styles off.
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
    """Print lines, through the pager (PAGER, or less) if they do not fit on the screen."""
    rest = iter(lines)
    if paged and terminal.height is not None:
        first = list(islice(rest, terminal.height))
        if len(first) == terminal.height:
            click.echo_via_pager(f"{reordered(line, sys.stdout)}\n" for line in chain(first, rest))
            return
        rest = iter(first)
    # The first line at once, and then many: each call flushes.
    block = list(islice(rest, 1))
    while block:
        click.echo("\n".join(reordered(line, sys.stdout) for line in block))
        block = list(islice(rest, _AT_ONCE))


def _has_marks(encoding: str | None) -> bool:
    try:
        "├┬●█░◄…".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
