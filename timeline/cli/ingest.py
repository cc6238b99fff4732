"""`timeline ingest`."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from timeline.cli.convention_options import convention_options
from timeline.cli.ingest_report import (
    print_dry_run,
    print_rejected_in_short,
    print_summary,
    rejects_into,
)
from timeline.cli.options import (
    database_option,
    json_option,
    published_option,
    settings_of,
)
from timeline.cli.output import terminal_safe
from timeline.cli.progress import ingest_progress, stopping
from timeline.cli.publication_options import Places, publication_options
from timeline.cli.reading_options import WithDryRun, dry_run_option, reading_options
from timeline.cli.resuming import Remembered, resume, typed
from timeline.commands.ingest.article import Defaults
from timeline.commands.ingest.options import IngestOptions, Summary
from timeline.commands.ingest.pipeline import ingest
from timeline.commands.ingest.unfinished import Begun, forget, remember
from timeline.commands.ingest.workers import cores
from timeline.dates.interval import Interval
from timeline.db.engine import write_transaction
from timeline.db.schema import open_store
from timeline.errors import InvalidInput, NotFound, RecordRefused, TimelineError
from timeline.extraction.publication_date.written import DayOrder
from timeline.grammar.conventions import Conventions
from timeline.messages import Message, _
from timeline.readers import ReadingOptions, read_path, read_stream, total_size
from timeline.readers.record import Item

_ADVICE = Message(
    "everything counted above is stored: run the same command again, or timeline ingest --resume"
)


class _Ingest(Remembered, WithDryRun):
    """A command that keeps its arguments for --resume, and whose --dry-run may lack its number."""


@click.command("ingest", cls=_Ingest)
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path())
@published_option("The publication date of articles that have none.")
@click.option("--publisher", metavar="NAME", help="The publisher of articles that name none.")
@publication_options
@convention_options
@reading_options
@dry_run_option
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 256),
    help="Number of worker processes; default: one per core.",
)
@click.option(
    "--cluster", metavar="ADDRESS", help="Read on the workers of this Dask scheduler: tcp://host:8786."
)
@click.option("--strict", is_flag=True, help="Stop at the first invalid record.")
@click.option(
    "--rejects",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rejected records to a file, as JSON Lines.",
)
@click.option(
    "--progress", type=click.Choice(["bar", "json", "none"]), default="bar", help="How to show progress."
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--resume", "resumed", is_flag=True, help="Resume the interrupted ingest.")
@database_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    published: Interval | None,
    publisher: str | None,
    order: DayOrder | None,
    places: Places,
    conventions: Conventions,
    workers: int | None,
    cluster: str | None,
    strict: bool,
    rejects: Path | None,
    progress: str,
    quiet: bool,
    resumed: bool,
    database: str | None,
    as_json: bool,
    options: ReadingOptions,
    dry_run: int | None,
) -> None:
    """Read articles into the database: files, whole folders, or - for standard input.

    Supported formats are text, HTML, JSON, JSON Lines, CSV, Parquet, WARC, RSS, Atom, TEI, OpenITI mARkdown
    and exports of WordPress and Telegram, also
    inside .gz, .zst or .zip; docs/reading.md describes their options. A folder may contain a manifest.csv
    with the columns file, published, title, publisher, url, timezone. A line of JSON Lines is {"text", "id"?,
    "title"?, "published"?, "publisher"?, "url"?, "timezone"?}. In both, publisher may be called source.

    A publication date is a day or a time in one of many forms; one that can be read in two ways is rejected.
    The publication date of an article that has none is the day in its address, or is inferred from its text
    as far as the text allows, until one is given.

    Articles that are already stored are skipped, so an interrupted ingest continues when the same command is
    run again; --resume does so without its arguments. Ctrl-C stops after the current batch. Rejected records
    are listed with a reason; the rest are ingested, and the exit code is then 1.

    \b
    Example:
      timeline ingest seeds/news/
      timeline ingest --publisher "SANA" --published 2017-05 archive.jsonl --rejects rejects.jsonl
      timeline ingest --dry-run 3 --map text=body,published=date archive.csv.gz
      timeline ingest --dates day-first --timezone Asia/Riyadh --timezone "SANA=Asia/Damascus" news.csv
    """
    if resumed:
        if paths:
            raise click.UsageError(_("--resume takes the paths of the interrupted ingest: give none"))
        resume(command, context, database)
        return
    # An empty path would be the current folder.
    if not all(paths or ("",)):
        raise click.UsageError(_("give a file or a folder, or - for standard input"))
    missing = [path for path in paths if path != "-" and not Path(path).exists()]
    if missing:
        raise NotFound("there is no file or folder {missing}: check the name", missing=", ".join(missing))
    defaults = Defaults(published, publisher, order, *places, conventions)
    if dry_run is not None:
        sys.exit(print_dry_run(_items(paths, options), defaults, dry_run))
    if rejects and any(_holds(path, rejects) for path in paths if path != "-"):
        raise InvalidInput(
            "--rejects {rejects} is inside the input: choose another place",
            rejects=terminal_safe(str(rejects)),
        )
    settings = settings_of(database)
    engine = open_store(settings.database, create=True)
    begun = Begun(tuple(typed(context)), str(Path.cwd()))
    with write_transaction(engine) as connection:
        remember(connection, begun, datetime.now(UTC))
    summary = Summary()
    total = None if "-" in paths else sum(total_size(Path(path), options) for path in paths)
    kind = "none" if quiet else progress

    def report() -> None:
        if not quiet:
            print_summary(summary, as_json)
        elif summary.refusals:
            print_rejected_in_short(summary)

    try:
        with (
            stopping(quiet) as stopped,
            rejects_into(rejects) as refused,
            ingest_progress(kind, total, summary) as advance,
        ):
            choices = IngestOptions(
                settings.recorded_by, workers or cores(), cluster, strict, refused, advance, stopped
            )
            ingest(
                engine,
                _items(paths, options),
                defaults,
                options=choices,
                summary=summary,
            )
            was_stopped = stopped()
    except RecordRefused as refusal:
        report()
        raise TimelineError("stopped at {refusal}; {advice}", refusal=refusal, advice=_ADVICE) from None
    except KeyboardInterrupt:
        report()
        raise TimelineError("stopped; {advice}", advice=_ADVICE) from None
    except TimelineError:
        report()
        raise
    report()
    if was_stopped:
        raise TimelineError("stopped; {advice}", advice=_ADVICE)
    with write_transaction(engine) as connection:
        forget(connection, begun)
    sys.exit(1 if summary.refusals else 0)


def _holds(path: str, file: Path) -> bool:
    """Whether a file is what a path names, or inside it: it would be read while it is written."""
    return file.resolve().is_relative_to(Path(path).resolve())


def _items(paths: Sequence[str], options: ReadingOptions) -> Iterator[Item]:
    for path in paths:
        if path == "-":
            yield from read_stream(sys.stdin.buffer, options)
        else:
            yield from read_path(Path(path), options)
