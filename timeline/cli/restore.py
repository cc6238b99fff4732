"""`timeline restore`."""

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of, why_option
from timeline.cli.output import terminal_safe
from timeline.commands.restore import restore, restore_article
from timeline.db.engine import write_transaction
from timeline.db.schema import open_store
from timeline.messages import _
from timeline.query.inspect import find_mention_or_article


@click.command("restore")
@click.argument("identity", metavar="MENTION|ARTICLE")
@why_option
@database_option
def command(identity: str, why: str, database: str | None) -> None:
    """Undo the last thing done by hand: a retraction, or a date.

    What was retracted counts again as it did before, a date given by hand included; restored once more, it
    has the days that its text gives.

    \b
    Example:
      timeline restore 9c41d0 --why "it is no film after all"
    """
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        kind, found = find_mention_or_article(connection, identity)
        act = restore if kind == "mention" else restore_article
        count = act(connection, found, why, settings.recorded_by)
    line = _("{kind} {id}: restored") if count else _("{kind} {id}: nothing was done to it by hand")
    say(line.format(kind=_(kind), id=terminal_safe(found)))
