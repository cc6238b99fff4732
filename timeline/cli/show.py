"""`timeline show`."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import click
from sqlalchemy import RowMapping

from timeline.canonical_json import parsed
from timeline.cli.bidi import bidi_option
from timeline.cli.options import database_option, json_option, settings_of
from timeline.cli.origins import origin_json, reason_json
from timeline.cli.output import print_json
from timeline.cli.question_options import as_of_option
from timeline.cli.show_lines import Sources, SourceText, article_lines, event_lines, similar_lines
from timeline.cli.terminal import print_lines, standard_output
from timeline.dates.edtf import format_edtf
from timeline.db.engine import read_transaction
from timeline.db.schema import open_store
from timeline.linking.consensus import CompetingDate
from timeline.linking.importance import components
from timeline.log.texts import load_texts
from timeline.normalizer.written import written_in
from timeline.printed_json import headings_of
from timeline.projections.event_columns import signals_of
from timeline.query.as_of import position_as_of
from timeline.query.chronology import id_digits
from timeline.query.event_links import EventLink, similar_events
from timeline.query.inspect import (
    ArticleRecord,
    EventRecord,
    alternatives_of,
    competing_dates_of,
    disagreement_of,
    find,
    loaded,
    published_because,
    reasons_of,
)
from timeline.query.printed_names import printed_names, printed_places
from timeline.wording.components import written_to_json
from timeline.wording.reasons import alternatives_with_text, reasons_with_text, words_of

_MENTION_COLUMNS = (
    "status", "time_kind", "edtf", "timex", "mod", "rule", "anchor", "expression", "expression_start",
    "expression_end",
    "quote", "quote_start", "quote_end", "volume", "page",
    "joined_to", "shared_terms", "retracted", "date_is_manual",
    "event_is_manual", "factuality", "cue", "attribution", "antecedent", "reporting", "counted_from",
)  # fmt: skip


@click.command("show")
@click.argument("identity", metavar="ID")
@click.option("--no-pager", is_flag=True, help="Do not use a pager for a long answer.")
@as_of_option
@database_option
@json_option
@bidi_option
def command(identity: str, as_of: str | None, database: str | None, as_json: bool, no_pager: bool) -> None:
    """Show an event: each source's words, date and reasoning. ID may be shortened.

    The id of a mention shows its event. The id of an article shows every expression found in it, including
    those that could not be resolved.

    \b
    Example:
      timeline show e3f0a
    """
    with read_transaction(open_store(settings_of(database).database)) as connection:
        at = position_as_of(connection, as_of) if as_of is not None else None
        record = find(connection, identity, at)
        rows = [record.article] if isinstance(record, ArticleRecord) else [row for _, row in record.mentions]
        texts = load_texts(connection, {article["text_hash"] for article in rows})
        sources = {
            article["id"]: SourceText(
                published_because(connection, article, at), words_of(texts.get(article["text_hash"], ""))
            )
            for article in rows
        }
        similar = (
            similar_events(connection, record.event["id"], at) if isinstance(record, EventRecord) else []
        )
        digits = id_digits(connection)
    if as_json:
        print_json(_to_json(record, sources, [link for link, _row in similar]))
        return
    lines = (
        event_lines(record, sources, similar_lines(similar, digits))
        if isinstance(record, EventRecord)
        else article_lines(record, sources)
    )
    print_lines(lines, standard_output(), paged=not no_pager)


def _to_json(
    record: EventRecord | ArticleRecord, sources: Sources, similar: Sequence[EventLink]
) -> dict[str, Any]:
    if isinstance(record, ArticleRecord):
        mentions = [_mention_to_json(mention, sources) for mention in record.mentions]
        return {"article": _article_to_json(record.article, sources), "mentions": mentions}
    event, disagreement = record.event, disagreement_of(record)
    return {
        "id": event["id"],
        "time_kind": event["time_kind"],
        "edtf": event["edtf"],
        "precision": event["precision"],
        "text": event["text"],
        "headline": event["headline"],
        **{name: event[name] for name in ("factuality", "reporting", "disputed")},
        "source_count": event["source_count"],
        "article_count": event["article_count"],
        "importance": event["importance"],
        "importance_components": [asdict(part) for part in components(signals_of(event))],
        "disagreement": {
            "other_days": list(disagreement.other_days),
            "denials": list(disagreement.denials),
        },
        "possibly_same": [asdict(link) for link in similar],
        "competing_dates": [_competing_date_to_json(one) for one in competing_dates_of(record)],
        "sources": [
            {"article": _article_to_json(article, sources), **_mention_to_json(mention, sources)}
            for mention, article in record.mentions
        ],
    }


def _article_to_json(article: RowMapping, sources: Sources) -> dict[str, Any]:
    row = {name: article[name] for name in ("id", "title", "publisher", "url", "published", "published_at")}
    row["work"] = article["work"]
    row["extra"] = parsed(article["extra"]) if article["extra"] else {}
    row["headings"] = [{"level": one.level, "text": one.text} for one in headings_of(article["headings"])]
    because = sources[article["id"]].because
    published = origin_json(because.origin, because.text) if because else None
    return {**row, "published_because": published}


def _mention_to_json(mention: RowMapping, sources: Sources) -> dict[str, Any]:
    words = sources[mention["article"]].words
    return {
        "mention": mention["id"],
        **{name: mention[name] for name in _MENTION_COLUMNS},
        "why": reason_json(mention["why"]),
        **{name: loaded(mention, name) for name in ("semantics", "implied")},
        "written": written_to_json(written_in(loaded(mention, "semantics"), loaded(mention, "implied"))),
        "join_reason": loaded(mention, "join_reason") if mention["join_reason"] else None,
        "reasons": reasons_with_text(reasons_of(mention), words),
        "alternatives": alternatives_with_text(alternatives_of(mention)),
        "names": [name.words for name in printed_names(mention["names"])],
        "places": [place.words for place in printed_places(mention["places"])],
    }


def _competing_date_to_json(one: CompetingDate) -> dict[str, Any]:
    return {
        "edtf": format_edtf(one.when),
        "source_count": one.sources,
        "mentions": list(one.mentions),
    }
