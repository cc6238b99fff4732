"""`timeline reread`."""

import click

from timeline.cli.bidi import bidi_option, say
from timeline.cli.convention_options import convention_options
from timeline.cli.options import database_option, settings_of, why_option
from timeline.cli.output import terminal_safe
from timeline.commands.reread import Outcome, Reread, Said, reread
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.grammar.conventions import AS_THE_TEXT_SHOWS, Conventions
from timeline.messages import _
from timeline.query.inspect import find_articles

_SIGNS = {Outcome.NEW: "+", Outcome.BACK: "+", Outcome.CHANGED: "~", Outcome.GONE: "-"}


@click.command("reread")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@convention_options
@why_option
@click.option("--dry-run", is_flag=True, help="Print the differences without recording them.")
@database_option
@bidi_option
def command(
    articles: tuple[str, ...], conventions: Conventions, why: str, dry_run: bool, database: str | None
) -> None:
    """Read stored articles again with the current normalizer and record what changed.

    Without ARTICLE, all articles are read; the id of a printed work stands for its sections. Corrections made
    by a person are kept. What --genre, --calendar and --early-dates say is kept with the articles.

    \b
    Example:
      timeline reread --dry-run
      timeline reread 2f9c41d0
      timeline reread --genre diary --calendar hijri 2f9c41d0
    """
    settings = settings_of(database)
    engine = open_store(settings.database)
    with read_transaction(engine) as connection:
        wanted = [found for article in articles for found in find_articles(connection, article)]
    said = Said(conventions, why) if conventions != AS_THE_TEXT_SHOWS else None
    count = 0
    for change in reread(engine, wanted, recorded_by=settings.recorded_by, said=said, dry_run=dry_run):
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
