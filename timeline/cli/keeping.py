"""The commands that keep, move and rebuild a whole database: dump, load, backup and rebuild."""

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import click
from sqlalchemy import Connection, Engine

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of
from timeline.cli.output import exported_bytes
from timeline.cli.progress import progress_bar
from timeline.commands.ingest.workers import cores
from timeline.commands.read_ahead import reading_ahead
from timeline.commands.verify import Depth, verify
from timeline.db.engine import database_label, read_transaction, write_transaction
from timeline.db.schema import open_existing, open_store
from timeline.errors import FactNotUnderstood, InvalidInput, LogAltered, NotFound, ProjectionsOutdated
from timeline.files import atomic_write, compressing, read_lines
from timeline.log import backup as copying
from timeline.log import load as loading
from timeline.log.chain import Head
from timeline.log.dump import write_dump
from timeline.log.dump_lines import read_header
from timeline.log.read import Recorded
from timeline.messages import _, translate_error
from timeline.projections import project as projecting
from timeline.projections.rebuild_beside import rebuild_beside
from timeline.projections.versions import VERSIONS

_force_option = click.option("--force", is_flag=True, help="Overwrite an existing file.")


@click.command("dump")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(),
    metavar="FILE",
    help="The file to write, compressed if its name ends in .gz or .zst; - is standard output.",
)
@_force_option
@database_option
def dump(output: str, force: bool, database: str | None) -> None:
    """Write the log and the article texts as JSON Lines: one fact a line, as it is stored.

    `timeline load` rebuilds the same database from it, on SQLite or PostgreSQL. The hash chain is checked on
    the way, and a dump that could not be loaded is discarded. The file gets its name only when it is
    complete.

    \b
    Example:
      timeline dump -o news.jsonl.gz
      timeline load --db postgresql+psycopg://me@localhost/news news.jsonl.gz
    """
    engine = open_store(settings_of(database).database)
    if output == "-":
        with progress_bar() as progress, read_transaction(engine) as connection:
            write_dump(connection, exported_bytes(), progress)
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
    line = _("{facts} facts and {texts} texts in {where}, head {head}")
    say(line.format(facts=dumped.head.position, texts=dumped.texts, head=dumped.head.hash, where=path))


@click.command("load")
@click.argument("file", metavar="FILE", type=click.Path())
@database_option
def load(file: str, database: str | None) -> None:
    """Fill an empty database from a dump: the same facts, times, hashes and head.

    FILE is what `timeline dump` wrote; - is standard input. Every hash is checked, in one transaction: if
    anything is wrong, the database stays empty. An SQLite file is created; PostgreSQL needs
    `timeline db upgrade` first.

    \b
    Example:
      timeline load --db copy.db news.jsonl.gz
      timeline load --db postgresql+psycopg://me@localhost/news news.jsonl.gz
    """
    if file != "-" and not Path(file).is_file():
        raise NotFound("there is no file {file}: check the name", file=file)
    with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as source:
        lines = read_lines(file, source)
        try:
            header = read_header(file, next(lines, b""))
        except LogAltered as error:
            raise InvalidInput(error.message, **error.values) from error
        # Opened only now: a file that is no dump must not leave a database.
        engine = open_store(settings_of(database).database, create=True)
        with progress_bar() as progress, reading_ahead(cores()) as read_ahead:

            def project(connection: Connection, recorded: Sequence[Recorded]) -> None:
                for batch, columns in read_ahead(connection, iter([list(recorded)])):
                    projecting.project(connection, batch, columns)

            head = loading.load(engine, header, lines, project, progress)
    line = _("{facts} facts and {texts} texts in {where}, head {head}")
    say(line.format(facts=head.position, texts=header.texts, head=head.hash, where=database_label(engine)))


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@_force_option
@click.option("--quick", is_flag=True, help="Check the copy as `timeline verify --quick` does.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["live", "archive"]),
    default="live",
    show_default=True,
    help="live: to go on with; archive: to read on any medium.",
)
@database_option
def backup(file: Path, force: bool, quick: bool, kind: str, database: str | None) -> None:
    """Copy an SQLite database while it is in use, to a self-contained file.

    Don't copy the .db file by hand: the latest commits are in the file next to it whose name ends in -wal,
    until SQLite moves them over. A copy of the .db file alone lacks them, and one made during a write may be
    corrupt. This copy is consistent, and checked as by `timeline verify`: the file gets its name only when it
    is complete and sound. Tables that wait for `timeline rebuild` are copied as they are.

    An archive is one file that needs no other next to it and no permission to write. A live copy can
    be read on a read-only medium as well, but without locks; readers and a writer do not wait for each other
    in it.

    For PostgreSQL use pg_dump; `timeline dump` works with both.

    \b
    Example:
      timeline backup news-2026-01-02.db
      timeline backup --format archive /media/dvd/news.db
    """
    engine = open_existing(settings_of(database).database)
    with progress_bar() as progress:

        def check(copy: Engine) -> Head:
            depth = Depth.QUICK if quick else Depth.FULL
            try:
                return verify(copy, depth, progress=progress, workers=cores()).log.head
            except ProjectionsOutdated:
                return verify(copy, Depth.LOG, progress=progress).log.head

        head = copying.backup(
            engine, file, force=force, archive=kind == "archive", check=check, progress=progress
        )
    say(_("{facts} facts in {where}, head {head}").format(facts=head.position, head=head.hash, where=file))


@click.command("rebuild")
@click.option("--only", type=click.Choice(list(VERSIONS)), help="Rebuild only this table.")
@database_option
def rebuild(only: str | None, database: str | None) -> None:
    """Rebuild the tables that answer questions from the log.

    They are made in a temporary file (in TMPDIR, as large as the database), and the rows that differ are then
    replaced in one transaction: other programs read and write meanwhile. With --only, writers wait. A fact
    that cannot be understood is listed and skipped. The tables events, blocking_index and days are built from
    the tables mentions and articles, the others from the facts.

    \b
    Example:
      timeline rebuild
      timeline rebuild --only events
    """
    engine = open_store(settings_of(database).database)
    skipped: list[FactNotUnderstood] = []
    with reading_ahead(cores()) as read_ahead:
        if only is None:
            count = rebuild_beside(engine, skipped, read_ahead)
        else:
            with write_transaction(engine) as connection:
                count = projecting.rebuild(connection, skipped, only, read_ahead)
    # What cannot be decoded is met a batch before what cannot be applied.
    for item in sorted(skipped, key=lambda fact: fact.position or 0):
        say(_("skipped: {item}").format(item=translate_error(item)), err=True)
    if count:
        say(_("rebuilt from {count} facts").format(count=count))
    else:
        say(_("rebuilt"))
