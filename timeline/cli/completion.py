"""`timeline completion`, and the answers that its scripts ask for."""

import os

import click

# The scripts set it to what they want to know; a call without it is an ordinary one.
_VARIABLE = "_TIMELINE_COMPLETE"


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print a script that completes commands, options and their choices with the TAB key.

    Bash (4.4 or later) and zsh read it at their start, fish from its folder of completions.

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
    """Answer a script that asks how the words typed so far may go on; False when none asks."""
    instruction = os.environ.get(_VARIABLE)
    if not instruction:
        return False
    # Imported here: an ordinary call starts up without it.
    from click.shell_completion import shell_complete

    shell_complete(root, {}, "timeline", _VARIABLE, instruction)
    return True
