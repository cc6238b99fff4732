"""`timeline between`."""

import click

from timeline.cli.asking import answer
from timeline.cli.options import as_of_option, database_option, json_option
from timeline.cli.views import view_options
from timeline.query.chronology import Relation


@click.command("between")
@click.argument("first")
@click.argument("last")
@view_options
@as_of_option
@database_option
@json_option
def command(first: str, last: str, as_of: str | None, database: str | None, as_json: bool) -> None:
    """What happened from FIRST to LAST, both included; either may be .. for an end left open.

    Marked +, what certainly did: the whole of its days lie within. Under it, marked ?, what possibly did.

    \b
    Example:
      timeline between 2017-05-03 2017-05-06
      timeline between "3 May 2017" "أيار 2017" --json
      timeline between 2017-05 ..
    """
    answer("between", Relation.DURING, (first, last), database, as_json, as_of)
