"""`timeline rebuild`."""

import click

from timeline.cli.options import database_option, settings_of
from timeline.store.engine import writing
from timeline.store.projections import rebuild
from timeline.store.schema import open_store


@click.command("rebuild")
@database_option
def command(database: str | None) -> None:
    """Remake every table that answers questions from the log, in one transaction.

    \b
    Example:
      timeline rebuild
    """
    with writing(open_store(settings_of(database).database)) as connection:
        count = rebuild(connection)
    click.echo(f"remade from {count} facts")
