"""`timeline show`."""

from collections.abc import Mapping, Sequence
from typing import Any

import click
from sqlalchemy import RowMapping

from timeline.cli.options import as_of_option, database_option, json_option, settings_of
from timeline.cli.output import print_json, safe
from timeline.dates.edtf import format_edtf
from timeline.events.consensus import Rival
from timeline.query.as_of import position_as_of
from timeline.query.inspect import (
    ArticleRecord,
    EventRecord,
    find,
    loaded,
    published_because,
    rivals_of,
)
from timeline.store.engine import reading
from timeline.store.schema import open_store

# Why each article's publication date is what it is, by the article's id.
_Why = Mapping[str, Sequence[str]]
_MENTION_COLUMNS = (
    "status", "edtf", "timex", "mod", "rule", "anchor", "expression", "expression_start", "expression_end",
    "quote", "quote_start", "quote_end", "joined_to", "shared_terms", "retracted", "redated", "placed", "why",
    "modality", "cue", "frame", "goes_on_from", "statement",
    "join_reason", "counted_from",
)  # fmt: skip


@click.command("show")
@click.argument("identity", metavar="ID")
@as_of_option
@database_option
@json_option
def command(identity: str, as_of: str | None, database: str | None, as_json: bool) -> None:
    """One event: every source's words, date and reasoning. ID may be shortened.

    The id of a mention shows its event; the id of an article shows all that was read in it, what could not be
    resolved included.

    \b
    Example:
      timeline show e3f0a
    """
    with reading(open_store(settings_of(database).database)) as connection:
        at = position_as_of(connection, as_of) if as_of is not None else None
        found = find(connection, identity, at)
        told = [found.article] if isinstance(found, ArticleRecord) else [row for _, row in found.mentions]
        why = {article["id"]: published_because(connection, article, at) for article in told}
    if as_json:
        print_json(_to_json(found, why))
    elif isinstance(found, EventRecord):
        _print_event(found, why)
    else:
        _print_article(found, why)


def _print_event(record: EventRecord, why: _Why) -> None:
    event = record.event
    click.echo(f"event     {event['id']}")
    click.echo(f"date      {event['edtf']}  ({event['precision']})")
    articles, told = event["articles"], event["mentions"]
    click.echo(f"reported  by {event['sources']} independent sources: {articles} articles, {told} clauses")
    click.echo(f"modality  {event['modality']}{', a report of words' if event['statement'] else ''}")
    for rival in rivals_of(record) if event["disputed"] else ():
        days, names = format_edtf(rival.when), ", ".join(rival.mentions)
        click.echo(f"disputed  {days}: {rival.sources} independent sources, in {names}")
    click.echo(f"text      {safe(event['text'])}")
    for mention, article in record.mentions:
        click.echo()
        _print_article_head(article, why)
        _print_mention(mention)


def _print_article(record: ArticleRecord, why: _Why) -> None:
    _print_article_head(record.article, why)
    for mention in record.mentions:
        click.echo()
        _print_mention(mention)


def _print_article_head(article: RowMapping, why: _Why) -> None:
    click.echo(f"article   {safe(article['id'])}")
    click.echo(f"published {article['published'] or 'unknown'}")
    for reason in why[article["id"]]:
        click.echo(f"  because {safe(reason)}")
    for name in ("url", "source", "title"):
        if article[name]:
            click.echo(f"{name:<9} {safe(article[name])}")


def _print_mention(mention: RowMapping) -> None:
    click.echo(f"mention   {mention['id']}  {mention['edtf'] or mention['status']}")
    click.echo(f"  quote   {safe(mention['quote'])}")
    if mention["frame"]:
        click.echo(f"  told by {safe(mention['frame'])}")
    if mention["goes_on_from"]:
        click.echo(f"  goes on from {safe(mention['goes_on_from'])}")
    click.echo(f"  words   {safe(mention['expression'])}")
    if mention["modality"] != "occurred":
        why = f"it says {safe(mention['cue'])}" if mention["cue"] else "its days lie ahead of the publication"
        click.echo(f"  meant   as {mention['modality']}: {why}")
    if mention["statement"]:
        click.echo("  meant   as the date of what was said")
    for label, column in (("who", "names"), ("where", "places")):
        if named := _named(mention[column]):
            click.echo(f"  {label:<7} {safe('، '.join(named))}")
    for label, column in (("says", "said"), ("implied", "implied")):
        parts = loaded(mention, column)
        if parts:
            click.echo(f"  {label:<7} {', '.join(f'{name} {value}' for name, value in parts.items())}")
    for reason in loaded(mention, "reasons"):
        click.echo(f"  because {safe(reason)}")
    for other in loaded(mention, "alternatives"):
        click.echo(f"  or      {other['edtf']}, {safe(other['why'])}")
    for name, told in (
        ("retracted", "retracted"),
        ("redated", "redated by hand"),
        ("placed", "placed by hand"),
    ):
        if mention[name]:
            click.echo(f"  {told}: {safe(mention['why'])}")
    if mention["joined_to"]:
        shared = mention["shared_terms"]
        click.echo(
            f"  joined  to mention {mention['joined_to']}: {shared} telling words in common"
            + (f", {mention['join_reason']}" if mention["join_reason"] else ", same days")
        )


def _to_json(found: EventRecord | ArticleRecord, why: _Why) -> dict[str, Any]:
    if isinstance(found, ArticleRecord):
        mentions = [_mention_to_json(mention) for mention in found.mentions]
        return {"article": _article_to_json(found.article, why), "mentions": mentions}
    event = found.event
    return {
        "id": event["id"],
        "edtf": event["edtf"],
        "precision": event["precision"],
        "text": event["text"],
        **{name: event[name] for name in ("modality", "statement", "disputed")},
        "independent_sources": event["sources"],
        "rivals": [_rival_to_json(rival) for rival in rivals_of(found)],
        "sources": [
            {"article": _article_to_json(article, why), **_mention_to_json(mention)}
            for mention, article in found.mentions
        ],
    }


def _article_to_json(article: RowMapping, why: _Why) -> dict[str, Any]:
    row = {name: article[name] for name in ("id", "title", "source", "url", "published")}
    return {**row, "published_because": why[article["id"]]}


def _mention_to_json(mention: RowMapping) -> dict[str, Any]:
    return {
        "mention": mention["id"],
        **{name: mention[name] for name in _MENTION_COLUMNS},
        **{name: loaded(mention, name) for name in ("said", "implied", "reasons", "alternatives")},
        **{name: _named(mention[name]) for name in ("names", "places")},
    }


def _named(lines: str) -> list[str]:
    """The words of the names that a column holds, as folded; the key behind them is for searches."""
    return [line.partition("\t")[0] for line in lines.split("\n") if line]


def _rival_to_json(rival: Rival) -> dict[str, Any]:
    return {
        "edtf": format_edtf(rival.when),
        "independent_sources": rival.sources,
        "mentions": list(rival.mentions),
    }
