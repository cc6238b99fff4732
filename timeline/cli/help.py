"""Command help in the chosen language."""

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
    """Return a command with its help, its options and its subcommands translated."""
    result = copy(command)
    result.context_class = _Context
    result.help = translated(command.help or "")
    result.params = [_param(param) for param in command.params]
    # Click caches the option --help, in the language in which it was first made.
    result._help_option = None
    if isinstance(result, click.Group):
        result.commands = {name: in_language(inner) for name, inner in result.commands.items()}
    return result


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a help text, each on one line except for examples."""
    parts = cleandoc(text).split("\n\n")
    return [part if part.lstrip().startswith("\b") else " ".join(part.split()) for part in parts]


def translated(text: str) -> str:
    """Return a help text translated by paragraphs; examples stay as they are typed."""
    return "\n\n".join(
        part.replace("Example:", _("Example:")) if part.lstrip().startswith("\b") else _(part)
        for part in paragraphs(text)
    )


def _param(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option) or not param.help:
        return param
    result = copy(param)
    result.help = _(param.help)
    return result
