"""How far an ingest is: a bar on a terminal, lines of JSON for a program, or nothing."""

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

from timeline.cli.bidi import say
from timeline.commands.ingest.options import Summary
from timeline.messages import _

# Told the bytes of input that each stored batch took.
Advance = Callable[[int], None]

# Seconds between two lines of JSON.
_EVERY = 2.0


@contextmanager
def progress_as(kind: str, total: int | None, summary: Summary) -> Iterator[Advance]:
    """Show progress on standard error. kind: bar, json or none; total: the bytes of input, None: not known.

    A bar is shown on a terminal alone.
    """
    if kind == "json":
        yield from _lines(total, summary)
    elif kind == "bar" and sys.stderr.isatty():
        yield from _bar(total, summary)
    else:
        yield lambda size: None


@contextmanager
def stopping(quiet: bool) -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed: the first asks to stop behind the batch, the second stops at once."""
    asked = False

    def ask(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        if not quiet:
            say(_("stopping when this batch is stored; Ctrl-C again stops at once"), err=True)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)


def _lines(total: int | None, summary: Summary) -> Iterator[Advance]:
    began = told = time.monotonic()
    done = 0

    def tell(now: float) -> None:
        taken = summary.new + summary.known + summary.dated
        line = {
            "new": summary.new,
            "known": summary.known,
            "dated": summary.dated,
            "refused": summary.refusals,
            "bytes": done,
            "total_bytes": total,
            "seconds": round(now - began, 1),
            "articles_per_second": round(taken / max(now - began, 0.001), 1),
        }
        click.echo(json.dumps(line), err=True)

    def advance(size: int) -> None:
        nonlocal told, done
        done += size
        now = time.monotonic()
        if now - told >= _EVERY:
            told = now
            tell(now)

    yield advance
    tell(time.monotonic())


def _bar(total: int | None, summary: Summary) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    began = time.monotonic()
    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)

        def advance(size: int) -> None:
            taken = summary.new + summary.known + summary.dated
            rate = taken / max(time.monotonic() - began, 0.001)
            counts = f"{summary.new} new, {summary.known} known, {summary.refusals} refused, {rate:.0f}/s"
            bar.update(task, advance=size, description=counts)

        yield advance
