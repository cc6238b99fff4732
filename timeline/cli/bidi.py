"""Lines for terminals that show characters from left to right as they come: `--bidi visual`.

Most terminals join Arabic letters and reorder them themselves. For the others a line is turned round here, by
the Unicode Bidirectional Algorithm (UAX #9) with a line that begins at the left.
"""

import re
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, TextIO, TypeVar

import click

from timeline.errors import InvalidInput, InvalidSetting
from timeline.settings import BIDI, load_display_settings

F = TypeVar("F", bound=Callable[..., Any])

# In click's context: what --bidi says, and what the settings do.
_ASKED, _SET = "timeline.bidi", "timeline.bidi.set"
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
# A line between the codes that style it.
_STYLED = re.compile("((?:\x1b\\[[0-9;]*m)*)(.*?)((?:\x1b\\[[0-9;]*m)*)", re.DOTALL)
# Brackets and quotation marks have another shape where they are read from right to left.
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_PAIRED = "[][(){}<>«»‹›]"
# A variation selector: the algorithm leaves it beside the character that it follows, before or behind it.
_PROBE = "\U000e0100"
_PROBED = re.compile(f"{_PROBE}({_PAIRED})|({_PAIRED}){_PROBE}")
_MARKS = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
_MARKS_FIRST = re.compile(f"({_MARKS}+)(.)")


def bidi_option(command: F) -> F:
    """Add --bidi; `say` and `shown` find it in click's context."""
    return click.option(
        "--bidi",
        type=click.Choice(BIDI),
        expose_value=False,
        callback=_keep,
        help="visual: for terminals that neither join nor reorder Arabic letters.",
    )(command)


def say(line: str = "", err: bool = False) -> None:
    """Print a line for a person, on standard output or standard error."""
    click.echo(reordered(line, sys.stderr if err else sys.stdout), err=err)


def reordered(line: str, stream: TextIO) -> str:
    """A line as a stream needs it. Raises InvalidInput when it is to be turned and the packages are missing.

    --bidi holds for pipes too, what the environment or the config file says for terminals alone.
    """
    return visual(line) if _ARABIC.search(line) and _turns(stream) else line


def shown_help(text: str) -> str:
    """A help text as standard output needs it, line by line."""
    return "\n".join(reordered(line, sys.stdout) for line in text.split("\n"))


def visual(line: str) -> str:
    """A line with its Arabic letters joined, in the order in which they stand on paper, left to right."""
    turner, joiner = _package("bidi"), _joiner(_package("arabic_reshaper"))
    styled = _STYLED.fullmatch(line)
    assert styled is not None
    before, text, behind = styled.groups()
    # The package mirrors nothing and does not tell what it reversed: a probe behind each bracket does.
    probed = re.sub(_PAIRED, lambda found: found[0] + _PROBE, joiner.reshape(text))
    turned = _PROBED.sub(
        lambda found: found[1].translate(_MIRRORED) if found[1] else found[2],
        turner.get_display(probed, base_dir="L"),
    )
    # A terminal puts a mark on the letter before it; turned round, it would stand on the wrong one.
    return before + _MARKS_FIRST.sub(lambda found: found[2] + found[1][::-1], turned) + behind


def _package(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise InvalidInput("--bidi visual needs more packages: pip install 'timeline-ar[bidi]'") from None


@cache
def _joiner(reshaper: Any) -> Any:
    """Made once: it takes a millisecond, a line a tenth of that."""
    return reshaper.ArabicReshaper({"delete_harakat": False})


def _turns(stream: TextIO) -> bool:
    context = click.get_current_context(silent=True)
    meta = context.meta if context else {}
    if _ASKED in meta:
        return bool(meta[_ASKED] == "visual")
    if _SET not in meta:
        meta[_SET] = _by_settings()
    return bool(meta[_SET]) and stream.isatty()


def _by_settings() -> bool:
    try:
        return load_display_settings().bidi == "visual"
    except InvalidSetting:
        # The command says so itself.
        return False


def _keep(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value:
        context.meta[_ASKED] = value
