"""`timeline tag`."""

import sys
from pathlib import Path
from typing import Any

import click

from timeline.cli.bidi import bidi_option, say
from timeline.cli.convention_options import convention_options
from timeline.cli.explain import leftovers_to_json, print_derivation
from timeline.cli.options import json_option, published_option
from timeline.cli.output import print_json_line, print_json_list, terminal_safe
from timeline.commands.ingest.publication import Defaults, publication_of
from timeline.dates.interval import Certainty, Interval
from timeline.dates.time_kind import TimeKind, format_time
from timeline.errors import InvalidInput, NotFound, RecordNoted, RecordRefused
from timeline.grammar.conventions import AS_THE_TEXT_SHOWS, Conventions
from timeline.grammar.period_table import PeriodTable, built_in_periods
from timeline.messages import _, translate_error
from timeline.normalizer.reasons_json import reason_to_json
from timeline.normalizer.resolution import components
from timeline.normalizer.tagging import Timex, tag
from timeline.normalizer.written import written_in
from timeline.readers import read_jsonl
from timeline.readers.record import RawArticle
from timeline.wording.components import written_to_json
from timeline.wording.reasons import words_of


@click.command("tag")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--jsonl", is_flag=True, help="Read articles as JSON Lines and print their expressions as JSON Lines."
)
@click.option("--timeml", is_flag=True, help="Print the text as TimeML, with TIMEX3 tags.")
@click.option("--periods", is_flag=True, help="Also named periods, such as reigns, which are no TIMEX3.")
@json_option
@convention_options
@published_option("The publication date of articles that have none.")
@bidi_option
def command(
    file: Path | None,
    jsonl: bool,
    timeml: bool,
    periods: bool,
    as_json: bool,
    conventions: Conventions,
    published: Interval | None,
) -> None:
    """Find the temporal expressions in FILE or standard input, without reading or writing a database.

    \b
    Example:
      timeline tag --published 2017-05-15 article.txt
      timeline tag --published 2017-05-15 --timeml article.txt
      timeline tag --jsonl < articles.jsonl

    A publication date may be a time: 2017-05-15T23:30:00Z[Asia/Dubai]; the day is then that of the place.

    With --jsonl each input line {"id", "text", "published", "timezone"?} gives one line {"id", "timexes":
    [{"start", "end", "text", "type", "value", "mod"?, "vague"?, "earliest", "latest", "time_kind",
    "written"?}]}, where "written" is the date as written if its calendar is not the Gregorian one.
    Invalid lines are reported on standard error and skipped, and the exit code is then 1.
    """
    if sum((jsonl, timeml, as_json)) > 1:
        raise InvalidInput("--jsonl, --timeml and --json are mutually exclusive: use one")
    if file is not None and not file.is_file():
        raise NotFound("there is no file {file}: check the name", file=file)
    known = built_in_periods() if periods else None
    if jsonl:
        sys.exit(_tag_lines(file, published, conventions, known))
    text = _text(file.read_bytes() if file else sys.stdin.buffer.read())
    if as_json:
        print_json_list(
            {**_tagged(timex), **_reasoning(timex)} for timex in tag(text, published, conventions, known)
        )
        return
    expressions = tag(text, published, conventions, known)
    if timeml:
        from timeline.export.timeml import to_timeml

        click.echo(to_timeml(text, expressions, published), nl=False)
        return
    for timex in expressions:
        print_derivation(timex.expression, timex.resolution, words_of(text))
    if not expressions:
        say(_("no temporal expression found"))


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(
            "byte {start} is not UTF-8; convert the text first", start=error.start + 1
        ) from None


def _tag_lines(
    file: Path | None, published: Interval | None, conventions: Conventions, periods: PeriodTable | None
) -> int:
    rejected = 0
    with file.open("rb") if file else sys.stdin.buffer as lines:
        for item in read_jsonl(lines, str(file or "standard input")):
            record = item.record
            try:
                if isinstance(record, RecordRefused):
                    raise record
                when = _published(record) or published
            except RecordRefused as error:
                rejected += 1
                refusal = terminal_safe(translate_error(error))
                say(_("timeline: rejected {refusal}").format(refusal=refusal), err=True)
                continue
            print_json_line({"id": record.id, "timexes": tagged(record.text, when, conventions, periods)})
    return 1 if rejected else 0


def _published(record: RawArticle) -> Interval | None:
    """The days of a record's publication. Raises RecordRefused."""
    publication = publication_of(record, Defaults(), _note)
    return publication.days if publication else None


def _note(noted: RecordNoted) -> None:
    say(_("note: {note}").format(note=terminal_safe(translate_error(noted))), err=True)


def tagged(
    text: str,
    published: Interval | None,
    conventions: Conventions = AS_THE_TEXT_SHOWS,
    periods: PeriodTable | None = None,
) -> list[dict[str, Any]]:
    """Return the expressions of a text as JSON values; start and end count characters of the text."""
    return [_tagged(timex) for timex in tag(text, published, conventions, periods)]


def _tagged(timex: Timex) -> dict[str, Any]:
    expression, when = timex.expression, timex.resolution.interval
    row: dict[str, Any] = {
        "start": expression.start,
        "end": expression.end,
        "text": expression.text,
        "type": expression.type,
        "value": timex.resolution.timex,
    }
    if expression.mod:
        row["mod"] = expression.mod
    if expression.vague:
        row["vague"] = True
    row["earliest"] = when.earliest.isoformat() if when and when.earliest else None
    row["latest"] = when.latest.isoformat() if when and when.latest else None
    row["time_kind"] = timex.resolution.kind.value if when else None
    if written := written_in(components(expression.semantics), timex.resolution.implied):
        row["written"] = written_to_json(written)
    return row


def _reasoning(timex: Timex) -> dict[str, Any]:
    """How certain the days are, the kinds of the reasons, other days, and words that were not read."""
    resolution = timex.resolution
    certainty: Certainty | None = None
    if resolution.interval:
        certainty = Certainty.LIKELY if resolution.kind is TimeKind.ABOUT else Certainty.CERTAIN
        certainty = Certainty.POSSIBLE if resolution.alternatives else certainty
    return {
        "certainty": certainty.value if certainty else None,
        "reasons": [reason_to_json(reason)["kind"] for reason in resolution.reasons],
        "alternatives": [format_time(other.interval, resolution.kind) for other in resolution.alternatives],
        "leftovers": leftovers_to_json(timex.expression),
    }
