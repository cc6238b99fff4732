"""`timeline suggest-merges`."""

from collections.abc import Iterator
from typing import Any

import click
from sqlalchemy import RowMapping

from timeline.cli.bidi import bidi_option
from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.output import print_json_list, terminal_safe
from timeline.cli.render import EDTF_WIDTH
from timeline.cli.terminal import Terminal, print_lines, standard_output
from timeline.db.columns import time_of
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.messages import _
from timeline.query.chronology import id_digits
from timeline.query.event_links import SuggestedMerge, suggested_merges
from timeline.wording.terms import brief_time


@click.command("suggest-merges")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="List at most N pairs.",
    metavar="N",
)
@json_option
@database_option
@bidi_option
def command(limit: int, as_json: bool, database: str | None) -> None:
    """List the events that are most probably one happening, for you to decide.

    Each pair is followed by the command that merges it; `timeline keep-apart` says that they are two. The
    first number is how well the two agree.

    \b
    Example:
      timeline suggest-merges --limit 10
    """
    with read_transaction(open_store(settings_of(database).database)) as connection:
        found = list(suggested_merges(connection, limit))
        digits = id_digits(connection)
    if as_json:
        print_json_list(map(_to_json, found))
        return
    terminal = standard_output()
    print_lines(_lines(found, digits, terminal), terminal, paged=False)


def _lines(found: list[SuggestedMerge], digits: int, terminal: Terminal) -> Iterator[str]:
    if not found:
        yield _("nothing found")
    for one in found:
        yield _line(f"{one.score / 100:5.2f}", one.into, digits, terminal)
        yield _line("", one.event, digits, terminal)
        event, into = one.event["id"][:digits], one.into["id"][:digits]
        yield f"{'':5}  timeline merge {event} {into} --why ..."


def _line(score: str, event: RowMapping, digits: int, terminal: Terminal) -> str:
    date = f"{brief_time(time_of(event)):<{EDTF_WIDTH}}"
    columns = f"{score:5}  {event['id'][:digits]}  {date} {event['source_count']:>3}  "
    return columns + terminal.cut(terminal_safe(event["headline"]), terminal.width - len(columns))


def _to_json(one: SuggestedMerge) -> dict[str, Any]:
    names = ("id", "edtf", "headline", "source_count")
    return {
        "score": one.score,
        "event": {name: one.event[name] for name in names},
        "into": {name: one.into[name] for name in names},
    }
