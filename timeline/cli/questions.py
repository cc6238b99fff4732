"""The commands before, after, between and on."""

import click

from timeline.cli.asking import answer
from timeline.cli.question_options import QuestionOptions, question_options
from timeline.cli.views import view_options


@click.command("before")
@click.argument("date")
@view_options
@question_options
def before(date: str, options: QuestionOptions) -> None:
    """What happened before DATE, oldest first.

    Events marked + certainly happened before DATE: their whole date range is earlier. Those marked ? possibly
    did. If DATE is a month or a year, its first day counts. If it has no year, the year is inferred from the
    data.

    \b
    Example:
      timeline before "10 July 2017"
      timeline before "10 تموز 2017" --json
      timeline before 2017-07-10 --min-sources 2 --limit 20 --about "مناطق خفض التصعيد"
    """
    answer(options.question("before", date), options)


@click.command("after")
@click.argument("date")
@view_options
@question_options
def after(date: str, options: QuestionOptions) -> None:
    """What happened after DATE, oldest first.

    Events marked + certainly happened after DATE: their whole date range is later. Those marked ? possibly
    did. If DATE is a month or a year, its last day counts.

    \b
    Example:
      timeline after 2017-05-06
      timeline after "mai 2017" --json
    """
    answer(options.question("after", date), options)


@click.command("between")
@click.argument("first")
@click.argument("last")
@view_options
@question_options
def between(first: str, last: str, options: QuestionOptions) -> None:
    """What happened from FIRST to LAST, inclusive; either may be .. for an open end.

    Events marked + certainly happened in the period: their whole date range lies within it. Those marked ?
    possibly did.

    \b
    Example:
      timeline between 2017-05-03 2017-05-06
      timeline between "3 May 2017" "أيار 2017" --json
      timeline between 2017-05 ..
    """
    answer(options.question("between", first, last), options)


@click.command("on")
@click.argument("date")
@view_options
@question_options
def on(date: str, options: QuestionOptions) -> None:
    """What happened on DATE: a day, a month or a year.

    Events marked + certainly happened in the period: their whole date range lies within it. Those marked ?
    possibly did.

    \b
    Example:
      timeline on "4 May 2017"
      timeline on 2017-05 --json
    """
    answer(options.question("on", date), options)
