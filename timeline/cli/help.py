"""The help of commands in the language that was chosen."""

from copy import copy
from inspect import cleandoc
from typing import TypeVar

import click

from timeline.cli.bidi import shown_help
from timeline.messages import _

Command = TypeVar("Command", bound=click.Command)


class _Context(click.Context):
    def get_help(self) -> str:
        return shown_help(super().get_help())


def in_language(command: Command) -> Command:
    """A command with its help, and that of its options and its own commands, translated."""
    told = copy(command)
    told.context_class = _Context
    told.help = translated(command.help or "")
    told.params = [_param(param) for param in command.params]
    # Click keeps the option --help that it made first, in the language of then.
    told._help_option = None
    if isinstance(told, click.Group):
        told.commands = {name: in_language(inner) for name, inner in told.commands.items()}
    return told


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a help text, each on one line but for examples, which keep theirs."""
    found = cleandoc(text).split("\n\n")
    return [part if part.lstrip().startswith("\b") else " ".join(part.split()) for part in found]


def translated(text: str) -> str:
    """A help text paragraph by paragraph; an example stays as it is to be typed."""
    return "\n\n".join(
        part.replace("Example:", _("Example:")) if part.lstrip().startswith("\b") else _(part)
        for part in paragraphs(text)
    )


def _param(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option) or not param.help:
        return param
    told = copy(param)
    told.help = _(param.help)
    return told
