"""`timeline after`."""

import click

from timeline.cli.asking import answer
from timeline.cli.options import as_of_option, database_option, json_option
from timeline.cli.views import view_options
from timeline.query.chronology import Relation


@click.command("after")
@click.argument("date")
@view_options
@as_of_option
@database_option
@json_option
def command(date: str, as_of: str | None, database: str | None, as_json: bool) -> None:
    """What happened after DATE, oldest first.

    Marked +, what certainly did; under it, marked ?, what possibly did. A month or a year counts from its
    last day.

    \b
    Example:
      timeline after 2017-05-06
      timeline after "mai 2017" --json
    """
    answer("after", Relation.AFTER, (date,), database, as_json, as_of)
