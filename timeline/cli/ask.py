"""`timeline ask`."""

import sys
from collections.abc import Sequence
from datetime import date
from functools import cached_property

import click
from sqlalchemy import Connection, Engine

from timeline.cli.ask_session import converse
from timeline.cli.bidi import say
from timeline.cli.options import database_option, settings_of
from timeline.cli.output import terminal_safe
from timeline.cli.question_options import as_of_option
from timeline.cli.views import printed_answers
from timeline.cli.years_bc import with_years_bc
from timeline.dates.edtf import format_edtf
from timeline.db.engine import read_transaction, without_password
from timeline.db.schema import open_store
from timeline.errors import InvalidInput
from timeline.grammar.period_table import PeriodTable
from timeline.projections.given_periods import known_periods
from timeline.query.as_of import position_as_of
from timeline.query.ask.explained import explained
from timeline.query.ask.follow_up import follow_up
from timeline.query.ask.parse import ParsedQuestion, parse_question
from timeline.query.chronology import id_digits
from timeline.query.event_name import EventName, NamedEvent
from timeline.query.question.spelled import arguments, as_typed
from timeline.query.question.suggested_year import suggested_year
from timeline.query.without_year import InYear

# Events that a session prints of an answer.
_OF_A_SESSION = "20"


@click.command("ask", context_settings={"ignore_unknown_options": True})
@click.argument("question", required=False)
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--explain", "explain", is_flag=True, help="Print how the question was read, instead of its answer."
)
@as_of_option
@database_option
@click.pass_context
def command(
    context: click.Context,
    question: str | None,
    options: tuple[str, ...],
    explain: bool,
    as_of: str | None,
    database: str | None,
) -> None:
    """Answer a QUESTION in Arabic, English or French.

    The equivalent command is printed on standard error, then its answer on standard output. OPTIONS of that
    command may follow the question. A word that limits the time (before, since, حتى) must be followed by a
    date or by an event, which is looked up; a question without either is about all times. Without a QUESTION,
    on a terminal, questions are read one by one, and each may follow up the one before.

    \b
    Example:
      timeline ask "ماذا حدث قبل 10 تموز؟"
      timeline ask "what happened in Astana between 3 and 6 May 2017" --json
      timeline ask "Que s'est-il passé après mai 2017 ?"
    """
    asking = _Asking(context, as_of, database)
    if question is None:
        if not is_asked_by_a_person():
            raise InvalidInput('write the question: timeline ask "what happened today?"')
        converse(asking.answer_next, asking.show)
        return
    if question.startswith("-") or (options and not options[0].startswith("-")):
        raise InvalidInput('write the question first and in quotes: timeline ask "what happened today?"')
    asked = asking.parsed(question)
    if explain:
        for line in (*explained(asked.parts, asked.notes), *asking.looked_for(asked)):
            say(terminal_safe(line))
        return
    asking.answer(asked, options)


def is_asked_by_a_person() -> bool:
    """Whether questions are typed on a terminal."""
    return sys.stdin.isatty()


class _Asking:
    """Answers questions to one database, and remembers the last one.

    context: that of the command; as_of, database: its options.
    """

    def __init__(self, context: click.Context, as_of: str | None, database: str | None) -> None:
        self._context, self._as_of, self._database = context, as_of, database
        self._last: ParsedQuestion | None = None

    @cached_property
    def _engine(self) -> Engine:
        return open_store(settings_of(self._database).database)

    def parsed(self, question: str) -> ParsedQuestion:
        """Parse a question with what the database knows. Raises InvalidInput."""
        today = date.today()
        return parse_question(
            question,
            today,
            lambda in_year: self._suggested_year(today, in_year),
            self._known_periods,
            self._named_events,
        )

    def looked_for(self, asked: ParsedQuestion) -> Sequence[str]:
        """How the words of a question are looked for in the database; nothing without any."""
        # Imported here: an answer starts up faster.
        from timeline.query.relevance.explained import looked_for
        from timeline.query.relevance.sought import sought

        if not asked.question.relevant_to:
            return ()
        with read_transaction(self._engine) as connection:
            return tuple(looked_for(sought(connection, asked.question.relevant_to, self._at(connection))))

    def answer_next(self, question: str) -> None:
        """Answer a question that may follow up the one before."""
        printed = printed_answers(self._context)
        last_day = printed[-1].when.earliest if printed else None
        asked = follow_up(question, self._last, last_day, self.parsed)
        printed.clear()
        self.answer(asked, ("--no-pager", "--limit", _OF_A_SESSION))
        self._last = asked

    def answer(self, asked: ParsedQuestion, options: Sequence[str]) -> None:
        """Print the equivalent command, what was assumed, and the answer."""
        further = [*(("--as-of", self._as_of) if self._as_of is not None else ()), *options]
        if asked.asks_when and not {"--view", "--json"} & {option.partition("=")[0] for option in options}:
            further += ["--view", "when"]
        words = arguments(asked.question, further)
        named = ["--db", without_password(self._database)] if self._database else []
        click.echo(terminal_safe(as_typed([*words, *named])), err=True)
        for note in asked.notes:
            say(f"  ({terminal_safe(note)})", err=True)
        _run(self._context, words + (["--db", self._database] if self._database else []))

    def show(self, which: str) -> None:
        """Show the event with a number among those printed last, or with an id."""
        printed = printed_answers(self._context)
        if which.isdecimal() and 0 < int(which) <= len(printed):
            which = printed[int(which) - 1].id
        _run(
            self._context,
            ["show", which, "--no-pager", *(["--db", self._database] if self._database else [])],
        )

    def _suggested_year(self, today: date, in_year: InYear) -> tuple[int, str]:
        with read_transaction(self._engine) as connection:
            return suggested_year(connection, today, in_year, self._at(connection))

    def _known_periods(self) -> PeriodTable:
        with read_transaction(self._engine) as connection:
            return known_periods(connection)

    def _named_events(self, name: EventName) -> tuple[NamedEvent, ...]:
        # Imported here: a question without such a name starts up faster.
        from timeline.query.named_event import find_named_event

        with read_transaction(self._engine) as connection:
            found = find_named_event(connection, name, self._at(connection))
            if len(found) > 1:
                digits = id_digits(connection)
                for event in found:
                    headline = terminal_safe(event.headline)
                    say(f"  {event.id[:digits]}  {format_edtf(event.days)}  {headline}", err=True)
        return found

    def _at(self, connection: Connection) -> int | None:
        return position_as_of(connection, self._as_of) if self._as_of is not None else None


def _run(context: click.Context, arguments: list[str]) -> None:
    """Run another command as if it had been typed."""
    root = context.find_root()
    assert isinstance(root.command, click.Group)
    name, *rest = arguments
    command = root.command.get_command(root, name)
    assert command is not None
    with command.make_context(name, with_years_bc(rest), parent=root) as asked:
        command.invoke(asked)
