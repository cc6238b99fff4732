"""The options for reading input, gathered into one value."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from timeline.messages import _
from timeline.normalizer.tagging import days_named
from timeline.readers.options import FORMATS, LONGEST_RECORD, MOST_DECOMPRESSED, ReadingOptions

DRY_RUN = "10"
_UNITS = {"": 1, "B": 1, "K": 1024, "M": 1024**2, "G": 1024**3, "T": 1024**4}
_SIZE = re.compile(r"(\d{1,15})\s*([BKMGT]?)(?:I?B)?", re.IGNORECASE)


class Size(click.ParamType[int]):
    """A number of bytes: 500000, 64MB, 2G; a kilobyte is 1,024 bytes."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Parse a size, or fail as a usage error."""
        if isinstance(value, int):
            return value
        size = _SIZE.fullmatch(str(value).strip())
        if size is None or not int(size[1]):
            self.fail(
                _("{value} is not a size; write it like 500000, 64MB or 2GB").format(value=value), param, ctx
            )
        return int(size[1]) * _UNITS[size[2].upper()]


def _mapping(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    mapping = {}
    for pair in (pair for value in values for pair in value.split(",")):
        name, sign, column = (part.strip() for part in pair.partition("="))
        if not (name and sign and column):
            raise click.BadParameter(
                _("{pair!r} maps nothing; write FIELD=COLUMN, e.g. text=body,published=date").format(
                    pair=pair
                )
            )
        mapping[name] = column
    return mapping


_OPTIONS = (
    click.option(
        "--format", type=click.Choice(FORMATS), help="Read the input in this format instead of detecting it.",
    ),
    click.option("--encoding", metavar="NAME", help="The encoding of the input, e.g. windows-1256."),
    click.option(
        "--map", "mapping", metavar="FIELD=COLUMN,...", multiple=True, callback=_mapping,
        help="The CSV columns or JSON keys that hold text, title, published, timezone, publisher, url or id.",
    ),
    click.option(
        "--max-record", metavar="SIZE", type=Size(), default=LONGEST_RECORD,
        help="The longest article accepted; default: 32MB.",
    ),
    click.option(
        "--max-decompressed", metavar="SIZE", type=Size(), default=MOST_DECOMPRESSED,
        help="The largest size of one decompressed file; default: 10GB.",
    ),
)  # fmt: skip


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options for reading, passed as `options`. The command raises InvalidInput for invalid ones."""

    @wraps(command)
    def gathered(
        format: str | None, encoding: str | None, mapping: dict[str, str], max_record: int,
        max_decompressed: int, **given: Any,
    ) -> None:  # fmt: skip
        options = ReadingOptions(format, encoding, mapping, max_record, max_decompressed, days_named)
        command(**given, options=options)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered


class WithDryRun(click.Command):
    """A command whose --dry-run may be followed by a number, or directly by a path."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments, giving --dry-run its default number if it has none."""
        whole = [
            f"{arg}={DRY_RUN}" if arg == "--dry-run" and not re.fullmatch("[0-9]+", following) else arg
            for arg, following in zip(args, [*args[1:], ""], strict=False)
        ]
        return super().parse_args(ctx, whole)


dry_run_option = click.option(
    "--dry-run",
    metavar="[N]",
    type=click.IntRange(1, 10**9),
    help="Print how the first N records are understood (default: 10); no database is read or written.",
)
