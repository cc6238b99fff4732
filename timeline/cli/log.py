"""`timeline log`."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import click

from timeline.cli.bidi import bidi_option, say
from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.output import print_json_list, safe
from timeline.dates.edtf import parse_edtf
from timeline.events.facts import (
    ArticleRecorded,
    ArticleRedacted,
    ArticleRestored,
    ArticleRetracted,
    EventsMerged,
    ExpressionsNoted,
    Fact,
    MentionDerived,
    MentionJoined,
    MentionPlaced,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionResolved,
    MentionRestored,
    MentionRetracted,
    NamesGiven,
    PublicationDated,
    fact_type,
)
from timeline.messages import _
from timeline.normalizer.reasons_json import reason_from_json
from timeline.query.inspect import find_article
from timeline.store.engine import reading
from timeline.store.log import Recorded, read
from timeline.store.schema import open_store
from timeline.wording.days import brief_days
from timeline.wording.reasons import sentences


@click.command("log")
@click.option("--article", metavar="ID", help="Only the facts of one article.")
@click.option(
    "--after", type=click.IntRange(0, 2**63 - 1), default=0, metavar="POSITION", help="Only later facts."
)
@click.option("--limit", type=click.IntRange(1, 2**63 - 1), metavar="N", help="At most so many facts.")
@database_option
@json_option
@bidi_option
def command(article: str | None, after: int, limit: int | None, database: str | None, as_json: bool) -> None:
    """The facts that the database was built from, in the order in which they were recorded.

    \b
    Example:
      timeline log --limit 20
      timeline log --article 2f9c41d0a1b2c3d4 --json
    """
    with reading(open_store(settings_of(database).database)) as connection:
        stream = None if article is None else f"article:{find_article(connection, article)['id']}"
        facts = read(connection, after=after, stream_name=stream, limit=limit)
        if as_json:
            print_json_list(_to_json(item) for item in facts)
            return
        for item in facts:
            name = fact_type(item.fact)
            recorded = f"{item.recorded_at[:19]}  {safe(item.recorded_by)}"
            say(f"{item.position:>7}  {recorded}  {name:<16} {_told(item.fact)}")


def _told(fact: Fact) -> str:
    """A fact in a few words."""
    match fact:
        case ArticleRecorded():
            published = _("published {days}").format(days=fact.published or _("unknown"))
            return f"{safe(fact.article)}  {published}  {safe(fact.title)}"
        case MentionRecorded() | MentionResolved():
            value = fact.resolution
            steps = "; ".join(map(safe, sentences(map(reason_from_json, value["reasons"]))))
            return f"{fact.mention}  {_days(value)}  ({steps})"
        case ExpressionsNoted():
            count = len(fact.expressions)
            return f"{fact.article}  {_('{count} expressions without a date').format(count=count)}"
        case PublicationDated():
            published = _("published {days}").format(days=fact.published)
            return f"{fact.article}  {published}  ({safe(fact.why)})"
        case MentionDerived():
            source = _("its event is not found")
            if fact.event:
                source = _("counted from {event}").format(event=fact.event)
            return f"{fact.mention}  {_days(fact.resolution)}  ({source})"
        case MentionReread():
            by = _("by normalizer {version}").format(version=fact.normalizer)
            return f"{fact.mention}  {_days(fact.resolution)}  ({by})"
        case MentionRedated():
            return f"{fact.mention}  {_days(fact.resolution)}  ({safe(fact.why)})"
        case MentionRestored():
            return f"{fact.mention}  {_days(fact.resolution)}  ({safe(fact.why)})"
        case MentionPlaced():
            placed = _("{mention}  to {event}  ({why})")
            return placed.format(mention=fact.mention, event=fact.event, why=safe(fact.why))
        case MentionRetracted():
            return f"{fact.mention}  ({safe(fact.why)})"
        case ArticleRetracted() | ArticleRestored() | ArticleRedacted():
            return f"{safe(fact.article)}  ({safe(fact.why)})"
        case NamesGiven():
            return _("{count} spellings of names and places").format(count=len(fact.spellings))
        case MentionJoined():
            joined = _("{mention}  to {event}  (as {partner}: {count} words shared)")
            return joined.format(
                mention=fact.mention, event=fact.event, partner=fact.partner, count=fact.shared
            )
        case EventsMerged():
            merged = _("{merged}  into {event}  ({mention} as {partner}: {count} words shared)")
            return merged.format(
                merged=fact.merged,
                event=fact.event,
                mention=fact.mention,
                partner=fact.partner,
                count=fact.shared,
            )


def _days(resolution: Mapping[str, Any]) -> str:
    edtf = resolution["edtf"]
    return brief_days(parse_edtf(edtf)) if edtf else _(resolution["status"])


def _to_json(item: Recorded) -> dict[str, Any]:
    return {
        "position": item.position,
        "stream": item.stream,
        "version": item.version,
        "type": fact_type(item.fact),
        "recorded_at": item.recorded_at,
        "recorded_by": item.recorded_by,
        "hash": item.hash,
        "fact": asdict(item.fact),
    }
