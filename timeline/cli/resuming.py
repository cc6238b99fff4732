"""Resuming an interrupted ingest with its original arguments."""

from collections.abc import Sequence
from pathlib import Path

import click

from timeline.cli.options import settings_of
from timeline.cli.output import terminal_safe
from timeline.commands.ingest.unfinished import unfinished
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.errors import InvalidInput

_ARGUMENTS = "timeline.arguments"


class Remembered(click.Command):
    """A command that keeps its arguments as they were typed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the arguments, then parse them."""
        ctx.meta[_ARGUMENTS] = tuple(args)
        return super().parse_args(ctx, args)


def typed(context: click.Context) -> list[str]:
    """Return the arguments of a Remembered command without --db, whose URL may contain a password."""
    kept: list[str] = []
    skipped = False
    for argument in context.meta[_ARGUMENTS]:
        if skipped:
            skipped = False
        elif argument == "--db":
            skipped = True
        elif not argument.startswith("--db="):
            kept.append(argument)
    return kept


def resume(command: click.Command, context: click.Context, database: str | None) -> None:
    """Run the interrupted ingest as if it had been typed again.

    Raises InvalidInput if there is none, if it was started in another folder, or if it read standard input.
    """
    with read_transaction(open_store(settings_of(database).database)) as connection:
        begun = unfinished(connection)
    if begun is None:
        raise InvalidInput("no ingest into this database was interrupted: say what to read")
    if begun.folder != str(Path.cwd()):
        raise InvalidInput(
            "the ingest was started in another folder: cd {folder} first", folder=terminal_safe(begun.folder)
        )
    with command.make_context("ingest", _with(begun.arguments, database), parent=context.parent) as again:
        if "-" in again.params["paths"]:
            raise InvalidInput("standard input cannot be read again: run the same command with it once more")
        command.invoke(again)


def _with(arguments: Sequence[str], database: str | None) -> list[str]:
    return [*arguments, *(["--db", database] if database else [])]
