"""`timeline after`."""

import click

from timeline.cli.asking import answer
from timeline.cli.question_options import QuestionOptions, question_options
from timeline.cli.views import view_options


@click.command("after")
@click.argument("date")
@view_options
@question_options
def command(date: str, options: QuestionOptions) -> None:
    """What happened after DATE, oldest first.

    Marked +, what certainly did; under it, marked ?, what possibly did. A month or a year counts from its
    last day.

    \b
    Example:
      timeline after 2017-05-06
      timeline after "mai 2017" --json
    """
    answer(options.question("after", date), options)
