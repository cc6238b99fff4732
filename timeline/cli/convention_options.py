"""The options for how texts give their dates."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from timeline.dates.early_dates import EarlyDates
from timeline.grammar.conventions import BARE_YEARS, Genre, conventions_named

F = TypeVar("F", bound=Callable[..., Any])


def convention_options(command: F) -> F:
    """Add --genre, --calendar and --early-dates, passed together as `conventions`."""
    genre = click.option(
        "--genre",
        type=click.Choice([one.value for one in Genre]),
        help="What the texts are; default: as each text shows. The headings of a chronicle and the entries "
        "of a diary govern the dates below them, the lines of a list are entries, in news nothing governs.",
    )
    calendar = click.option(
        "--calendar",
        type=click.Choice(list(BARE_YEARS)),
        help="The calendar of years without an era; default: as each text shows.",
    )
    early = click.option(
        "--early-dates",
        type=click.Choice([one.value for one in EarlyDates]),
        help="The calendar of days and months before 15 October 1582: julian, as by default, or gregorian "
        "for texts that convert.",
    )

    @wraps(command)
    def with_conventions(
        *args: Any, genre: str | None, calendar: str | None, early_dates: str | None, **options: Any
    ) -> Any:
        return command(*args, conventions=conventions_named(genre, calendar, early_dates), **options)

    return genre(calendar(early(with_conventions)))  # type: ignore[return-value]
