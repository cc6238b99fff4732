"""`timeline rebuild`."""

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of
from timeline.errors import FactNotUnderstood
from timeline.messages import _, told_error
from timeline.store.engine import writing
from timeline.store.projections import rebuild
from timeline.store.schema import open_store


@click.command("rebuild")
@database_option
def command(database: str | None) -> None:
    """Remake every table that answers questions from the log, in one transaction.

    A fact that cannot be understood is named and left out.

    \b
    Example:
      timeline rebuild
    """
    with writing(open_store(settings_of(database).database)) as connection:
        left_out: list[FactNotUnderstood] = []
        count = rebuild(connection, left_out)
    for item in left_out:
        say(_("left out: {item}").format(item=told_error(item)), err=True)
    say(_("remade from {count} facts").format(count=count))
