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
@click.option("--none", "forget", is_flag=True, help="Remove your list, leaving only the built-in ones.")
@database_option
def command(file: Path | None, forget: bool, database: str | None) -> None:
    """Load a CSV file of your own names and places, replacing the previous one.

    The columns are spelling, key, kind (person, place or organisation) and, for a place, country, latitude
    and longitude. Rows with the same key are spellings of the same name. Stored articles that contain a
    spelling that is new, changed or removed are searched for names again; new articles are searched as well.

    \b
    Example:
      timeline names my-names.csv
      timeline names --none
    """
    if (file is None) != forget:
        raise click.UsageError(_("give a CSV file, or --none"))
    own = load_names(file) if file else []
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        changed = give_names(connection, own, settings.recorded_by)
    if changed:
        say(_("{count} spellings loaded").format(count=len(own)))
    else:
        say(_("nothing changed: this list is already loaded"))
