"""The command `timeline`: finds its subcommands and turns every error into one line and an exit code."""

import gc
import io
import os
import sys
import warnings
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
from timeline.cli.years_bc import with_years_bc
from timeline.errors import InvalidInput, InvalidSetting, TimelineError
from timeline.messages import _, set_language, translate_error
from timeline.settings import LANGUAGES, load_display_settings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# name: ("module:attribute" under timeline.cli, help). A module is imported when its command runs; `--help`
# needs none.
COMMANDS = {
    "ingest": ("ingest:command", "Read articles into the database."),
    "before": ("questions:before", "What happened before a date."),
    "after": ("questions:after", "What happened after a date."),
    "between": ("questions:between", "What happened between two dates."),
    "on": ("questions:on", "What happened on a day, in a month or in a year."),
    "overview": ("overview:command", "The most important events of each day, week, month or year."),
    "ask": ("ask:command", "Answer a question in Arabic, English or French."),
    "show": ("show:command", "Show an event: each source's words, date and reasoning."),
    "check": ("check:command", "Show where the dates of a text disagree."),
    "explain": ("explain:command", "Explain how the dates in a phrase are understood."),
    "tag": ("tag:command", "Find the temporal expressions in a text, without a database."),
    "evaluate": ("evaluate:command", "Measure the accuracy on annotated texts."),
    "set-published": ("corrections:set_published", "Set an article's publication date."),
    "infer-dates": ("infer_dates:command", "Date undated articles by the events they share with others."),
    "redate": ("corrections:redate", "Set a mention's date by hand."),
    "retract": ("corrections:retract", "Remove a mention or an article from every answer."),
    "restore": ("corrections:restore", "Undo a retraction or a date set by hand."),
    "merge": ("corrections:merge", "Merge two events into one."),
    "split": ("corrections:split", "Move a mention out of its event."),
    "keep-apart": ("corrections:keep_apart", "Say that two similar events are two happenings."),
    "suggest-merges": ("suggest_merges:command", "List the events that are most probably one."),
    "reread": ("reread:command", "Read stored articles again with the current normalizer."),
    "redact": ("redact:command", "Erase an article's text for good."),
    "diff": ("diff:command", "Show what changed between two states of the log."),
    "log": ("log:command", "List the facts from which the database is built."),
    "names": ("names:command", "Load your own names and places from a CSV file."),
    "periods": ("periods:command", "List named periods, or load your own from a CSV file."),
    "rebuild": ("keeping:rebuild", "Rebuild the tables from the log."),
    "verify": ("verify:command", "Check the log for tampering."),
    "prove": ("prove:command", "Prove that an article is in the log."),
    "dump": ("keeping:dump", "Write the log to a file, to archive or move it."),
    "load": ("keeping:load", "Create a database from a dump."),
    "export": ("export:command", "Export the timeline to the formats of other programs."),
    "serve": ("serve:command", "Browse the database in a web browser."),
    "backup": ("keeping:backup", "Copy an SQLite database while it is in use."),
    "db": ("db:command", "Manage the database's schema and roles."),
    "doctor": ("doctor:command", "Diagnose common problems."),
    "completion": ("completion:command", "Print a script for completion with the TAB key."),
}
# Commands that run even if the settings are invalid.
_WITHOUT_SETTINGS = ("doctor", "completion")


# So many objects more than before are made until the garbage collector looks at the new ones.
_COLLECTED_AFTER = 50_000


class LazyGroup(click.Group):
    """A group whose commands are imported one at a time."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; -0043 is a year, not an option."""
        return super().parse_args(ctx, with_years_bc(args))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(f"timeline.cli.{module}"), attribute)
        if not gc.isenabled():
            # By main(), which runs one command: its modules are never garbage.
            if not gc.get_freeze_count():
                gc.freeze()
            gc.set_threshold(_COLLECTED_AFTER)
            gc.enable()
        return in_language(command)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language chosen by --language."""
        click.Group.format_help(in_language(self), ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return the commands that begin like this, without importing them."""
        from click.shell_completion import CompletionItem

        commands = [
            CompletionItem(name, help=_(text))
            for name, (_where, text) in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        # A group's own completion would import every command for its help.
        return commands + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from COMMANDS, without importing them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, (_where, text) in COMMANDS.items()])


