"""`timeline load`."""

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of
from timeline.cli.progress import progress_bar
from timeline.db.engine import database_label
from timeline.db.schema import open_store
from timeline.errors import InvalidInput, LogAltered, NotFound
from timeline.files import read_lines
from timeline.log.dump_lines import read_header
from timeline.log.load import load
from timeline.messages import _
from timeline.projections.project import project


@click.command("load")
@click.argument("file", metavar="FILE", type=click.Path())
@database_option
def command(file: str, database: str | None) -> None:
    """Make an empty database what a dump says: the same facts, times, hashes and head.

    FILE is what `timeline dump` wrote, - for standard input. Every hash is checked on the way, and all is
    one transaction: when anything does not fit, the database stays empty. An SQLite file is created;
    PostgreSQL needs `timeline db upgrade` first.

    \b
    Example:
      timeline load --db copy.db news.jsonl.gz
      timeline load --db postgresql+psycopg://me@localhost/news news.jsonl.gz
    """
    if file != "-" and not Path(file).is_file():
        raise NotFound("there is no file {file}: correct its name", file=file)
    with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as source:
        lines = read_lines(file, source)
        try:
            header = read_header(file, next(lines, b""))
        except LogAltered as error:
            raise InvalidInput(error.message, **error.values) from error
        # The database comes after: what is no dump makes no file.
        engine = open_store(settings_of(database).database, create=True)
        with progress_bar() as progress:
            head = load(engine, header, lines, project, progress)
    told = _("{facts} facts, {texts} texts, head {head}: in {where}")
    say(told.format(facts=head.position, texts=header.texts, head=head.hash, where=database_label(engine)))
