"""`timeline redact`."""

import sys

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of, why_option
from timeline.cli.output import safe
from timeline.errors import InvalidInput
from timeline.ingest.redaction import redact
from timeline.ingest.versions import other_versions
from timeline.messages import _
from timeline.query.inspect import find_article
from timeline.store.engine import reading, writing
from timeline.store.schema import open_store


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
    with reading(engine) as connection:
        found = find_article(connection, article)["id"]
    if not yes and not sys.stdin.isatty():
        raise InvalidInput("redact asks before it erases: run it in a terminal, or add --yes")
    if not yes:
        click.confirm(
            _("Erase the words of {article} for good?").format(article=safe(found)), abort=True, err=True
        )
    with writing(engine) as connection:
        others = other_versions(connection, found)
        done = redact(connection, found, why, settings.recorded_by)
    line = _("article {article}: erased") if done else _("article {article}: was erased already")
    say(line.format(article=safe(found)))
    for other in others:
        more = _("another version of it is stored: `timeline redact {article}` erases it too")
        say(more.format(article=safe(other)))
