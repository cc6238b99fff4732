"""`timeline overview`."""

import sys
from datetime import date
from itertools import chain

import click

from timeline.cli.asking import heading
from timeline.cli.bidi import bidi_option, say
from timeline.cli.options import settings_of
from timeline.cli.output import print_json
from timeline.cli.overview_lines import group_lines, overview_lines
from timeline.cli.question_options import QuestionOptions, overview_options
from timeline.cli.terminal import print_lines, standard_output
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.errors import InvalidInput
from timeline.export.overview import (
    groups_to_json,
    overview_to_json,
    write_csv_groups,
    write_csv_overview,
)
from timeline.query.chronology import id_digits
from timeline.query.groups import Groups, grouped
from timeline.query.overview import MOST, overview
from timeline.query.periods import UNITS, UnitName, unit_for
from timeline.query.question.question import OPEN
from timeline.query.question.resolved import parse_dates

_MOST_EVENTS = 1_000


@click.command("overview")
@click.option("--from", "first", metavar="DATE", default=OPEN, help="The first date; default: open.")
@click.option("--to", "last", metavar="DATE", default=OPEN, help="The last date, inclusive; default: open.")
@click.option(
    "--by",
    "unit",
    type=click.Choice(UNITS),
    help="The periods; default: as fits the dates, months if one of them is open.",
)
@click.option(
    "--group",
    metavar="FIELD",
    help="Instead of periods: by a further field of the articles, such as section, country or author.",
)
@click.option(
    "--top",
    "most",
    type=click.IntRange(1, _MOST_EVENTS),
    metavar="N",
    default=MOST,
    show_default=True,
    help="List the N most important events of each period or group.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Print a table, one row per event listed.")
@click.option("--no-pager", is_flag=True, help="Do not use a pager for a long answer.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Draw with ASCII characters only.")
@overview_options
@bidi_option
def command(
    first: str, last: str, unit: UnitName | None, group: str | None, most: int, as_csv: bool, no_pager: bool,
    ascii_only: bool, options: QuestionOptions,
) -> None:  # fmt: skip
    """The most important events of each day, week, month or year.

    An event is counted in a period if all of its days lie in it; `timeline show` explains its importance.
    Periods without events are folded into one line.

    \b
    Example:
      timeline overview --from 2017-05-01 --to 2017-05-14
      timeline overview --from "أيار 2017" --to "تموز 2017" --by month --top 5
      timeline overview --from 2017-05 --group section
    """
    if group is not None and unit is not None:
        raise InvalidInput("--by and --group are mutually exclusive: use one")
    if as_csv and options.as_json:
        raise InvalidInput("--csv and --json are mutually exclusive: use one")
    with read_transaction(open_store(settings_of(options.database).database)) as connection:
        asked = parse_dates(connection, options.question("between", first, last), date.today())
        found = (
            overview(connection, asked, unit or unit_for(asked.days), most)
            if group is None
            else grouped(connection, asked, group, most)
        )
        head = heading(connection, asked)
        digits = id_digits(connection)
    if options.as_json or as_csv:
        say(head, err=True)
    if options.as_json:
        print_json(groups_to_json(found) if isinstance(found, Groups) else overview_to_json(found))
    elif as_csv:
        if isinstance(found, Groups):
            write_csv_groups(found, sys.stdout)
        else:
            write_csv_overview(found, sys.stdout)
    else:
        terminal = standard_output(ascii_only)
        lines = (
            group_lines(found, digits, terminal)
            if isinstance(found, Groups)
            else overview_lines(found, digits, terminal)
        )
        print_lines(chain([head], lines), terminal, paged=not no_pager)
