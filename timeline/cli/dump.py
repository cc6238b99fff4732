"""`timeline dump`."""

import sys
from pathlib import Path

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of
from timeline.cli.progress import progress_bar
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.files import atomic_write, compressing
from timeline.log.dump import write_dump
from timeline.messages import _


@click.command("dump")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(),
    metavar="FILE",
    help="Where to write: compressed when it ends in .gz or .zst; - is standard output.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@database_option
def command(output: str, force: bool, database: str | None) -> None:
    """Write the log, with the texts beside it, as JSON Lines: one fact a line, as it is stored.

    `timeline load` makes the same database of it, on SQLite or PostgreSQL. The chain is checked on the way:
    a dump that could not be loaded is not kept. The file takes its name when it is whole.

    \b
    Example:
      timeline dump -o news.jsonl.gz
      timeline load --db postgresql+psycopg://me@localhost/news news.jsonl.gz
    """
    engine = open_store(settings_of(database).database)
    if output == "-":
        with progress_bar() as progress, read_transaction(engine) as connection:
            write_dump(connection, sys.stdout.buffer, progress)
        return
    path = Path(output)
    with (
        progress_bar() as progress,
        atomic_write(path, force=force) as part,
        read_transaction(engine) as connection,
        part.open("wb") as file,
        compressing(path.name, file) as lines,
    ):
        dumped = write_dump(connection, lines, progress)
    told = _("{facts} facts, {texts} texts, head {head}: in {where}")
    say(told.format(facts=dumped.head.position, texts=dumped.texts, head=dumped.head.hash, where=path))
