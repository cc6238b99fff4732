"""`timeline undated`."""

from collections.abc import Iterator
from typing import Any

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.origins import origin_json, origin_lines
from timeline.cli.output import print_json_list, terminal_safe
from timeline.commands.date_by_events import DatedByEvents, dated_by_events, record
from timeline.dates.edtf import format_edtf
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.schema import open_store
from timeline.linking.event_reference import SUPPORT
from timeline.messages import _
from timeline.wording.days import brief_days


@click.command("undated")
@click.option("--record", "recorded", is_flag=True, help="Give the articles these dates, by a fact each.")
@click.option(
    "--min-sources",
    metavar="N",
    type=click.IntRange(1),
    default=SUPPORT,
    show_default=True,
    help="How many independent sources must date an event.",
)
@json_option
@database_option
def command(recorded: bool, min_sources: int, as_json: bool, database: str | None) -> None:
    """Date articles that came without a day, by the events that they share with others.

    Such an article says that something happened yesterday, or on Monday. Where others date the same event,
    the days are left on which these words come to its day. Only told, unless --record is given; a date that
    `timeline publication` or a later ingest gives wins.

    \b
    Example:
      timeline undated
      timeline undated --record
    """
    settings = settings_of(database)
    engine = open_store(settings.database)
    with write_transaction(engine) if recorded else read_transaction(engine) as connection:
        dated = (
            (found, record(connection, found, settings.recorded_by) if recorded else None)
            for found in dated_by_events(connection, min_sources)
        )
        if as_json:
            print_json_list(_to_json(found) for found, _changed in dated)
            return
        count = 0
        for found, changed in dated:
            count += 1
            for line in _lines(found, changed):
                say(line)
    say(_end(count, recorded))


def _to_json(found: DatedByEvents) -> dict[str, Any]:
    return {
        "article": found.article,
        "before": found.before,
        "published": format_edtf(found.days),
        "origin": origin_json(found.origin, found.text),
    }


def _lines(found: DatedByEvents, changed: int | None) -> Iterator[str]:
    """The date and its reasons. changed: the mentions that were resolved again; None: it is not recorded."""
    days = brief_days(found.days)
    values = {"article": terminal_safe(found.article), "days": days, "before": found.before or _("unknown")}
    if changed is None:
        yield _("{article} published {days}, before {before}").format(**values)
    else:
        line = _("{article} published {days}, before {before}: {count} mentions resolved again")
        yield line.format(**values, count=changed)
    for reason in origin_lines(found.origin, found.text):
        yield _("  because {reason}").format(reason=terminal_safe(reason))


def _end(count: int, recorded: bool) -> str:
    if not count:
        return _("no article can be dated by events that it shares with others")
    could = _("articles that could be dated: {count}; --record does it")
    line = _("articles dated: {count}") if recorded else could
    return line.format(count=count)
