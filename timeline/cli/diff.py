"""`timeline diff`."""

from dataclasses import asdict
from typing import Any

import click

from timeline.cli.bidi import bidi_option, say
from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.origins import origin_json, origin_words
from timeline.cli.output import print_json_list, terminal_safe
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.errors import InvalidInput
from timeline.log.facts import Person
from timeline.messages import _
from timeline.query.as_of import position_as_of
from timeline.query.diff import Change, Difference, differences

_SIGNS = {
    Change.ADDED: "+",
    Change.MOVED: "~",
    Change.RETRACTED: "-",
    Change.RESTORED: "+",
    Change.ASSIGNED: ">",
}


@click.command("diff")
@click.option(
    "--from",
    "start",
    required=True,
    metavar="TIME|POSITION",
    help="The earlier state: a time or a log position.",
)
@click.option("--to", "end", metavar="TIME|POSITION", help="The later state; default: the current one.")
@database_option
@json_option
@bidi_option
def command(start: str, end: str | None, database: str | None, as_json: bool) -> None:
    """Show what changed between two states of the log.

    These are the mentions that were added or restored (+), redated (~), retracted (-) or moved to another
    event (>), with who did it and why.

    \b
    Example:
      timeline diff --from 2026-03-01
      timeline diff --from 1200 --to 1300 --json
    """
    with read_transaction(open_store(settings_of(database).database)) as connection:
        first = position_as_of(connection, start)
        last = position_as_of(connection, "9999-12-31" if end is None else end)
        if first > last:
            raise InvalidInput(
                "position {first} is after {last}: give the earlier state with --from",
                first=first,
                last=last,
            )
        say(_("from position {first} to {last}").format(first=first, last=last), err=as_json)
        changes = differences(connection, first, last)
        if as_json:
            print_json_list(_to_json(item) for item in changes)
            return
        for item in changes:
            say(_line(item))


def _to_json(item: Difference) -> dict[str, Any]:
    return {**asdict(item), "origin": origin_json(item.origin)}


def _days(item: Difference) -> str | None:
    if item.was and item.was != item.now:
        return _("{was} to {now}").format(was=item.was, now=item.now)
    return item.now


def _line(item: Difference) -> str:
    days = _days(item)
    why = f"  ({terminal_safe(origin_words(item.origin))})" if isinstance(item.origin, Person) else ""
    columns = f"{_SIGNS[item.change]} {item.recorded_at[:19]}"
    line = _("{columns}  {change:<9} {mention}  {days}  by {who}{why}  {quote}")
    return line.format(
        columns=columns,
        change=_(item.change.value),
        mention=item.mention,
        days=days,
        who=terminal_safe(item.recorded_by),
        why=why,
        quote=terminal_safe(item.quote),
    )
