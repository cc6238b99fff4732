"""`timeline before`."""

import click

from timeline.cli.asking import answer
from timeline.cli.options import as_of_option, database_option, json_option
from timeline.cli.views import view_options
from timeline.query.chronology import Relation


@click.command("before")
@click.argument("date")
@view_options
@as_of_option
@database_option
@json_option
def command(date: str, as_of: str | None, database: str | None, as_json: bool) -> None:
    """What happened before DATE, oldest first.

    Marked +, what certainly did: the whole of its days lie before. Under it, marked ?, what possibly did. A
    month or a year counts from its first day. Without a year, the one that the data suggest is taken.

    \b
    Example:
      timeline before "10 July 2017"
      timeline before "10 تموز 2017" --json
    """
    answer("before", Relation.BEFORE, (date,), database, as_json, as_of)
