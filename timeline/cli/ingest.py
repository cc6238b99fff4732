"""`timeline ingest`."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from timeline.cli.bidi import say
from timeline.cli.dry_run import print_understood
from timeline.cli.ingest_progress import progress_as, stopping
from timeline.cli.options import database_option, json_option, published_option, settings_of
from timeline.cli.output import print_json, terminal_safe
from timeline.cli.reading_options import WithDryRun, dry_run_option, reading_options
from timeline.cli.rejects import rejects_into
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
from timeline.messages import Message, _, translate_error
from timeline.readers import ReadingOptions, read_path, read_stream, total_size
from timeline.readers.record import Item

_GO_ON = Message("what is counted above is stored: the same command goes on, or timeline ingest --resume")


class _Ingest(Remembered, WithDryRun):
    """With the options that need the arguments as they were typed."""


@click.command("ingest", cls=_Ingest)
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path())
@published_option("The publication date of articles that bring none, in EDTF.")
@click.option("--publisher", metavar="NAME", help="The publisher of articles that name none.")
@reading_options
@dry_run_option
@click.option(
    "--workers", metavar="N", type=click.IntRange(1, 256), help="Processes that read; default: the cores."
)
@click.option("--cluster", metavar="ADDRESS", help="A Dask scheduler whose workers read: tcp://host:8786.")
@click.option("--strict", is_flag=True, help="Stop at the first record that cannot be taken.")
@click.option(
    "--rejects",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what is refused to a file, a line of JSON a record.",
)
@click.option("--progress", type=click.Choice(["bar", "json", "none"]), default="bar", help="How to show it.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--resume", "go_on", is_flag=True, help="Go on with the ingest that was not finished.")
@database_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    published: Interval | None,
    publisher: str | None,
    workers: int | None,
    cluster: str | None,
    strict: bool,
    rejects: Path | None,
    progress: str,
    quiet: bool,
    go_on: bool,
    database: str | None,
    as_json: bool,
    options: ReadingOptions,
    dry_run: int | None,
) -> None:
    """Read articles into the database: files, folders with all that lies in them, or - for standard input.

    Read are text, HTML, JSON, JSON Lines, CSV, Parquet, WARC and TEI, also packed as .gz, .zst or
    .zip; docs/reading.md says options. A folder may hold a manifest.csv with the columns file, published,
    title, publisher, url; `published` is in EDTF, or empty. A line of JSON Lines is
    {"text", "id"?, "title"?, "published"?, "publisher"?, "url"?}. In both, publisher may
    be called source. An article without a date is dated by its own words, as far as they force it, until a
    date is given.

    Reading the same article again changes nothing, so the same command goes on where it was stopped; --resume
    needs no arguments for that. Ctrl-C stops when the batch is stored. What cannot be taken is named with its
    reason; the rest is kept, and the exit code is then 1.

    \b
    Example:
      timeline ingest seeds/
      timeline ingest --publisher "SANA" --published 2017-05 archive.jsonl --rejects rejects.jsonl
      timeline ingest --dry-run 3 --map text=body,published=date archive.csv.gz
    """
    if go_on:
        if paths:
            raise click.UsageError(
                _("--resume takes the paths of the ingest that was not finished: name none")
            )
        resume(command, context, database)
        return
    # An empty path would be the folder that one stands in.
    if not all(paths or ("",)):
        raise click.UsageError(_("name a file or a folder, or - for standard input"))
    missing = [path for path in paths if path != "-" and not Path(path).exists()]
    if missing:
        raise NotFound("there is no file or folder {missing}: correct the name", missing=", ".join(missing))
    if dry_run is not None:
        sys.exit(print_understood(_items(paths, options), Defaults(published, publisher), dry_run))
    if rejects and any(_holds(path, rejects) for path in paths if path != "-"):
        raise InvalidInput(
            "--rejects {rejects} lies in what is read: put it elsewhere", rejects=terminal_safe(str(rejects))
        )
    settings = settings_of(database)
    engine = open_store(settings.database, create=True)
    begun = Begun(tuple(typed(context)), str(Path.cwd()))
    with write_transaction(engine) as connection:
        remember(connection, begun, datetime.now(UTC))
    summary = Summary()
    total = None if "-" in paths else sum(total_size(Path(path), options) for path in paths)
    kind = "none" if quiet else progress
    try:
        with (
            stopping(quiet) as stopped,
            rejects_into(rejects) as refused,
            progress_as(kind, total, summary) as advance,
        ):
            how = IngestOptions(
                settings.recorded_by, workers or cores(), cluster, strict, refused, advance, stopped
            )
            ingest(
                engine, _items(paths, options), Defaults(published, publisher), options=how, summary=summary
            )
            was_stopped = stopped()
    except RecordRefused as refusal:
        _report(summary, as_json, quiet)
        raise TimelineError("stopped at {refusal}; {go_on}", refusal=refusal, go_on=_GO_ON) from None
    except KeyboardInterrupt:
        _report(summary, as_json, quiet)
        raise TimelineError("stopped; {go_on}", go_on=_GO_ON) from None
    except TimelineError:
        _report(summary, as_json, quiet)
        raise
    _report(summary, as_json, quiet)
    if was_stopped:
        raise TimelineError("stopped; {go_on}", go_on=_GO_ON)
    with write_transaction(engine) as connection:
        forget(connection, begun)
    sys.exit(1 if summary.refusals else 0)


def _holds(path: str, file: Path) -> bool:
    """Whether a file is, or lies in, what a path names: it would be read while it is written."""
    return file.resolve().is_relative_to(Path(path).resolve())


def _items(paths: Sequence[str], options: ReadingOptions) -> Iterator[Item]:
    for path in paths:
        if path == "-":
            yield from read_stream(sys.stdin.buffer, options)
        else:
            yield from read_path(Path(path), options)


def _report(summary: Summary, as_json: bool, quiet: bool) -> None:
    if quiet:
        return
    for refusal in summary.refused:
        say(_("refused {refusal}").format(refusal=terminal_safe(translate_error(refusal))), err=True)
    if summary.refusals > len(summary.refused):
        more = summary.refusals - len(summary.refused)
        say(_("... and {count} more: --rejects FILE keeps all").format(count=more), err=True)
    if as_json:
        print_json(
            {
                "new": summary.new,
                "known": summary.known,
                "dated": summary.dated,
                "superseded": summary.superseded,
                "refusals": summary.refusals,
                "refused": [{"where": item.where, "reason": item.reason} for item in summary.refused],
                "mentions": summary.mentions,
                "events": summary.events,
            }
        )
        return
    dated = _(", {count} dated now").format(count=summary.dated) if summary.dated else ""
    dated += _(", {count} superseded").format(count=summary.superseded) if summary.superseded else ""
    told = _(
        "articles: {new} new, {known} known{dated}, {refused} refused; new mentions: {mentions}, new events: "
        "{events}"
    )
    say(
        told.format(
            new=summary.new,
            known=summary.known,
            dated=dated,
            refused=summary.refusals,
            mentions=summary.mentions,
            events=summary.events,
        )
    )
