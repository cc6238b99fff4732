"""`timeline ask` without a question, on a terminal: one question after the other, with their context."""

from collections.abc import Callable, Iterable

import click

from timeline.cli.bidi import say
from timeline.cli.output import terminal_safe
from timeline.errors import TimelineError
from timeline.messages import _, translate_error

_PROMPT = "? "
_SHOW = "show"
_END = ("exit", "quit", "q")


def converse(ask: Callable[[str], None], show: Callable[[str], None]) -> None:
    """Read questions until the end of the input, or `exit`, and answer each.

    ask: answers a question; show: shows the event whose number among those printed, or whose id, is given. An
    error is said, and the next question read.
    """
    say(_("Ask, follow up (and then?), or write show 3 for the third event; exit ends."), err=True)
    for line in _lines():
        word, _space, rest = line.partition(" ")
        if word.casefold() in _END and not rest:
            return
        try:
            if word.casefold() == _SHOW and rest.strip():
                show(rest.strip())
            else:
                ask(line)
        except TimelineError as error:
            say(terminal_safe(translate_error(error)), err=True)
        except click.ClickException as error:
            say(terminal_safe(error.format_message()), err=True)


def _lines() -> Iterable[str]:
    while True:
        try:
            line = click.prompt("", prompt_suffix=_PROMPT, default="", show_default=False, err=True).strip()
        except click.Abort:
            # The end of the input.
            return
        if line:
            yield line
