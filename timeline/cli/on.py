"""`timeline on`."""

import click

from timeline.cli.asking import answer
from timeline.cli.options import as_of_option, database_option, json_option
from timeline.cli.views import view_options
from timeline.query.chronology import Relation


@click.command("on")
@click.argument("date")
@view_options
@as_of_option
@database_option
@json_option
def command(date: str, as_of: str | None, database: str | None, as_json: bool) -> None:
    """What happened on DATE: a day, a month or a year.

    Marked +, what certainly did: the whole of its days lie within. Under it, marked ?, what possibly did.

    \b
    Example:
      timeline on "4 May 2017"
      timeline on 2017-05 --json
    """
    answer("on", Relation.DURING, (date,), database, as_json, as_of)
