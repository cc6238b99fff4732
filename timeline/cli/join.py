"""`timeline join`."""

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of, why_option
from timeline.commands.correct import join
from timeline.db.engine import write_transaction
from timeline.db.schema import open_store
from timeline.messages import _
from timeline.query.inspect import find_event


@click.command("join")
@click.argument("event")
@click.argument("into")
@why_option
@database_option
def command(event: str, into: str, why: str, database: str | None) -> None:
    """Put every mention of EVENT into the event INTO: they report the same happening.

    Linking leaves them there; `timeline part MENTION` undoes it.

    \b
    Example:
      timeline join e3f0a 77b21 --why "the same signing, reported a day later"
    """
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        moved, stays = find_event(connection, event)["id"], find_event(connection, into)["id"]
        count = join(connection, moved, stays, why, settings.recorded_by)
    told = _("{count} mentions of {moved} joined to {stays}")
    say(told.format(count=count, moved=moved, stays=stays))
