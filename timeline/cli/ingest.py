"""`timeline ingest`."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from timeline.cli.dry_run import print_understood
from timeline.cli.options import database_option, json_option, published_option, settings_of
from timeline.cli.output import print_json, safe
from timeline.cli.reading_options import WithDryRun, dry_run_option, reading_options
from timeline.dates.interval import Interval
from timeline.errors import NotFound, TimelineError
from timeline.ingest.article import Defaults
from timeline.ingest.pipeline import Summary, ingest
from timeline.ingest.readers import ReadingOptions, read_path, read_stream, total_size
from timeline.ingest.record import Item
from timeline.store.schema import open_store

Progress = Callable[[int], None]


@click.command("ingest", cls=WithDryRun)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@published_option("The publication date of articles that bring none, in EDTF.")
@click.option("--source", metavar="NAME", help="The source of articles that name none.")
@reading_options
@dry_run_option
@database_option
@json_option
def command(
    paths: tuple[str, ...],
    published: Interval | None,
    source: str | None,
    database: str | None,
    as_json: bool,
    reading: ReadingOptions,
    dry_run: int | None,
) -> None:
    """Read articles into the database: files, folders with all that lies in them, or - for standard input.

    Read are text, HTML, JSON, JSON Lines, CSV, WARC and TEI, also packed as .gz, .zst or .zip;
    docs/reading.md says how. A folder may hold a manifest.csv with the columns file, published, title,
    source, url; `published` is in EDTF, or empty. A line of JSON Lines is
    {"text", "id"?, "title"?, "published"?, "source"?, "url"?}.
    An article without a date is dated by its own words, as far as they force it, until a date is given.
    Reading the same article again changes nothing. What cannot be taken is named with its reason; the rest is
    kept, and the exit code is then 1.

    \b
    Example:
      timeline ingest seeds/
      timeline ingest --source "SANA" --published 2017-05 archive.jsonl
      timeline ingest --dry-run 3 --map text=body,published=date archive.csv.gz
    """
    missing = [path for path in paths if path != "-" and not Path(path).exists()]
    if missing:
        raise NotFound(f"there is no file or folder {', '.join(missing)}")
    if dry_run is not None:
        sys.exit(print_understood(_items(paths, reading), Defaults(published, source), dry_run))
    settings = settings_of(database)
    engine = open_store(settings.database, create=True)
    summary = Summary()
    try:
        with _progress(paths, reading, summary) as progress:
            ingest(
                engine,
                _items(paths, reading),
                Defaults(published, source),
                recorded_by=settings.recorded_by,
                summary=summary,
                progress=progress,
            )
    except KeyboardInterrupt:
        _report(summary, as_json)
        raise TimelineError("stopped; what is counted above is stored: the same command goes on") from None
    except TimelineError:
        _report(summary, as_json)
        raise
    _report(summary, as_json)
    sys.exit(1 if summary.refused else 0)


def _items(paths: Sequence[str], reading: ReadingOptions) -> Iterator[Item]:
    for path in paths:
        if path == "-":
            yield from read_stream(sys.stdin.buffer, reading)
        else:
            yield from read_path(Path(path), reading)


@contextmanager
def _progress(paths: Sequence[str], reading: ReadingOptions, summary: Summary) -> Iterator[Progress]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda size: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    total = None if "-" in paths else sum(total_size(Path(path), reading) for path in paths)
    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)

        def advance(size: int) -> None:
            counts = f"{summary.new} new, {summary.known} known, {len(summary.refused)} refused"
            bar.update(task, advance=size, description=counts)

        yield advance


def _report(summary: Summary, as_json: bool) -> None:
    for refusal in summary.refused:
        click.echo(f"refused {safe(str(refusal))}", err=True)
    if as_json:
        print_json(
            {
                "new": summary.new,
                "known": summary.known,
                "dated": summary.dated,
                "refused": [{"where": item.where, "reason": item.reason} for item in summary.refused],
                "mentions": summary.mentions,
                "events": summary.events,
            }
        )
        return
    dated = f", {summary.dated} dated now" if summary.dated else ""
    click.echo(
        f"articles: {summary.new} new, {summary.known} known{dated}, {len(summary.refused)} refused; "
        f"new mentions: {summary.mentions}, new events: {summary.events}"
    )
