"""`timeline names`."""

from pathlib import Path

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of
from timeline.commands.names import give_names, load_names
from timeline.db.engine import write_transaction
from timeline.db.schema import open_store
from timeline.messages import _


@click.command("names")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--none", "forget", is_flag=True, help="Go back to the lists of the program alone.")
@database_option
def command(file: Path | None, forget: bool, database: str | None) -> None:
    """Give the database a list of your own names and places, a CSV file; it takes the place of the last one.

    The columns are spelling, key, kind (person, place or organisation), and for a place country, latitude and
    longitude. Rows with one key are spellings of the same. Every article is read for names again, which takes
    as long as `timeline rebuild`; new articles are read by the list as well.

    \b
    Example:
      timeline names my-names.csv
      timeline names --none
    """
    if (file is None) != forget:
        raise click.UsageError(_("name a CSV file, or --none"))
    own = load_names(file) if file else []
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        changed = give_names(connection, own, settings.recorded_by)
    if changed:
        say(_("{count} spellings are known besides").format(count=len(own)))
    else:
        say(_("nothing changed: the list stands already"))
