"""`timeline undated`."""

import click

from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.output import print_json_line, safe
from timeline.dates.edtf import format_edtf
from timeline.events.anchoring import SUPPORT
from timeline.ingest.dating_by_events import dated_by_events, record
from timeline.store.engine import writing
from timeline.store.schema import open_store


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
    count = 0
    with writing(open_store(settings.database)) as connection:
        for found in dated_by_events(connection, min_sources):
            count += 1
            changed = record(connection, found, settings.recorded_by) if recorded else None
            days = format_edtf(found.days)
            if as_json:
                print_json_line(
                    {"article": found.article, "before": found.before, "published": days, "why": found.why}
                )
                continue
            told = f": {changed} mentions resolved again" if changed is not None else ""
            click.echo(f"{safe(found.article)} published {days}, before {found.before or 'unknown'}{told}")
            click.echo(f"  because {safe(found.why)}")
    if not as_json:
        state = "dated" if recorded else "could be dated; --record does it"
        click.echo(f"{count} articles {state}")
