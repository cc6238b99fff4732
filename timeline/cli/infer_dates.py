"""`timeline infer-dates`."""

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
from timeline.wording.terms import brief_days


@click.command("infer-dates")
@click.option("--record", "recorded", is_flag=True, help="Record these dates in the log.")
@click.option(
    "--min-sources",
    metavar="N",
    type=click.IntRange(1),
    default=SUPPORT,
    show_default=True,
    help="The number of independent sources that must date an event.",
)
@json_option
@database_option
def command(recorded: bool, min_sources: int, as_json: bool, database: str | None) -> None:
    """Date undated articles by the events they share with others.

    Such an article says that something happened yesterday, or on Monday. If other articles date the same
    event, only a few publication dates are compatible with these words. They are printed, and recorded only
    with --record; a date given by `timeline set-published` or a later ingest takes precedence.

    \b
    Example:
      timeline infer-dates
      timeline infer-dates --record
    """
    settings = settings_of(database)
    engine = open_store(settings.database)
    with write_transaction(engine) if recorded else read_transaction(engine) as connection:
        dated = (
            (one, record(connection, one, settings.recorded_by) if recorded else None)
            for one in dated_by_events(connection, min_sources)
        )
        if as_json:
            print_json_list(_to_json(one) for one, _changed in dated)
            return
        count = 0
        for one, changed in dated:
            count += 1
            for line in _lines(one, changed):
                say(line)
    say(_end(count, recorded))


def _to_json(inferred: DatedByEvents) -> dict[str, Any]:
    return {
        "article": inferred.article,
        "before": inferred.before,
        "published": format_edtf(inferred.days),
        "origin": origin_json(inferred.origin, inferred.text),
    }


def _lines(inferred: DatedByEvents, changed: int | None) -> Iterator[str]:
    """The date and its reasons. changed: the number of mentions resolved again, None if not recorded."""
    days = brief_days(inferred.days)
    values = {
        "article": terminal_safe(inferred.article),
        "days": days,
        "before": inferred.before or _("unknown"),
    }
    if changed is None:
        yield _("{article} published {days} (was {before})").format(**values)
    else:
        line = _("{article} published {days} (was {before}): {count} mentions resolved again")
        yield line.format(**values, count=changed)
    for reason in origin_lines(inferred.origin, inferred.text):
        yield _("  because {reason}").format(reason=terminal_safe(reason))


def _end(count: int, recorded: bool) -> str:
    if not count:
        return _("no article can be dated by the events it shares with others")
    could = _("articles that can be dated: {count}; --record records the dates")
    line = _("articles dated: {count}") if recorded else could
    return line.format(count=count)
