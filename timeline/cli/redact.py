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
@click.option("--yes", is_flag=True, help="Do not ask for confirmation; erasing cannot be undone.")
@why_option
@database_option
def command(article: str, yes: bool, why: str, database: str | None) -> None:
    """Erase the text and the title of ARTICLE for good, from every table and every earlier state.

    The dates found in it remain, without their words. The log still verifies, because it contains only hashes
    of the text. Copies and backups must be erased separately.

    \b
    Example:
      timeline redact 2f9c41d0 --why "court order of 3 March"
    """
    settings = settings_of(database)
    engine = open_store(settings.database)
    with read_transaction(engine) as connection:
        identity = find_article(connection, article)["id"]
    if not yes and not sys.stdin.isatty():
        raise InvalidInput("redact asks for confirmation: run it in a terminal, or add --yes")
    if not yes:
        click.confirm(
            _("Erase the text of {article} for good?").format(article=terminal_safe(identity)),
            abort=True,
            err=True,
        )
    with write_transaction(engine) as connection:
        others = other_versions(connection, identity)
        done = redact(connection, identity, why, settings.recorded_by)
    line = _("article {article}: erased") if done else _("article {article}: already erased")
    say(line.format(article=terminal_safe(identity)))
    for other in others:
        more = _("another version of it is stored: erase it too with `timeline redact {article}`")
        say(more.format(article=terminal_safe(other)))
