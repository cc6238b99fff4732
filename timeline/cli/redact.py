"""`timeline redact`."""

import sys

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of, why_option
from timeline.cli.output import terminal_safe
from timeline.commands.ingest.supersede import other_versions
from timeline.commands.redact import redact
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.errors import InvalidInput
from timeline.messages import _
from timeline.query.inspect import find_article


@click.command("redact")
@click.argument("article")
@click.option("--yes", is_flag=True, help="Do not ask: this cannot be undone.")
@why_option
@database_option
def command(article: str, yes: bool, why: str, database: str | None) -> None:
    """Erase the text and the title of ARTICLE for good, from every table and every past state.

    The dates that were read in it stay, without words; the log's chain still verifies, for it holds hashes of
    the words alone. Copies and backups are yours to erase.

    \b
    Example:
      timeline redact 2f9c41d0 --why "court order of 3 March"
    """
    settings = settings_of(database)
    engine = open_store(settings.database)
    with read_transaction(engine) as connection:
        found = find_article(connection, article)["id"]
    if not yes and not sys.stdin.isatty():
        raise InvalidInput("redact asks before it erases: run it in a terminal, or add --yes")
    if not yes:
        click.confirm(
            _("Erase the words of {article} for good?").format(article=terminal_safe(found)),
            abort=True,
            err=True,
        )
    with write_transaction(engine) as connection:
        others = other_versions(connection, found)
        done = redact(connection, found, why, settings.recorded_by)
    line = _("article {article}: erased") if done else _("article {article}: was erased already")
    say(line.format(article=terminal_safe(found)))
    for other in others:
        more = _("another version of it is stored: `timeline redact {article}` erases it too")
        say(more.format(article=terminal_safe(other)))
