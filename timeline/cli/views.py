"""The views of an answer: --view list, strip, months, overview or when, with --ascii and --no-pager."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

import click

from timeline.cli.axis import inside, limits
from timeline.cli.bidi import bidi_option
from timeline.cli.folding import Folding
from timeline.cli.render import answer_lines, undated_lines
from timeline.cli.terminal import print_lines, standard_output
from timeline.dates.interval import Interval
from timeline.query.chronology import Answer
from timeline.query.relation import Relation

if TYPE_CHECKING:
    from timeline.query.undated import UndatedSentence

F = TypeVar("F", bound=Callable[..., Any])

_KEY = "timeline.views."


def view_options(command: F) -> F:
    """Add --view, --unfold, --ascii, --no-pager and --bidi; `show` reads them from click's context."""
    for option in (
        bidi_option,
        click.option(
            "--no-pager",
            is_flag=True,
            expose_value=False,
            callback=_keep,
            help="Do not use a pager for a long answer.",
        ),
        click.option(
            "--ascii",
            is_flag=True,
            expose_value=False,
            callback=_keep,
            help="Draw with ASCII characters only.",
        ),
        click.option(
            "--unfold",
            is_flag=True,
            expose_value=False,
            callback=_keep,
            help="List one by one what is folded: similar events, long times, what is told in passing.",
        ),
        click.option(
            "--view",
            type=click.Choice(["list", "strip", "months", "overview", "when"]),
            default="list",
            expose_value=False,
            callback=_keep,
            help="list (default), chart, events per month, the most important of each period, or days first.",
        ),
    ):
        command = option(command)
    return command


def show(
    head: str,
    answers: Iterable[Answer],
    sentences: "Iterable[UndatedSentence]",
    asked: str,
    relation: Relation,
    days: Interval,
    digits: int,
    folding: Folding | None = None,
) -> None:
    """Print an answer under its first line in the chosen view, through the pager if it is long.

    sentences: the undated ones, which follow a list. asked: the question in words (before 2017-07-10);
    relation, days: its parts; digits: the length of printed ids; folding: see cli/render.py.
    """
    chosen = click.get_current_context().meta
    terminal = standard_output(chosen[f"{_KEY}ascii"])
    # The charts are imported only when needed: a list starts faster without them.
    match chosen[f"{_KEY}view"]:
        case "strip":
            from timeline.cli.strip import strip_lines

            lines = strip_lines(answers, asked, limits(relation, days), digits, terminal)
        case "months":
            from timeline.cli.months import month_lines

            lines = month_lines(answers, inside(relation, days), terminal)
        case "overview":
            from timeline.cli.overview_lines import overview_lines
            from timeline.query.overview import overview_of
            from timeline.query.periods import unit_for

            days = inside(relation, days)
            lines = overview_lines(overview_of(answers, days, unit_for(days)), digits, terminal)
        case "when":
            from timeline.cli.when_lines import when_lines

            lines = chain(
                when_lines(_kept(answers), digits, terminal), undated_lines(sentences, digits, terminal)
            )
        case _:
            answers = _kept(answers)
            lines = chain(
                answer_lines(
                    answers,
                    asked,
                    digits,
                    terminal,
                    folding=None if chosen[f"{_KEY}unfold"] else folding,
                    unfolded=chosen[f"{_KEY}unfold"],
                ),
                undated_lines(sentences, digits, terminal),
            )
    print_lines(_under(head, lines), terminal, not chosen[f"{_KEY}no_pager"])


def printed_answers(context: click.Context) -> list[Answer]:
    """The answers that were printed since the first call, in their order, for `show 3` of a session."""
    kept: list[Answer] = context.meta.setdefault(f"{_KEY}printed", [])
    return kept


def _kept(answers: Iterable[Answer]) -> Iterator[Answer]:
    kept = click.get_current_context().meta.get(f"{_KEY}printed")
    for answer in answers:
        if kept is not None:
            kept.append(answer)
        yield answer


def _under(head: str, lines: Iterator[str]) -> Iterator[str]:
    yield head
    yield from lines


def _keep(context: click.Context, option: click.Parameter, value: Any) -> Any:
    context.meta[f"{_KEY}{option.name}"] = value
    return value
