"""Options that several commands share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from timeline.cli.bidi import say
from timeline.dates.interval import Interval
from timeline.dates.time_kind import Time, parse_time
from timeline.errors import InvalidDate, InvalidSetting
from timeline.messages import _, translate_error
from timeline.settings import Settings, load_settings

if TYPE_CHECKING:
    from timeline.extraction.publication_date.written import Publication

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Context:
    """The options before the command: timeline --db FILE before ..."""

    database: str | None = None


class EdtfTime(click.ParamType[Time]):
    """An EDTF date, parsed as days and what they mean."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Time:
        """Parse a date, or fail as a usage error."""
        if isinstance(value, Time):
            return value
        try:
            return parse_time(value)
        except InvalidDate as error:
            self.fail(translate_error(error), param, ctx)


class PublicationDate(click.ParamType["Publication"]):
    """A publication date, with or without its time."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "Publication":
        """Parse a date, or fail as a usage error."""
        # Imported here: most commands take none, and start up faster without the grammar.
        from timeline.extraction.publication_date.written import (
            AmbiguousDate,
            Publication,
            Style,
            read_publication,
        )

        if isinstance(value, Publication):
            return value
        try:
            return read_publication(value, Style(date.today()))
        except AmbiguousDate as error:
            first, second = error.days
            self.fail(
                _("{first} or {second}: write one of them, as {value!r} is ambiguous").format(
                    value=value, first=first, second=second
                ),
                param,
                ctx,
            )
        except InvalidDate as error:
            self.fail(translate_error(error), param, ctx)


def database_option(command: F) -> F:
    """Add --db, passed as `database`."""
    return click.option(
        "--db",
        "database",
        metavar="DATABASE",
        help="A file or a URL, e.g. postgresql+psycopg://me@localhost/news; default: timeline.db.",
    )(command)


def published_option(help_text: str) -> Callable[[F], F]:
    """Add --published, a date in EDTF or a time; its days are passed."""
    return click.option(
        "--published", type=PublicationDate(), metavar="DATE", callback=_days_of, help=help_text
    )


def _days_of(
    _context: click.Context, _parameter: click.Parameter, value: "Publication | None"
) -> Interval | None:
    return value.days if value else None


def json_option(command: F) -> F:
    """Add --json, passed as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def why_option(command: F) -> F:
    """Add --why, the reason kept in the log."""
    return click.option(
        "--why",
        default="given by hand",
        show_default=True,
        callback=_reason,
        help="The reason, which the log keeps.",
    )(command)


def _reason(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter(_("it is empty: give a reason, or omit the option"))
    return value.strip()


def given_database(database: str | None) -> str | None:
    """Return the value of --db, preferably that after the command, or None. Raises InvalidSetting."""
    context = click.get_current_context().find_object(Context)
    before = context.database if context else None
    named = before if database is None else database
    if named is not None and not named.strip():
        raise InvalidSetting("--db is empty: give a file, e.g. timeline.db, or omit the option")
    return named


def settings_of(database: str | None) -> Settings:
    """Return the settings of this call, and say so where its database is read as it is. Raises StoreError."""
    # Imported here: commands without a database start up faster.
    from timeline.db.engine import is_unchangeable

    settings = load_settings(given_database(database))
    if is_unchangeable(settings.database):
        say(_("(the database and its folder are read-only: it is read as it is, without locks)"), err=True)
    return settings
