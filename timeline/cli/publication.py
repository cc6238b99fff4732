"""`timeline publication`."""

import click

from timeline.cli.bidi import say
from timeline.cli.options import Edtf, database_option, settings_of, why_option
from timeline.cli.output import terminal_safe
from timeline.commands.recording import date_again
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.db.engine import write_transaction
from timeline.db.schema import open_store
from timeline.log.facts import Person
from timeline.messages import _
from timeline.query.inspect import find_article


@click.command("publication")
@click.argument("article")
@click.argument("date", type=Edtf())
@why_option
@database_option
def command(article: str, date: Interval, why: str, database: str | None) -> None:
    """Give ARTICLE the publication DATE, in EDTF; its relative dates are resolved again.

    Nothing is overwritten: the log keeps what was believed before.

    \b
    Example:
      timeline publication 2f9c41d0a1b2c3d4 2017-05-15 --why "date on the scanned page"
    """
    settings = settings_of(database)
    engine = open_store(settings.database)
    with write_transaction(engine) as connection:
        found = find_article(connection, article)["id"]
        changed = date_again(connection, found, date, Person(why), settings.recorded_by)
    told = _("{article} published {date}: {count} mentions resolved again")
    say(told.format(article=terminal_safe(found), date=format_edtf(date), count=changed))
