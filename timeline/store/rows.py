"""Facts to rows of the projections: pure, one function per kind of row."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from timeline.arabic.expression import expression_from_json
from timeline.dates.edtf import format_edtf, parse_edtf
from timeline.dates.interval import Interval
from timeline.events.facts import ArticleRecorded, MentionRecorded
from timeline.events.link import telling_words
from timeline.events.model import event_id
from timeline.normalizer import resolve
from timeline.normalizer.resolution import Status, resolution_from_json
from timeline.store.tables import FOREVER

Row = dict[str, Any]

FIRST_DAY, LAST_DAY = date(1, 1, 1), date(9999, 12, 31)
_EPOCH = date(1970, 1, 1).toordinal()


def bounds(when: Interval | None) -> Row:
    """The columns of an interval; None, nothing known, is open at both ends and has no EDTF."""
    earliest = (when.earliest if when else None) or FIRST_DAY
    latest = (when.latest if when else None) or LAST_DAY
    return {
        "earliest": midnight(earliest),
        "latest": midnight(latest),
        "earliest_day": earliest.toordinal() - _EPOCH,
        "latest_day": latest.toordinal() - _EPOCH,
        "starts_open": when is None or when.earliest is None,
        "ends_open": when is None or when.latest is None,
        "edtf": format_edtf(when) if when else None,
        "precision": when.precision.value if when else None,
    }


def interval_of(row: Mapping[Any, Any]) -> Interval:
    """The interval that a row's columns hold; the inverse of `bounds`."""
    return Interval(
        None if row["starts_open"] else row["earliest"].date(),
        None if row["ends_open"] else row["latest"].date(),
    )


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
    resolution = resolution_from_json(value)
    dated = resolution.status is Status.RESOLVED
    return {
        "event": event_id(mention, value["edtf"]) if dated else None,
        "status": resolution.status.value,
        **bounds(resolution.interval),
        "timex": resolution.timex,
        "anchor": resolution.anchor,
        "said": _json(resolution.said),
        "implied": _json(resolution.implied),
        "reasons": _json(resolution.reasons),
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


def held_from(position: int) -> Row:
    """The validity of a row that holds from a position on."""
    return {"valid_from": position, "valid_until": FOREVER}


def midnight(value: date) -> datetime:
    """A day as the timestamp of its first moment."""
    return datetime(value.year, value.month, value.day)


def _json(value: Any) -> str:
    plain = list(value) if isinstance(value, tuple) else dict(value)
    # Sorted, as in the log: a rebuild must give the same bytes.
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
