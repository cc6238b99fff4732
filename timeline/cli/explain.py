"""`timeline explain`."""

from typing import Any

import click

from timeline.cli.bidi import bidi_option, say
from timeline.cli.convention_options import convention_options
from timeline.cli.options import json_option, published_option
from timeline.cli.output import print_json_list, terminal_safe
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.grammar.conventions import Conventions
from timeline.grammar.expression import Expression
from timeline.grammar.period_table import built_in_periods
from timeline.messages import _
from timeline.normalizer.resolution import Resolution, components
from timeline.normalizer.tagging import tag
from timeline.normalizer.written import written_in
from timeline.wording.components import component_words, written_to_json, written_words
from timeline.wording.reasons import (
    Words,
    alternatives_with_text,
    condition_words,
    reasons_with_text,
    sentences,
    words_of,
)
from timeline.wording.terms import days_and_code, time_and_code


@click.command("explain")
@click.argument("words")
@published_option("The publication date, or the range in which it lies: 2017-08-04/2017-09-14.")
@convention_options
@json_option
@bidi_option
def command(words: str, published: Interval | None, conventions: Conventions, as_json: bool) -> None:
    """Explain step by step how the dates in WORDS are understood.

    \b
    Example:
      timeline explain "يوم الأربعاء الماضي" --published 2017-05-15
    """
    expressions = tag(words, published, conventions, built_in_periods())
    if as_json:
        print_json_list(
            _to_json(timex.expression, timex.resolution, words_of(words)) for timex in expressions
        )
        return
    if not expressions:
        say(_("no temporal expression found"))
    for timex in expressions:
        print_derivation(timex.expression, timex.resolution, words_of(words))


def print_derivation(expression: Expression, resolution: Resolution, words: Words) -> None:
    """Print an expression, its date and how it was resolved. words: gives the words of its text."""
    say(terminal_safe(expression.text))
    time, anchor = resolution.time, resolution.anchor
    date_words = time_and_code(time) if time else f"{_(resolution.status.value)} ({resolution.timex})"
    say(_("  is        {days}").format(days=date_words))
    if written := written_in(components(resolution.semantics), resolution.implied):
        say(_("  written   {date}").format(date=written_words(written)))
    say(_("  rule      {rule}").format(rule=expression.rule))
    for line, parts in (
        (_("  says      {parts}"), components(resolution.semantics)),
        (_("  implied   {parts}"), resolution.implied),
    ):
        if parts:
            say(line.format(parts=terminal_safe(component_words(parts))))
    if anchor:
        say(_("  anchor    {days}").format(days=days_and_code(anchor)))
    for reason in sentences(resolution.reasons, words):
        say(_("  because   {reason}").format(reason=terminal_safe(reason)))
    for other in resolution.alternatives:
        days, condition = days_and_code(other.interval), condition_words(other.condition)
        say(_("  or        {days}, {why}").format(days=days, why=condition))
    for left in expression.leftovers:
        say(_("  next to   {word}").format(word=terminal_safe(words(left.start, left.end) or left.kind)))


def _to_json(expression: Expression, resolution: Resolution, words: Words) -> dict[str, Any]:
    return {
        "text": expression.text,
        "start": expression.start,
        "end": expression.end,
        "type": expression.type,
        "rule": expression.rule,
        "mod": expression.mod,
        "status": resolution.status.value,
        "edtf": resolution.edtf,
        "time_kind": resolution.kind.value if resolution.interval else None,
        "timex": resolution.timex,
        "written": written_to_json(written_in(components(resolution.semantics), resolution.implied)),
        "anchor": format_edtf(resolution.anchor) if resolution.anchor else None,
        "semantics": dict(components(resolution.semantics)),
        "implied": dict(resolution.implied),
        "reasons": reasons_with_text(resolution.reasons, words),
        "alternatives": alternatives_with_text(resolution.alternatives),
        "leftovers": leftovers_to_json(expression),
    }


def leftovers_to_json(expression: Expression) -> list[dict[str, Any]]:
    """Return the words next to an expression that no rule has read, by their kind and span."""
    return [{"kind": left.kind, "start": left.start, "end": left.end} for left in expression.leftovers]
