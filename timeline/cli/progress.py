"""How far a long command is: a bar on a terminal, lines of JSON for a program, or nothing."""

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

import click

from timeline.cli.bidi import say
from timeline.log.chain import Progress, no_progress
from timeline.messages import _

if TYPE_CHECKING:
    from timeline.commands.ingest.options import Summary

# Called with the bytes of input that each stored batch took.
Advance = Callable[[int], None]

# Seconds between two lines of JSON.
_EVERY = 2.0


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on standard error if that is a terminal; otherwise nothing."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        shown = ""

        def advance(what: str, done: int, total: int | None) -> None:
            nonlocal shown
            if what != shown:
                bar.reset(task, description=what, total=total)
                shown = what
            bar.update(task, completed=done, total=total)

        yield advance


@contextmanager
def ingest_progress(kind: str, total: int | None, summary: "Summary") -> Iterator[Advance]:
    """Show on standard error how far an ingest is.

    kind: bar (on a terminal only), json or none; total: the bytes of input, None if they are not known.
    """
    if kind == "json":
        yield from _lines(total, summary)
    elif kind == "bar" and sys.stderr.isatty():
        yield from _bar(total, summary)
    else:
        yield lambda size: None


@contextmanager
def stopping(quiet: bool) -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed: the first one asks to stop after the batch, the second stops at once."""
    pressed = False

    def ask(_number: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True
        if not quiet:
            say(_("stopping after this batch; press Ctrl-C again to stop at once"), err=True)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)


def _lines(total: int | None, summary: "Summary") -> Iterator[Advance]:
    began = printed = time.monotonic()
    done = 0

    def print_line(now: float) -> None:
        line = {
            "added": summary.new,
            "already_present": summary.known,
            "dated": summary.dated,
            "rejected": summary.refusals,
            "bytes": done,
            "total_bytes": total,
            "seconds": round(now - began, 1),
            "articles_per_second": round(_stored(summary) / max(now - began, 0.001), 1),
        }
        click.echo(json.dumps(line), err=True)

    def advance(size: int) -> None:
        nonlocal printed, done
        done += size
        now = time.monotonic()
        if now - printed >= _EVERY:
            printed = now
            print_line(now)

    yield advance
    print_line(time.monotonic())


def _bar(total: int | None, summary: "Summary") -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    began = time.monotonic()
    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)

        def advance(size: int) -> None:
            rate = _stored(summary) / max(time.monotonic() - began, 0.001)
            counts = f"{summary.new} added, {summary.known} already present, {summary.refusals} rejected"
            bar.update(task, advance=size, description=f"{counts}, {rate:.0f}/s")

        yield advance


def _stored(summary: "Summary") -> int:
    return summary.new + summary.known + summary.dated
