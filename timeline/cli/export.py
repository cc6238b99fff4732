"""`timeline export`: one command per format of the registry, all with the same question."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click
from sqlalchemy import Connection

from timeline.cli.bidi import say
from timeline.cli.help import in_language
from timeline.cli.options import database_option, settings_of
from timeline.cli.output import exported_bytes
from timeline.cli.question_options import QuestionOptions, as_of_option, export_options
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.errors import AmbiguousId, InvalidInput, NotFound
from timeline.export.formats import FORMATS, Heading, Write, writer
from timeline.export.story.edition import Edition
from timeline.export.story.reading import read_edition
from timeline.files import atomic_write
from timeline.messages import _
from timeline.query.as_of import last_position, position_as_of, recorded_at
from timeline.query.chronology import answers_by_id, chronology
from timeline.query.details import event_details
from timeline.query.inspect import ArticleRecord, find
from timeline.query.question.question import Command, Question
from timeline.query.question.resolved import parse_dates
from timeline.query.question.spelled import conditions_in, file_heading

if TYPE_CHECKING:
    from timeline.extraction.names.gazetteer import Place

_WIKIDATA_ITEM = re.compile(r"Q[1-9]\d{0,11}")


def _wikidata_item(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _WIKIDATA_ITEM.fullmatch(value):
        raise click.BadParameter(_("{value} is no item of Wikidata, such as Q1190554").format(value=value))
    return value


# The options that only some formats have, by the names that the registry lists.
_FORMAT_OPTIONS = {
    "rows": click.option(
        "--rows", "rows_of", type=click.Choice(["events", "mentions"]), default="events", show_default=True,
        help="One row per event, or one per mention.",
    ),
    "language": click.option(
        "--language", type=click.Choice(["ar", "en"]), default="ar", show_default=True,
        help="The language in which the page opens; a button on the page switches it.",
    ),
    "title_language": click.option(
        "--language", type=click.Choice(["ar", "en"]), default="ar", show_default=True,
        help="The language of its words: the title, dates and marks.",
    ),
    "edit": click.option(
        "--edit", metavar="STORY", type=click.Path(path_type=Path),
        help="A story file, as `timeline export story` writes it: title, headlines and chosen events.",
    ),
    "instance_of": click.option(
        "--instance-of", metavar="ITEM", callback=_wikidata_item,
        help="Also state that each item is an instance of (P31) this one: Q1190554 is an occurrence.",
    ),
    "bom": click.option("--bom", is_flag=True, help="Begin with a byte order mark, which Excel needs."),
}  # fmt: skip


class Formats(click.Group):
    """The formats of the registry, and those that are no list of events: a folder of tables, a whole work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the registry."""
        return [*FORMATS, *_OF_THEIR_OWN]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of one format."""
        if cmd_name in _OF_THEIR_OWN:
            return in_language(_OF_THEIR_OWN[cmd_name])
        return in_language(_command_for(cmd_name)) if cmd_name in FORMATS else None


