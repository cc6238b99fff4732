"""`timeline part`."""

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of, why_option
from timeline.commands.correct import part
from timeline.db.engine import write_transaction
from timeline.db.schema import open_store
from timeline.messages import _
from timeline.query.inspect import find_mention


@click.command("part")
@click.argument("mention")
@why_option
@database_option
def command(mention: str, why: str, database: str | None) -> None:
    """Take MENTION out of its event: it reports something else.

    It becomes an event of its own, and linking leaves it there; `timeline join` undoes it.

    \b
    Example:
      timeline part 9c41d0 --why "another round of talks"
    """
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        row = find_mention(connection, mention)
        part(connection, row["id"], why, settings.recorded_by)
        event = find_mention(connection, row["id"])["event"]
    told = _("mention {mention} parted from {was}: event {event}")
    say(told.format(mention=row["id"], was=row["event"], event=event))
