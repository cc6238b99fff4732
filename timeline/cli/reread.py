"""`timeline reread`."""

import click

from timeline.cli.bidi import bidi_option, say
from timeline.cli.options import database_option, settings_of
from timeline.cli.output import terminal_safe
from timeline.commands.reread import Outcome, Reread, reread
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.messages import _
from timeline.query.inspect import find_article

_SIGNS = {Outcome.NEW: "+", Outcome.BACK: "+", Outcome.CHANGED: "~", Outcome.GONE: "-"}


@click.command("reread")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--dry-run", is_flag=True, help="Print the differences without recording them.")
@database_option
@bidi_option
def command(articles: tuple[str, ...], dry_run: bool, database: str | None) -> None:
    """Read stored articles again with the current normalizer and record what changed.

    Without ARTICLE, all articles are read. Corrections made by a person are kept.

    \b
    Example:
      timeline reread --dry-run
      timeline reread 2f9c41d0
    """
    settings = settings_of(database)
    engine = open_store(settings.database)
    with read_transaction(engine) as connection:
        wanted = [find_article(connection, article)["id"] for article in articles]
    count = 0
    for change in reread(engine, wanted, recorded_by=settings.recorded_by, dry_run=dry_run):
        count += 1
        say(_line(change))
    written = _("{count} mentions changed")
    not_written = _("{count} mentions would change; nothing was recorded")
    say((not_written if dry_run else written).format(count=count), err=True)


def _line(change: Reread) -> str:
    days = change.now or change.was
    if change.was and change.now:
        days = _("{was} to {now}").format(was=change.was, now=change.now)
    line = _("{sign} {outcome:<8} {mention}  {days}  {words}")
    return line.format(
        sign=_SIGNS[change.outcome],
        outcome=_(change.outcome.value),
        mention=change.mention,
        days=days,
        words=terminal_safe(change.words),
    )