@click.group("export", cls=Formats)
def command() -> None:
    """Export the timeline to the formats of other programs.

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
        help="The file to write; default: standard output.",
    )
    @click.option("--force", is_flag=True, help="Overwrite an existing file.")
    @_format_options(FORMATS[name].options)
    @export_options
    def export(
        before: str | None, after: str | None, between: tuple[str, str] | None, on: str | None,
        output: str, force: bool, options: QuestionOptions, edit: Path | None = None, **own: Any,
    ) -> None:  # fmt: skip
        single: dict[Command, str | None] = {"before": before, "after": after, "on": on}
        questions = [options.question(name, text) for name, text in single.items() if text is not None]
        questions += [options.question("between", *between)] if between else []
        if len(questions) > 1:
            raise click.UsageError(_("give only one of --before, --after, --between and --on"))
        question = questions[0] if questions else options.question("between", *Question().dates)
        edition = read_edition(edit) if edit else None
        write = partial(writer(name), **own)
        if output == "-":
            _write(write, exported_bytes(), question, options.database, edition)
            return
        with atomic_write(Path(output), force=force) as part, part.open("wb") as file:
            _write(write, file, question, options.database, edition)

    return export


def _format_options(names: Sequence[str]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that adds the options of these names."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        for name in reversed(names):
            command = _FORMAT_OPTIONS[name](command)
        return command

    return add


def _help(name: str) -> str:
    return f"{FORMATS[name].help}\n\nWithout --before, --after, --between or --on, every event is exported."


def _write(
    write: Write, out: BinaryIO, question: Question, database: str | None, edition: Edition | None
) -> None:
    """Answer a question, and write the answer, as an editor has it if he edited it."""
    with read_transaction(open_store(settings_of(database).database)) as connection:
        asked = parse_dates(connection, question, date.today())
        for note in asked.notes:
            say(f"  ({note})", err=True)
        position = asked.at if asked.at is not None else last_position(connection)
        answers = chronology(connection, asked)
        if edition:
            edition = edition.resolved(partial(_event_id, connection, asked.at))
            write = partial(write, edition=edition)
            if not edition.shows_others and question == Question(as_of=question.as_of):
                # Not all events of the database for the sake of a few.
                answers = answers_by_id(connection, edition.chosen, asked.at)
        details = event_details(connection, answers, asked.at)
        if edition:
            details = edition.edited(details)
        heading = Heading(
            file_heading(asked.question),
            position,
            recorded_at(connection, position),
            partial(_places, connection),
            conditions_in(asked.question, ("ar", "en")),
        )
        for note in write(details, out, heading) or ():
            say(f"  ({note})", err=True)


def _event_id(connection: Connection, at: int | None, identity: str, place: str) -> str:
    """The id of an event for one in a story, which may be an older one or the beginning of one."""
    try:
        found = find(connection, identity, at)
    except (NotFound, AmbiguousId) as error:
        raise InvalidInput("{place}: {problem}", place=place, problem=error) from None
    if isinstance(found, ArticleRecord):
        raise InvalidInput(
            "{place}: {identity} is an article: write the id of an event, which `timeline show` prints",
            place=place, identity=identity,
        )  # fmt: skip
    whole: str = found.event["id"]
    return whole


def _places(connection: Connection) -> "Mapping[str, Place]":
    """The known places; only a format that asks for them loads the gazetteer."""
    from timeline.extraction.names.gazetteer import places_by_key
    from timeline.projections.given_names import known_names

    return places_by_key(known_names(connection))


@click.command("parquet")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@as_of_option
@database_option
def parquet(folder: Path, as_of: str | None, database: str | None) -> None:
    """Write events and mentions as Parquet, ordered by day, for DuckDB, Spark or a data warehouse.

    \b
    Example:
      timeline export parquet news-parquet/
      duckdb -c "SELECT * FROM 'news-parquet/events/*.parquet' WHERE latest < DATE '2017-07-10'"
    """
    from timeline.export.parquet import write_parquet

    with read_transaction(open_store(settings_of(database).database)) as connection:
        at = position_as_of(connection, as_of) if as_of is not None else None
        written = write_parquet(connection, folder, at)
    line = _("{events} events and {mentions} mentions in {where}")
    say(line.format(events=written.events, mentions=written.mentions, where=folder))


@click.command("openiti")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    default="-",
    help="The file to write; default: standard output.",
)
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@as_of_option
@database_option
def openiti(file: Path, output: str, force: bool, as_of: str | None, database: str | None) -> None:
    """Write a work back as OpenITI mARkdown with year tags: @YY985 before the words of each date.

    FILE is the work as it was ingested; nothing but the tags is added. Only dates that are certain to the
    Hijri year get one, unless they have one already.

    \b
    Example:
      timeline export openiti 0999IbnMithal.TarikhQarya.Mithal0000001-ara1 -o tagged.mARkdown
    """
    from timeline.export.openiti import tagged
    from timeline.readers.openiti.reader import read_work

    work = read_work(file)
    with read_transaction(open_store(settings_of(database).database)) as connection:
        at = position_as_of(connection, as_of) if as_of is not None else None
        result = tagged(connection, work, at)
    data = result.text.encode()
    if output == "-":
        exported_bytes().write(data)
    else:
        with atomic_write(Path(output), force=force) as part:
            part.write_bytes(data)
    line = _("year tags: {tags}; dates that are not certain to the year: {uncertain}")
    say(line.format(tags=result.tags, uncertain=result.uncertain), err=True)
    if result.missing:
        line = _("sections that are not in the database: {missing} of {sections}")
        say(line.format(missing=result.missing, sections=result.sections), err=True)


# They take other arguments than the formats of the registry.
_OF_THEIR_OWN = {"parquet": parquet, "openiti": openiti}
