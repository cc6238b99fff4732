"""`timeline redate`."""

import click

from timeline.cli.bidi import say
from timeline.cli.options import Edtf, database_option, settings_of, why_option
from timeline.commands.correct import redate
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.db.engine import write_transaction
from timeline.db.schema import open_store
from timeline.messages import _
from timeline.query.inspect import find_mention


@click.command("redate")
@click.argument("mention")
@click.argument("date", type=Edtf())
@why_option
@database_option
def command(mention: str, date: Interval, why: str, database: str | None) -> None:
    """Give MENTION the DATE, in EDTF, against what its text was taken for.

    A later publication date or reading leaves it alone. `timeline restore MENTION` undoes it.

    \b
    Example:
      timeline redate 9c41d0 2017-05-04 --why "the signing is dated in the annex"
    """
    settings = settings_of(database)
    with write_transaction(open_store(settings.database)) as connection:
        found = find_mention(connection, mention)["id"]
        count = redate(connection, found, date, why, settings.recorded_by)
    line = _("mention {mention}: {date}") if count else _("mention {mention}: {date}, as before")
    say(line.format(mention=found, date=format_edtf(date)))