def _set_language(_context: click.Context, _option: click.Parameter, language: str | None) -> None:
    if language:
        set_language(language)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
# Declared here because click would translate its own before --language is read.
@click.help_option("-h", "--help", help="Show this message and exit.")
@click.version_option(__version__, prog_name="timeline")
@click.option("--db", metavar="DATABASE", help="A file or a URL; may also follow the command.")
@bidi_option
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=_set_language,
    help="The language of messages, English (en) or Arabic (ar); default: the locale's.",
)
@click.pass_context
def cli(context: click.Context, db: str | None) -> None:
    """Build a timeline from Arabic news and chronicles, and ask what happened when.

    \b
    Example:
      timeline ingest seeds/news/
      timeline before "10 July 2017"

    The database is the file timeline.db, unless --db or TIMELINE_DATABASE_URL names another.
    Exit codes: 0 success, even if nothing was found; 1 failure; 2 usage error; 3 the database's schema is
    older or newer than this program.
    """
    context.obj = Context(db)
    if context.invoked_subcommand not in _WITHOUT_SETTINGS:
        load_display_settings()


def main() -> None:
    """Run the command line and exit."""
    # To look for garbage while modules are imported takes an eighth of a short command; see get_command.
    before = gc.get_threshold()
    gc.disable()
    try:
        _run()
    finally:
        # Whoever called it may go on.
        gc.unfreeze()
        gc.set_threshold(*before)
        gc.enable()


def _run() -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        # A terminal without Arabic gets escapes, not a failure.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if not sys.warnoptions:
        # What libraries warn of is for programmers.
        warnings.simplefilter("ignore")
    with suppress(InvalidSetting):
        set_language(load_display_settings().language)
    if completed(cli):
        sys.exit(0)
    arguments = sys.argv[1:]
    with _errors_printed():
        _require_utf8(arguments)
        # Printed inside, where the context knows how --bidi wants it.
        with cli.make_context("timeline", arguments) as context, _errors_printed():
            cli.invoke(context)
            sys.stdout.flush()
    sys.exit(0)


@contextmanager
def _errors_printed() -> Iterator[None]:
    """Turn what is raised inside into one line and an exit code."""
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
        # The reader of the pipe (head) is gone; what Python would flush at exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        line = _("{what}: check the file, its permissions and the disk")
        file = f" ({error.filename})" if error.filename else ""
        _fail(line.format(what=f"{error.strerror or error}{file}"), 1)
    except Exception as error:
        if os.environ.get("TIMELINE_DEBUG"):
            raise
        line = _("internal error ({kind}): set TIMELINE_DEBUG=1 to see where, and report it")
        _fail(line.format(kind=type(error).__name__), 1)


def _require_utf8(arguments: Sequence[str]) -> None:
    for argument in arguments:
        if any("\ud800" <= letter <= "\udfff" for letter in argument):
            raise InvalidInput(
                "an argument is not valid UTF-8: {argument!r}; use a UTF-8 terminal", argument=argument
            )


def _usage(error: click.ClickException) -> str:
    """Return what click found wrong, and the command whose help explains it."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else _command_path(sys.argv[1:])
    what = error.format_message().rstrip(".")
    return _("{what}; see `{command} --help`").format(what=what, command=command)


def _command_path(arguments: Sequence[str]) -> str:
    """Return the command that the arguments name, for errors of click's parser, which have no context."""
    path = "timeline"
    group: click.Group = cli
    with click.Context(cli) as context:
        for argument in arguments:
            command = group.get_command(context, argument)
            path = f"{path} {argument}" if command else path
            if command and not isinstance(command, click.Group):
                break
            group = command if isinstance(command, click.Group) else group
    return path


def _fail(message: str, code: int) -> NoReturn:
    line = f"timeline: {terminal_safe(message)}"
    try:
        say(line, err=True)
    except InvalidInput:
        # The packages for --bidi visual are missing, which may be what the line says.
        click.echo(line, err=True)
    sys.exit(code)
