"""Lines for terminals that show characters from left to right in logical order: `--bidi visual`.

Most terminals join and reorder Arabic letters themselves. For the others, lines are reordered here by the
Unicode Bidirectional Algorithm (UAX #9), with left-to-right paragraphs.
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

# Keys in click's context: the value of --bidi, and that of the settings.
_ASKED, _SET = "timeline.bidi", "timeline.bidi.set"
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
# A line between the codes for its style.
_STYLED = re.compile("((?:\x1b\\[[0-9;]*m)*)(.*?)((?:\x1b\\[[0-9;]*m)*)", re.DOTALL)
# Brackets and quotation marks are mirrored in right-to-left text.
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_PAIRED = "[][(){}<>«»‹›]"
# A variation selector: the algorithm keeps it next to the preceding character, before or after it.
_PROBE = "\U000e0100"
_PROBED = re.compile(f"{_PROBE}({_PAIRED})|({_PAIRED}){_PROBE}")
_MARKS = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
_MARKS_FIRST = re.compile(f"({_MARKS}+)(.)")


def bidi_option(command: F) -> F:
    """Add --bidi; `say` and `reordered` read it from click's context."""
    return click.option(
        "--bidi",
        type=click.Choice(BIDI),
        expose_value=False,
        callback=_keep,
        help="visual: for terminals that neither join nor reorder Arabic letters.",
    )(command)


def say(line: str = "", err: bool = False) -> None:
    """Print a line for people, on standard output or standard error."""
    click.echo(reordered(line, sys.stderr if err else sys.stdout), err=err)


def reordered(line: str, stream: TextIO) -> str:
    """Return a line as a stream needs it. Raises InvalidInput if the packages for reordering are missing.

    --bidi applies to pipes too; the setting in the environment or the config file only to terminals.
    """
    return visual(line) if _ARABIC.search(line) and _turns(stream) else line


def shown_help(text: str) -> str:
    """Return a help text as standard output needs it, line by line."""
    return "\n".join(reordered(line, sys.stdout) for line in text.split("\n"))


def visual(line: str) -> str:
    """Return a line with its Arabic letters joined, in visual order from left to right."""
    turner, joiner = _package("bidi"), _joiner(_package("arabic_reshaper"))
    styled = _STYLED.fullmatch(line)
    assert styled is not None
    before, text, after = styled.groups()
    # The package mirrors nothing and does not say what it reversed: a probe after each bracket shows it.
    probed = re.sub(_PAIRED, lambda found: found[0] + _PROBE, joiner.reshape(text))
    turned = _PROBED.sub(
        lambda found: found[1].translate(_MIRRORED) if found[1] else found[2],
        turner.get_display(probed, base_dir="L"),
    )
    # A terminal puts a mark on the letter before it, which is the wrong one after reversal.
    return before + _MARKS_FIRST.sub(lambda found: found[2] + found[1][::-1], turned) + after


def _package(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise InvalidInput("--bidi visual needs more packages: pip install 'timeline-ar[bidi]'") from None


@cache
def _joiner(reshaper: Any) -> Any:
    """Cached: creating it takes a millisecond, a line a tenth of that."""
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
        # The command itself reports it.
        return False


def _keep(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value:
        context.meta[_ASKED] = value
