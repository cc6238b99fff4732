"""The options that say how publication dates are written, and where their publishers are."""

from collections.abc import Callable
from datetime import tzinfo
from typing import Any, TypeVar

import click

from timeline.dates.moment import zone_named
from timeline.errors import InvalidDate
from timeline.extraction.publication_date.written import DayOrder
from timeline.messages import _, translate_error

F = TypeVar("F", bound=Callable[..., Any])
# The zone of all publishers that have none of their own, and the others' by name in lower case.
Places = tuple[tzinfo | None, dict[str, tzinfo]]


def publication_options(command: F) -> F:
    """Add --dates and --timezone, passed as `order` and `places`."""
    dates = click.option(
        "--dates",
        "order",
        type=click.Choice([order.value for order in DayOrder]),
        callback=_order,
        help="How to read publication dates like 02/05/2020; without it they are rejected.",
    )
    zones = click.option(
        "--timezone",
        "places",
        metavar="[PUBLISHER=]ZONE",
        multiple=True,
        callback=_places,
        help="The time zone of a publisher, or of all: Asia/Dubai. Dates are counted from the day there.",
    )
    return dates(zones(command))


def _order(_context: click.Context, _parameter: click.Parameter, value: str | None) -> DayOrder | None:
    return DayOrder(value) if value else None


def _places(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> Places:
    everywhere: tzinfo | None = None
    named: dict[str, tzinfo] = {}
    for value in values:
        publisher, sign, zone = value.rpartition("=")
        key = publisher.strip().lower()
        try:
            place = zone_named(zone)
        except InvalidDate as error:
            raise click.BadParameter(translate_error(error)) from None
        if key in named or (not key and (sign or everywhere)):
            raise click.BadParameter(
                _("{value!r}: write one PUBLISHER=ZONE per publisher, and one ZONE for the others").format(
                    value=value
                )
            )
        if key:
            named[key] = place
        else:
            everywhere = place
    return everywhere, named
