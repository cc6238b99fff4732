"""`timeline retract`."""

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of, why_option
from timeline.cli.output import terminal_safe
from timeline.commands.correct import retract, retract_article
from timeline.db.engine import write_transaction
from timeline.db.schema import open_store
from timeline.messages import _
from timeline.query.inspect import find_mention_or_article


@click.command("retract")
@click.argument("identity", metavar="MENTION|ARTICLE")
@why_option
@database_option
def command(identity: str, why: str, database: str | None) -> None:
    """Take a mention, or an article with all its mentions, out of every answer.

    Nothing is deleted: the log keeps it, questions --as-of an earlier time still show it, and
    `timeline restore` brings it back.

    \b
    Example:
      timeline retract 9c41d0 --why "the clause is a film's plot"
    """
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        kind, found = find_mention_or_article(connection, identity)
        act = retract if kind == "mention" else retract_article
        count = act(connection, found, why, settings.recorded_by)
    line = _("{kind} {id}: retracted") if count else _("{kind} {id}: was retracted already")
    say(line.format(kind=_(kind), id=terminal_safe(found)))
