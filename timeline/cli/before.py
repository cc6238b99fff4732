"""`timeline before`."""

import click

from timeline.cli.asking import answer
from timeline.cli.question_options import QuestionOptions, question_options
from timeline.cli.views import view_options


@click.command("before")
@click.argument("date")
@view_options
@question_options
def command(date: str, options: QuestionOptions) -> None:
    """What happened before DATE, oldest first.

    Marked +, what certainly did: the whole of its days lie before. Under it, marked ?, what possibly did. A
    month or a year counts from its first day. Without a year, the one that the data suggest is taken.

    \b
    Example:
      timeline before "10 July 2017"
      timeline before "10 تموز 2017" --json
      timeline before 2017-07-10 --min-sources 2 --limit 20 --about "مناطق خفض التصعيد"
    """
    answer(options.question("before", date), options)
