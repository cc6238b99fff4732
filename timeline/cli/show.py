"""`timeline show`."""

from typing import Any

import click
from sqlalchemy import RowMapping

from timeline.cli.bidi import bidi_option
from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.output import print_json
from timeline.cli.question_options import as_of_option
from timeline.cli.show_lines import Why, article_lines, event_lines, named_in
from timeline.cli.terminal import print_lines, standard_output
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

_MENTION_COLUMNS = (
    "status", "edtf", "timex", "mod", "rule", "anchor", "expression", "expression_start", "expression_end",
    "quote", "quote_start", "quote_end", "joined_to", "shared_terms", "retracted", "redated", "placed", "why",
    "modality", "cue", "frame", "goes_on_from", "statement",
    "join_reason", "counted_from",
)  # fmt: skip


@click.command("show")
@click.argument("identity", metavar="ID")
@click.option("--no-pager", is_flag=True, help="Print a long answer at once.")
@as_of_option
@database_option
@json_option
@bidi_option
def command(identity: str, as_of: str | None, database: str | None, as_json: bool, no_pager: bool) -> None:
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
        return
    lines = event_lines(found, why) if isinstance(found, EventRecord) else article_lines(found, why)
    print_lines(lines, standard_output(), paged=not no_pager)


def _to_json(found: EventRecord | ArticleRecord, why: Why) -> dict[str, Any]:
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
        "source_count": event["source_count"],
        "article_count": event["article_count"],
        "rivals": [_rival_to_json(rival) for rival in rivals_of(found)],
        "sources": [
            {"article": _article_to_json(article, why), **_mention_to_json(mention)}
            for mention, article in found.mentions
        ],
    }


def _article_to_json(article: RowMapping, why: Why) -> dict[str, Any]:
    row = {name: article[name] for name in ("id", "title", "url", "published")}
    return {**row, "publisher": article["source"], "published_because": why[article["id"]]}


def _mention_to_json(mention: RowMapping) -> dict[str, Any]:
    return {
        "mention": mention["id"],
        **{name: mention[name] for name in _MENTION_COLUMNS},
        **{name: loaded(mention, name) for name in ("said", "implied", "reasons", "alternatives")},
        **{name: named_in(mention[name]) for name in ("names", "places")},
    }


def _rival_to_json(rival: Rival) -> dict[str, Any]:
    return {
        "edtf": format_edtf(rival.when),
        "source_count": rival.sources,
        "mentions": list(rival.mentions),
    }
