"""`timeline log`."""

from typing import Any

import click

from timeline.cli.bidi import bidi_option, say
from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.origins import origin_words
from timeline.cli.output import print_json_list, terminal_safe
from timeline.dates.edtf import format_edtf
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.log.facts import (
    ArticleRecorded,
    ArticleRedacted,
    ArticleRestored,
    ArticleRetracted,
    ClockBehind,
    ConventionsGiven,
    DatedByHand,
    EventsKeptApart,
    EventsLinked,
    EventsMerged,
    ExpressionsNoted,
    Fact,
    MentionAssigned,
    MentionDerived,
    MentionJoined,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionResolved,
    MentionRestored,
    MentionRetracted,
    NamesGiven,
    Origin,
    PeriodsGiven,
    PublicationDated,
    RulesAdopted,
    article_stream,
    fact_type,
    to_json,
)
from timeline.log.read import Recorded, read
from timeline.messages import _
from timeline.normalizer.resolution import Resolution
from timeline.query.inspect import find_article
from timeline.wording.reasons import sentences
from timeline.wording.terms import brief_time


@click.command("log")
@click.option("--article", metavar="ID", help="List only the facts of this article.")
@click.option(
    "--after",
    type=click.IntRange(0, 2**63 - 1),
    default=0,
    metavar="POSITION",
    help="List only facts after this position.",
)
@click.option("--limit", type=click.IntRange(1, 2**63 - 1), metavar="N", help="List at most N facts.")
@database_option
@json_option
@bidi_option
def command(article: str | None, after: int, limit: int | None, database: str | None, as_json: bool) -> None:
    """List the facts from which the database is built, in the order in which they were recorded.

    \b
    Example:
      timeline log --limit 20
      timeline log --article 2f9c41d0a1b2c3d4 --json
    """
    with read_transaction(open_store(settings_of(database).database)) as connection:
        stream = None if article is None else article_stream(find_article(connection, article)["id"])
        facts = read(connection, after=after, stream_name=stream, limit=limit)
        if as_json:
            print_json_list(_to_json(item) for item in facts)
            return
        for item in facts:
            name = fact_type(item.fact)
            recorded = f"{item.recorded_at[:19]}  {terminal_safe(item.recorded_by)}"
            say(f"{item.position:>7}  {recorded}  {name:<16} {_summary(item.fact)}")


def _summary(fact: Fact) -> str:
    """Return a fact in a few words."""
    match fact:
        case ArticleRecorded():
            days = format_edtf(fact.published) if fact.published else _("unknown")
            published = _("published {days}").format(days=days)
            return f"{terminal_safe(fact.article)}  {published}"
        case MentionRecorded() | MentionResolved():
            reasons = "; ".join(map(terminal_safe, sentences(fact.resolution.reasons)))
            return f"{fact.mention}  {_days(fact.resolution)}  ({reasons})"
        case ExpressionsNoted():
            count = len(fact.expressions)
            undated = _("{count} undated expressions").format(count=count)
            return f"{fact.article}  {undated}"
        case PublicationDated():
            published = _("published {days}").format(days=format_edtf(fact.published))
            return f"{fact.article}  {published}  ({_why(fact.origin)})"
        case MentionDerived():
            anchor = _("its event has not been found")
            if fact.event:
                anchor = _("counted from {event}").format(event=fact.event)
            return f"{fact.mention}  {_days(fact.resolution)}  ({anchor})"
        case MentionReread():
            return f"{fact.mention}  {_days(fact.resolution)}  ({_why(fact.origin)})"
        case MentionRedated():
            return f"{fact.mention}  {fact.time.edtf}  ({_why(fact.origin)})"
        case MentionRestored():
            return f"{fact.mention}  {_days(fact.dated)}  ({_why(fact.origin)})"
        case MentionAssigned():
            assigned = _("{mention}  to {event}  ({why})")
            return assigned.format(mention=fact.mention, event=fact.event, why=_why(fact.origin))
        case MentionRetracted():
            return f"{fact.mention}  ({_why(fact.origin)})"
        case ArticleRetracted() | ArticleRestored() | ArticleRedacted() | ConventionsGiven():
            return f"{terminal_safe(fact.article)}  ({_why(fact.origin)})"
        case NamesGiven():
            return _("{count} spellings of names and places").format(count=len(fact.spellings))
        case PeriodsGiven():
            return _("{count} named periods").format(count=len(fact.periods))
        case ClockBehind():
            return _("the clock showed {clock}").format(clock=terminal_safe(fact.clock))
        case RulesAdopted():
            return "  ".join(
                f"{terminal_safe(table)} {version}" for table, version in sorted(fact.projectors.items())
            )
        case MentionJoined():
            joined = _("{mention}  to {event}  (linked to {partner}: {count} key words in common)")
            return joined.format(
                mention=fact.mention, event=fact.event, partner=fact.partner, count=fact.shared
            )
        case EventsLinked():
            linked = _("{mention}  possibly the same as {partner}: {count} key words in common")
            return linked.format(mention=fact.mention, partner=fact.partner, count=fact.shared)
        case EventsKeptApart():
            apart = _("{mention}  is not the same as {partner}  ({why})")
            return apart.format(mention=fact.mention, partner=fact.partner, why=_why(fact.origin))
        case EventsMerged():
            merged = _("{merged}  into {event}  ({mention} linked to {partner}: {count} key words in common)")
            return merged.format(
                merged=fact.merged,
                event=fact.event,
                mention=fact.mention,
                partner=fact.partner,
                count=fact.shared,
            )


def _days(dated: Resolution | DatedByHand) -> str:
    match dated:
        case DatedByHand():
            return brief_time(dated.time)
        case Resolution():
            return brief_time(dated.time) if dated.time else _(dated.status.value)


def _why(origin: Origin) -> str:
    return terminal_safe(origin_words(origin))


def _to_json(item: Recorded) -> dict[str, Any]:
    return {
        "position": item.position,
        "stream": item.stream,
        "version": item.version,
        "type": fact_type(item.fact),
        "recorded_at": item.recorded_at,
        "recorded_by": item.recorded_by,
        "hash": item.hash,
        "fact": to_json(item.fact),
    }
