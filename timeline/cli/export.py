"""`timeline export`: one command per format of the registry, all with the same question."""

import sys
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click
from sqlalchemy import Connection

from timeline.cli.bidi import say
from timeline.cli.format_options import format_options
from timeline.cli.help import in_language
from timeline.cli.options import settings_of
from timeline.cli.question_options import QuestionOptions, export_options
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.export.formats import FORMATS, Heading, Write, writer
from timeline.files import atomic_write
from timeline.messages import _
from timeline.query.as_of import last_position, recorded_at
from timeline.query.chronology import chronology
from timeline.query.details import event_details
from timeline.query.question.question import Command, Question
from timeline.query.question.resolved import parse_dates

if TYPE_CHECKING:
    from timeline.extraction.names.gazetteer import Place


class Formats(click.Group):
    """The formats of the registry, and Parquet, which is a folder of tables."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the registry."""
        return [*FORMATS, "parquet"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of one format."""
        if cmd_name == "parquet":
            from timeline.cli.export_parquet import command

            return in_language(command)
        return in_language(_command_for(cmd_name)) if cmd_name in FORMATS else None


@click.group("export", cls=Formats)
def command() -> None:
    """The timeline in formats of other programs.

    \b
    Example:
      timeline export jsonl --before "10 July 2017" -o before.jsonl
      timeline export parquet news-parquet/
    """


def _command_for(name: str) -> click.Command:
    @click.command(name, help=_help(name))
    @click.option("--before", metavar="DATE", help="What happened before a day.")
    @click.option("--after", metavar="DATE", help="What happened after a day.")
    @click.option("--between", metavar="DATE DATE", nargs=2, help="What happened from one day to another.")
    @click.option("--on", metavar="DATE", help="What happened on a day, in a month or in a year.")
    @click.option(
        "-o",
        "--output",
        metavar="FILE",
        type=click.Path(),
        default="-",
        help="Where to write; standard output.",
    )
    @click.option("--force", is_flag=True, help="Write over a file that is there.")
    @format_options(FORMATS[name].options)
    @export_options
    def export(
        before: str | None, after: str | None, between: tuple[str, str] | None, on: str | None,
        output: str, force: bool, options: QuestionOptions, **own: Any,
    ) -> None:  # fmt: skip
        single: dict[Command, str | None] = {"before": before, "after": after, "on": on}
        given = [options.question(name, text) for name, text in single.items() if text is not None]
        given += [options.question("between", *between)] if between else []
        if len(given) > 1:
            raise click.UsageError(_("give one of --before, --after, --between and --on"))
        question = given[0] if given else options.question("between", *Question().dates)
        write = partial(writer(name), **own)
        if output == "-":
            _write(write, sys.stdout.buffer, question, options.database)
            return
        with atomic_write(Path(output), force=force) as part, part.open("wb") as file:
            _write(write, file, question, options.database)

    return export


def _help(name: str) -> str:
    return f"{FORMATS[name].help}\n\nWithout --before, --after, --between or --on: every event."


def _write(write: Write, out: BinaryIO, question: Question, database: str | None) -> None:
    """Answer a question, and write the answer."""
    with read_transaction(open_store(settings_of(database).database)) as connection:
        asked = parse_dates(connection, question, date.today())
        for note in asked.notes:
            say(f"  ({note})", err=True)
        position = asked.at if asked.at is not None else last_position(connection)
        found = event_details(connection, chronology(connection, asked), asked.at)
        heading = Heading(
            _in_words(question, asked.question),
            position,
            recorded_at(connection, position),
            partial(_places, connection),
        )
        for note in write(found, out, heading) or ():
            say(f"  ({note})", err=True)


def _in_words(question: Question, understood: Question) -> str:
    """The dates in words, in no language but English: the heading goes into a file."""
    if question.dates == Question().dates:
        return "everything"
    return f"{understood.command} {' and '.join(understood.dates)}"


def _places(connection: Connection) -> "Mapping[str, Place]":
    """The known places; only a format that asks for them loads the gazetteer."""
    from timeline.extraction.names.gazetteer import places_by_key
    from timeline.projections.given_names import known_names

    return places_by_key(known_names(connection))
