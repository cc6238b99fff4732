"""`timeline backup`."""

from pathlib import Path

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of
from timeline.cli.progress import progress_bar
from timeline.db.schema import open_existing
from timeline.log.backup import backup
from timeline.messages import _


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@database_option
def command(file: Path, force: bool, database: str | None) -> None:
    """Copy an SQLite database while it is in use, to a file that opens by itself.

    Don't copy the .db file by hand: what was committed last lies beside it, in the file whose name ends in
    -wal, until SQLite moves it over. A copy of the .db file alone loses that, and one taken while something
    writes can be torn. This copy is of one moment, is checked, and takes its name when it is whole.

    PostgreSQL is copied by pg_dump; `timeline dump` serves both.

    \b
    Example:
      timeline backup news-2026-01-02.db
    """
    engine = open_existing(settings_of(database).database)
    with progress_bar() as progress:
        head = backup(engine, file, force=force, progress=progress)
    say(_("{facts} facts, head {head}: in {where}").format(facts=head.position, head=head.hash, where=file))
