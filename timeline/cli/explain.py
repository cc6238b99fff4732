"""`timeline explain`."""

from typing import Any

import click

from timeline.arabic.expression import Expression
from timeline.cli.bidi import bidi_option, say
from timeline.cli.options import json_option, published_option
from timeline.cli.output import print_json_list, safe
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.messages import _
from timeline.normalizer.components import components
from timeline.normalizer.resolution import Resolution
from timeline.normalizer.tagging import tag


@click.command("explain")
@click.argument("words")
@published_option("The day the words were published, or the days it may have been: 2017-08-04/2017-09-14.")
@json_option
@bidi_option
def command(words: str, published: Interval | None, as_json: bool) -> None:
    """How the dates in WORDS are understood, step by step.

    \b
    Example:
      timeline explain "يوم الأربعاء الماضي" --published 2017-05-15
    """
    found = tag(words, published)
    if as_json:
        print_json_list(_to_json(timex.expression, timex.resolution) for timex in found)
        return
    if not found:
        say(_("no temporal expression found"))
    for timex in found:
        print_derivation(timex.expression, timex.resolution)


def print_derivation(expression: Expression, resolution: Resolution) -> None:
    """An expression, what it comes to, and the steps between."""
    say(safe(expression.text))
    days = format_edtf(resolution.interval) if resolution.interval else None
    is_what = days or f"{resolution.status.value} ({resolution.timex})"
    say(_("  is        {days}").format(days=is_what))
    say(_("  rule      {rule}").format(rule=expression.rule))
    for line, parts in (
        (_("  says      {parts}"), components(resolution.said)),
        (_("  implied   {parts}"), resolution.implied),
    ):
        if parts:
            say(line.format(parts=", ".join(f"{key} {value}" for key, value in parts.items())))
    if resolution.anchor:
        say(_("  anchor    {days}").format(days=format_edtf(resolution.anchor)))
    for reason in resolution.reasons:
        say(_("  because   {reason}").format(reason=safe(reason)))
    for other in resolution.alternatives:
        days = format_edtf(other.interval)
        say(_("  or        {days}, {why}").format(days=days, why=safe(other.why)))


def _to_json(expression: Expression, resolution: Resolution) -> dict[str, Any]:
    return {
        "text": expression.text,
        "start": expression.start,
        "end": expression.end,
        "type": expression.type,
        "rule": expression.rule,
        "mod": expression.mod,
        "status": resolution.status.value,
        "edtf": format_edtf(resolution.interval) if resolution.interval else None,
        "timex": resolution.timex,
        "anchor": format_edtf(resolution.anchor) if resolution.anchor else None,
        "said": dict(components(resolution.said)),
        "implied": dict(resolution.implied),
        "reasons": list(resolution.reasons),
        "alternatives": [
            {"edtf": format_edtf(other.interval), "why": other.why} for other in resolution.alternatives
        ],
    }
