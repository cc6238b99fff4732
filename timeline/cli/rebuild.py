"""`timeline rebuild`."""

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of
from timeline.db.engine import write_transaction
from timeline.db.schema import open_store
from timeline.errors import FactNotUnderstood
from timeline.messages import _, translate_error
from timeline.projections.project import rebuild
from timeline.projections.versions import VERSIONS


@click.command("rebuild")
@click.option("--only", type=click.Choice(list(VERSIONS)), help="Rebuild this table alone.")
@database_option
def command(only: str | None, database: str | None) -> None:
    """Rebuild the tables that answer questions from the log, in one transaction.

    A fact that cannot be understood is named and skipped. events, blocking_index and days are made of the
    tables mentions and articles, the others of the facts.

    \b
    Example:
      timeline rebuild
      timeline rebuild --only events
    """
    with write_transaction(open_store(settings_of(database).database)) as connection:
        skipped: list[FactNotUnderstood] = []
        count = rebuild(connection, skipped, only)
    for item in skipped:
        say(_("left out: {item}").format(item=translate_error(item)), err=True)
    if count:
        say(_("rebuilt from {count} facts").format(count=count))
    else:
        say(_("rebuilt"))
