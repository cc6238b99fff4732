"""The command `timeline`: finds its subcommands, and turns every error into one line and an exit code."""

import io
import os
import sys
from importlib import import_module

import click

from timeline import __version__
from timeline.cli.options import Context
from timeline.errors import InvalidInput, TimelineError

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
}


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
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from COMMANDS, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="timeline")
@click.option("--db", metavar="DATABASE", help="A file or a URL; may stand behind the command too.")
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


def main() -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal without Arabic gets escapes, not a failure.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        _run(sys.argv[1:])
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except TimelineError as error:
        _fail(str(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped", 1)
    except BrokenPipeError:
        # The reader of a pipe (head) has had enough; what Python would flush at exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _fail(f"{error.strerror or error}" + (f": {error.filename}" if error.filename else ""), 1)
    except Exception as error:
        if os.environ.get("TIMELINE_DEBUG"):
            raise
        _fail(f"a fault of this program: {error!r}; TIMELINE_DEBUG=1 shows where", 1)
    sys.exit(0)


def _run(arguments: list[str]) -> None:
    for argument in arguments:
        if any("\ud800" <= letter <= "\udfff" for letter in argument):
            raise InvalidInput(f"an argument is not UTF-8: {argument!r}")
    with cli.make_context("timeline", arguments) as context:
        cli.invoke(context)


def _fail(message: str, code: int) -> None:
    click.echo(f"timeline: {' '.join(message.split())}", err=True)
    sys.exit(code)
