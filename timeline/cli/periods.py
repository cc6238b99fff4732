"""`timeline periods`."""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from timeline.arabic.lexicon.periods import GivenPeriod, PeriodRow, built_in, period_of
from timeline.arabic.lexicon.periods.csv_files import NEEDED, OPTIONAL, as_given, csv_row
from timeline.cli.bidi import bidi_option, say
from timeline.cli.options import database_option, settings_of
from timeline.cli.output import terminal_safe
from timeline.commands.periods import give_periods, load_periods
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.errors import InvalidInput, NotFound
from timeline.messages import _
from timeline.projections.given_periods import given_periods


@click.command("periods")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--none", "forget", is_flag=True, help="Remove your list, leaving only the built-in one.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the built-in list as CSV, to edit and load.")
@database_option
@bidi_option
def command(file: Path | None, forget: bool, as_csv: bool, database: str | None) -> None:
    """List the named periods that date events, or load a CSV file of your own.

    Your file replaces your previous one. Its columns are name, start, end and source, and optionally calendar
    and approximate (yes). A name may have several spellings, separated by |. A start or end is a year, a
    month or a day, or two with a slash between which it lies. A name of your own replaces the built-in one.
    New articles are read with your list, stored ones after `timeline reread`.

    \b
    Example:
      timeline periods
      timeline periods my-periods.csv
      timeline periods --csv > periods.csv
    """
    if sum((file is not None, forget, as_csv)) > 1:
        raise InvalidInput("FILE, --none and --csv are mutually exclusive: use one")
    if as_csv:
        _print_csv(map(as_given, built_in()))
    elif file is None and not forget:
        _list(database)
    else:
        _give(load_periods(file) if file else [], database)


def _give(own: list[GivenPeriod], database: str | None) -> None:
    settings = settings_of(database)
    # A list may be given before the first article.
    with write_transaction(open_store(settings.database, create=bool(own))) as connection:
        changed = give_periods(connection, own, settings.recorded_by)
    if changed:
        say(
            _("{count} periods loaded; timeline reread applies them to stored articles").format(
                count=len(own)
            )
        )
    else:
        say(_("nothing changed: this list is already loaded"))


def _list(database: str | None) -> None:
    for row in (*_own(database), *built_in()):
        say(_line(row))


def _own(database: str | None) -> list[PeriodRow]:
    """The rows of the user's list; none where there is no database yet."""
    try:
        engine = open_store(settings_of(database).database)
    except NotFound:
        if database:
            raise
        return []
    with read_transaction(engine) as connection:
        return [given.row for given in given_periods(connection)]


def _line(row: PeriodRow) -> str:
    """The days, where they are from, and the name last, so that it is the only Arabic of the line."""
    period = period_of(row)
    about = "~" if period.approximate else " "
    listed = _("own list") if period.own else _("built-in")
    days = f"{period.days.earliest}/{period.days.latest}"
    return f"{days}{about} {listed:<8}  {terminal_safe(row.title)}"


def _print_csv(rows: Iterable[GivenPeriod]) -> None:
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow((*NEEDED, *OPTIONAL))
    out.writerows(map(csv_row, rows))
