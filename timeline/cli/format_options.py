"""The options that only some formats of `timeline export` have, by the names that the registry lists."""

from collections.abc import Callable, Sequence

import click

_OPTIONS = {
    "rows": click.option(
        "--rows", "rows_of", type=click.Choice(["events", "mentions"]), default="events", show_default=True,
        help="A row an event, or a row each time that an article reports one.",
    ),
    "language": click.option(
        "--language", type=click.Choice(["ar", "en"]), default="ar", show_default=True,
        help="Of the page's interface at first; a button on it switches.",
    ),
    "bom": click.option("--bom", is_flag=True, help="Begin with a byte order mark: Excel needs one."),
}  # fmt: skip


def format_options(names: Sequence[str]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A decorator that adds the options of these names."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        for name in reversed(names):
            command = _OPTIONS[name](command)
        return command

    return add
