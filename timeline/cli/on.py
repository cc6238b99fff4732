"""`timeline on`."""

import click

from timeline.cli.asking import answer
from timeline.cli.question_options import QuestionOptions, question_options
from timeline.cli.views import view_options


@click.command("on")
@click.argument("date")
@view_options
@question_options
def command(date: str, options: QuestionOptions) -> None:
    """What happened on DATE: a day, a month or a year.

    Marked +, what certainly did: the whole of its days lie within. Under it, marked ?, what possibly did.

    \b
    Example:
      timeline on "4 May 2017"
      timeline on 2017-05 --json
    """
    answer(options.question("on", date), options)
