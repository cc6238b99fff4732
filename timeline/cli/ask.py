"""`timeline ask`."""

from datetime import date

import click

from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of
from timeline.cli.output import terminal_safe
from timeline.cli.question_options import as_of_option
from timeline.cli.years_bc import with_years_bc
from timeline.dates.edtf import format_edtf
from timeline.db.engine import read_transaction, without_password
from timeline.db.schema import open_store
from timeline.errors import InvalidInput
from timeline.grammar.period_table import PeriodTable
from timeline.projections.given_periods import known_periods
from timeline.query.as_of import position_as_of
from timeline.query.ask.parse import parse_question
from timeline.query.chronology import id_digits
from timeline.query.named_event import EventName, NamedEvent, find_named_event
from timeline.query.question.spelled import arguments, as_typed
from timeline.query.question.suggested_year import suggested_year
from timeline.query.without_year import InYear


@click.command("ask", context_settings={"ignore_unknown_options": True})
@click.argument("question")
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@as_of_option
@database_option
@click.pass_context
def command(
    context: click.Context, question: str, options: tuple[str, ...], as_of: str | None, database: str | None
) -> None:
    """Answer a QUESTION in Arabic, English or French.

    The equivalent command is printed on standard error, then its answer on standard output. OPTIONS of that
    command may follow the question. A word that limits the time (before, since, حتى) must be followed by a
    date; a question without a date is about all times.

    \b
    Example:
      timeline ask "ماذا حدث قبل 10 تموز؟"
      timeline ask "what happened in Astana between 3 and 6 May 2017" --json
      timeline ask "Que s'est-il passé après mai 2017 ?"
    """
    if question.startswith("-") or (options and not options[0].startswith("-")):
        raise InvalidInput('write the question first and in quotes: timeline ask "what happened today?"')
    today = date.today()
    asked = parse_question(
        question,
        today,
        lambda in_year: _suggested_year(database, as_of, today, in_year),
        lambda: _known_periods(database),
        lambda name: _named_events(database, as_of, name),
    )
    words = arguments(asked.question, [*(("--as-of", as_of) if as_of is not None else ()), *options])
    named = ["--db", without_password(database)] if database else []
    click.echo(terminal_safe(as_typed([*words, *named])), err=True)
    for note in asked.notes:
        say(f"  ({terminal_safe(note)})", err=True)
    _run(context, words + (["--db", database] if database else []))


def _suggested_year(database: str | None, as_of: str | None, today: date, in_year: InYear) -> tuple[int, str]:
    with read_transaction(open_store(settings_of(database).database)) as connection:
        at = position_as_of(connection, as_of) if as_of is not None else None
        return suggested_year(connection, today, in_year, at)


def _known_periods(database: str | None) -> PeriodTable:
    with read_transaction(open_store(settings_of(database).database)) as connection:
        return known_periods(connection)


def _named_events(database: str | None, as_of: str | None, name: EventName) -> tuple[NamedEvent, ...]:
    with read_transaction(open_store(settings_of(database).database)) as connection:
        at = position_as_of(connection, as_of) if as_of is not None else None
        found = find_named_event(connection, name, at)
        if len(found) > 1:
            digits = id_digits(connection)
            for event in found:
                headline = terminal_safe(event.headline)
                say(f"  {event.id[:digits]}  {format_edtf(event.days)}  {headline}", err=True)
    return found


def _run(context: click.Context, arguments: list[str]) -> None:
    """Run another command as if it had been typed."""
    root = context.find_root()
    assert isinstance(root.command, click.Group)
    name, *rest = arguments
    command = root.command.get_command(root, name)
    assert command is not None
    with command.make_context(name, with_years_bc(rest), parent=root) as asked:
        command.invoke(asked)
