"""`timeline between`."""

import click

from timeline.cli.asking import answer
from timeline.cli.question_options import QuestionOptions, question_options
from timeline.cli.views import view_options


@click.command("between")
@click.argument("first")
@click.argument("last")
@view_options
@question_options
def command(first: str, last: str, options: QuestionOptions) -> None:
    """What happened from FIRST to LAST, both included; either may be .. for an end left open.

    Marked +, what certainly did: the whole of its days lie within. Under it, marked ?, what possibly did.

    \b
    Example:
      timeline between 2017-05-03 2017-05-06
      timeline between "3 May 2017" "أيار 2017" --json
      timeline between 2017-05 ..
    """
    answer(options.question("between", first, last), options)
