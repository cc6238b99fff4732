"""`timeline completion`, and the answers that its scripts ask for."""

import os

import click

# The scripts set it to what they ask for; ordinary calls lack it.
_VARIABLE = "_TIMELINE_COMPLETE"


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print a script that makes the TAB key complete commands, options and their choices.

    Append it to the start-up file of bash (4.4 or later) or zsh; fish reads it from its completions folder.

    \b
    Example:
      timeline completion bash >> ~/.bashrc
      timeline completion zsh >> ~/.zshrc
      timeline completion fish > ~/.config/fish/completions/timeline.fish
    """
    from click.shell_completion import get_completion_class

    script_of = get_completion_class(shell)
    assert script_of is not None
    click.echo(script_of(context.find_root().command, {}, "timeline", _VARIABLE).source())


def completed(root: click.Command) -> bool:
    """Answer a completion script that asks how to continue a line; return False if none asks."""
    instruction = os.environ.get(_VARIABLE)
    if not instruction:
        return False
    # Imported here so that ordinary calls start up without it.
    from click.shell_completion import shell_complete

    shell_complete(root, {}, "timeline", _VARIABLE, instruction)
    return True
