"""Facts to rows of the projections: pure, one function per kind of row."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.arabic.expression_json import expression_from_json
from timeline.dates.edtf import parse_edtf
from timeline.events.facts import ArticleRecorded, MentionRecorded
from timeline.events.link import telling_words
from timeline.events.model import event_id
from timeline.normalizer import resolve
from timeline.store.columns import Row, bounds, held_from, midnight


def article_row(fact: ArticleRecorded, position: int) -> Row:
    """A new article."""
    return {
        "id": fact.article,
        "title": fact.title,
        "source": fact.source,
        "url": fact.url,
        "characters": fact.characters,
        "text_hash": fact.text,
        **publication(fact.published),
        "position": position,
        **held_from(position),
    }


def publication(published: str | None) -> Row:
    """The columns of a publication date in EDTF; an end that is not known is NULL."""
    when = parse_edtf(published) if published else None
    return {
        "published": published,
        "published_earliest": midnight(when.earliest) if when and when.earliest else None,
        "published_latest": midnight(when.latest) if when and when.latest else None,
    }


def mention_row(fact: MentionRecorded, text: str, ends: Sequence[int], position: int) -> Row:
    """A new mention, in an event of its own when it is dated. ends: as of sentence_ends(text)."""
    expression = expression_from_json(fact.expression, text)
    return {
        "id": fact.mention,
        "article": fact.article,
        "mod": expression.mod,
        "rule": expression.rule,
        "expression": expression.text,
        "expression_start": expression.start,
        "expression_end": expression.end,
        "quote": text[fact.quote_start : fact.quote_end],
        "quote_start": fact.quote_start,
        "quote_end": fact.quote_end,
        "terms": " ".join(sorted(telling_words(text, expression.start, expression.end, ends))),
        "position": position,
        **resolved(fact.mention, fact.resolution),
        **held_from(position),
    }


def resolved(mention: str, value: Mapping[str, Any]) -> Row:
    """The columns of a mention that a resolution decides, its event among them."""
    days = value["edtf"]
    return {
        "event": event_id(mention, days) if days else None,
        "status": value["status"],
        **bounds(parse_edtf(days) if days else None),
        "timex": value["timex"],
        "anchor": value["anchor"],
        "said": _json(value["said"]),
        "implied": _json(value["implied"]),
        "reasons": _json(value["reasons"]),
        "joined_to": None,
        "shared_terms": None,
    }


def event_row(mention: Row, position: int) -> Row:
    """The event that a mention founds."""
    same = (
        "earliest",
        "latest",
        "earliest_day",
        "latest_day",
        "starts_open",
        "ends_open",
        "edtf",
        "precision",
    )
    return {
        "id": mention["event"],
        **{name: mention[name] for name in same},
        "text": mention["quote"],
        "articles": 1,
        "mentions": 1,
        "position": position,
        **held_from(position),
    }


def expression_row(article: str, value: Mapping[str, Any], text: str, position: int) -> Row:
    """An expression that makes no dated event."""
    expression = expression_from_json(dict(value), text)
    return {
        "article": article,
        "expression_start": expression.start,
        "expression_end": expression.end,
        "expression": expression.text,
        "type": expression.type,
        "timex": resolve(expression, None).timex,
        "rule": expression.rule,
        **held_from(position),
    }


def _json(value: Any) -> str:
    # Sorted, as in the log: a rebuild must give the same bytes.
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
