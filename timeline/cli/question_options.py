"""The options of before, after, between and on, read into one value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from timeline.cli.options import as_of_option, database_option, given_database, json_option
from timeline.messages import _
from timeline.query.filters import MODALITIES, Filters
from timeline.query.matching import Page


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a question was given beside its dates."""

    filters: Filters
    page: Page
    as_of: str | None
    database: str | None
    as_json: bool
    undated: bool = False


def _written(
    context: click.Context, parameter: click.Parameter, value: str | tuple[str, ...] | None
) -> str | tuple[str, ...] | None:
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    if not all(item.strip() for item in values):
        raise click.BadParameter(
            _("it is empty: write {what}, or leave it out").format(what=parameter.make_metavar(context))
        )
    return value


_COUNT = click.IntRange(1, 10**9)
_FILTERS = (
    click.option("--about", metavar="WORDS", callback=_written, help="All these words beside the date."),
    click.option("--who", metavar="NAME", callback=_written, help="This person or body named."),
    click.option("--where", metavar="PLACE", callback=_written, help="This place named."),
    click.option(
        "--source", "sources", metavar="NAME", multiple=True, callback=_written,
        help="A publisher that reports it; several: one of them.",
    ),
    click.option(
        "--modality", "modalities", multiple=True, type=click.Choice(MODALITIES),
        help="How it is meant; several: one of them.",
    ),
    click.option("--min-sources", metavar="N", type=_COUNT, default=1, help="At least so many sources."),
    click.option("--disputed", is_flag=True, help="Only where sources give other days."),
    click.option("--no-statements", is_flag=True, help="Leave out what was only said."),
)  # fmt: skip
_UNDATED = click.option(
    "--undated", is_flag=True, help="Then sentences without a date, by their publication."
)
_LIMIT = click.option(
    "--limit", metavar="N", type=_COUNT, help="At most so many events; tells the next page."
)
_AFTER = click.option("--after-id", metavar="ID", callback=_written, help="Go on behind this event.")
_MOST = click.option("--limit", metavar="N", type=_COUNT, help="At most so many events.")


def question_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add all options of a question; the command gets them as `asked`."""
    more = (_UNDATED, _LIMIT, _AFTER, as_of_option, database_option, json_option)
    return _gathering(command, (*_FILTERS, *more))


def export_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of a question whose whole answer goes into a file; the command gets them as `asked`."""
    return _gathering(command, (*_FILTERS, _MOST, as_of_option, database_option))


def _gathering(
    command: Callable[..., None], options: Sequence[Callable[[Callable[..., None]], Callable[..., None]]]
) -> Callable[..., None]:
    @wraps(command)
    def gathered(
        limit: int | None, as_of: str | None, database: str | None, after_id: str | None = None,
        as_json: bool = False, undated: bool = False, **given: Any,
    ) -> None:  # fmt: skip
        names = {name: given.pop(name) or "" for name in ("about", "who", "where")}
        filters = Filters(
            **names,
            sources=given.pop("sources"),
            modalities=given.pop("modalities"),
            min_sources=given.pop("min_sources"),
            disputed=given.pop("disputed"),
            statements=not given.pop("no_statements"),
        )
        if undated and (filters.who or filters.where):
            raise click.UsageError(
                _("--undated looks for words alone: use --about instead of --who and --where")
            )
        page = Page(limit, after_id)
        command(**given, asked=Asked(filters, page, as_of, given_database(database), as_json, undated))

    result: Callable[..., None] = gathered
    for option in reversed(options):
        result = option(result)
    return result
