"""The command `timeline`: finds its subcommands, and turns every error into one line and an exit code."""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from timeline import __version__
from timeline.cli.bidi import bidi_option, say
from timeline.cli.completion import completed
from timeline.cli.help import in_language
from timeline.cli.options import Context
from timeline.cli.output import terminal_safe
from timeline.errors import InvalidInput, InvalidSetting, TimelineError
from timeline.messages import _, set_language, translate_error
from timeline.settings import LANGUAGES, load_display_settings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# name: (module under timeline.cli, help). Modules are imported when their command runs: `--help` needs none.
COMMANDS = {
    "ingest": ("ingest", "Read articles into the database."),
    "before": ("before", "What happened before a day."),
    "after": ("after", "What happened after a day."),
    "between": ("between", "What happened from one day to another."),
    "on": ("on", "What happened on a day, in a month or in a year."),
    "ask": ("ask", "Answer a question in Arabic, English or French."),
    "show": ("show", "One event: every source's words, date and reasoning."),
    "explain": ("explain", "How the dates in some words are understood."),
    "tag": ("tag", "The temporal expressions of a text; writes no database."),
    "evaluate": ("evaluate", "How well annotated texts are read."),
    "publication": ("publication", "Give an article its publication date."),
    "undated": ("undated", "Date articles by the events that they share."),
    "redate": ("redate", "Give a mention its date by hand."),
    "retract": ("retract", "Take a mention or an article out of every answer."),
    "restore": ("restore", "Undo a retraction or a date given by hand."),
    "join": ("join", "Two events are one."),
    "part": ("part", "A mention reports something else than its event."),
    "reread": ("reread", "Read stored articles with today's normalizer."),
    "redact": ("redact", "Erase an article's words for good."),
    "diff": ("diff", "What changed in the log between two times."),
    "log": ("log", "The facts that the database was built from."),
    "names": ("names", "Your own names and places, from a CSV file."),
    "rebuild": ("rebuild", "Remake every table from the log."),
    "verify": ("verify", "Show that the log is what was recorded."),
    "dump": ("dump", "Write the log to a file, to keep or to move."),
    "load": ("load", "Make a database from a dump."),
    "export": ("export", "The timeline in formats of other programs."),
    "serve": ("serve", "Browse the database, in a browser on this machine."),
    "backup": ("backup", "Copy an SQLite database while it is in use."),
    "db": ("db", "The database's schema, its state, its roles."),
    "doctor": ("doctor", "What is well, what is not, and what to do."),
    "completion": ("completion", "A script that completes commands with TAB."),
}
# What runs, whatever the settings say.
_WITHOUT_SETTINGS = ("doctor", "completion")


class LazyGroup(click.Group):
    """A group whose commands are imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"timeline.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return in_language(command)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language that was chosen meanwhile."""
        click.Group.format_help(in_language(self), ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The commands that begin so, without importing them."""
        from click.shell_completion import CompletionItem

        commands = [
            CompletionItem(name, help=_(text))
            for name, (_module, text) in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        # What a group would add to them would import each for its help.
        return commands + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from COMMANDS, without importing them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, (_module, text) in COMMANDS.items()])


def _speak(_context: click.Context, _option: click.Parameter, language: str | None) -> None:
    if language:
        set_language(language)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
# Named here, as click would translate its own before --language is read.
@click.help_option("-h", "--help", help="Show this message and exit.")
@click.version_option(__version__, prog_name="timeline")
@click.option("--db", metavar="DATABASE", help="A file or a URL; may stand behind the command too.")
@bidi_option
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=_speak,
    help="Speak English (en) or Arabic (ar); default: as the locale says.",
)
@click.pass_context
def cli(context: click.Context, db: str | None) -> None:
    """A timeline database for Arabic news: articles in, a chronology out.

    \b
    Example:
      timeline ingest seeds/
      timeline before "10 July 2017"

    The database is the file timeline.db, or what --db or TIMELINE_DATABASE_URL names.
    Exit codes: 0 done, even when nothing was found; 1 failed; 2 usage; 3 the database's schema is older or
    newer than this program.
    """
    context.obj = Context(db)
    if context.invoked_subcommand not in _WITHOUT_SETTINGS:
        load_display_settings()


def main() -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal without Arabic gets escapes, not a failure.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with suppress(InvalidSetting):
        set_language(load_display_settings().language)
    if completed(cli):
        sys.exit(0)
    arguments = sys.argv[1:]
    with _errors_told():
        _require_utf8(arguments)
        # Told once more inside, where the context knows how to print.
        with cli.make_context("timeline", arguments) as context, _errors_told():
            cli.invoke(context)
            sys.stdout.flush()
    sys.exit(0)


@contextmanager
def _errors_told() -> Iterator[None]:
    """Make one line and an exit code of what is raised inside."""
    try:
        yield
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        _fail(_usage(error), error.exit_code)
    except TimelineError as error:
        _fail(translate_error(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _fail(_("stopped"), 1)
    except BrokenPipeError:
        # The reader of a pipe (head) has had enough; what Python would flush at exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        told = _("{what}: check the file, its rights and the disk")
        named = f" ({error.filename})" if error.filename else ""
        _fail(told.format(what=f"{error.strerror or error}{named}"), 1)
    except Exception as error:
        if os.environ.get("TIMELINE_DEBUG"):
            raise
        told = _("a fault of this program: {error!r}; TIMELINE_DEBUG=1 shows where")
        _fail(told.format(error=error), 1)


def _require_utf8(arguments: Sequence[str]) -> None:
    for argument in arguments:
        if any("\ud800" <= letter <= "\udfff" for letter in argument):
            raise InvalidInput(
                "an argument is not UTF-8: {argument!r}; type it on a terminal that is", argument=argument
            )


def _usage(error: click.ClickException) -> str:
    """What click found wrong, and the command that says what is right."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else _named(sys.argv[1:])
    what = error.format_message().rstrip(".")
    return _("{what}; see `{command} --help`").format(what=what, command=command)


def _named(arguments: Sequence[str]) -> str:
    """The command that arguments name, for errors of click's parser, which know no context."""
    path = "timeline"
    group: click.Group = cli
    with click.Context(cli) as context:
        for argument in arguments:
            found = group.get_command(context, argument)
            path = f"{path} {argument}" if found else path
            if found and not isinstance(found, click.Group):
                break
            group = found if isinstance(found, click.Group) else group
    return path


def _fail(message: str, code: int) -> NoReturn:
    line = f"timeline: {terminal_safe(message)}"
    try:
        say(line, err=True)
    except InvalidInput:
        # The packages that would turn it are missing, which may be what it says.
        click.echo(line, err=True)
    sys.exit(code)
