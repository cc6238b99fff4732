"""Facts to rows of the projections: pure, one function per kind of row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.arabic.expression_json import expression_from_json
from timeline.arabic.script import fold_word
from timeline.canonical_json import canonical
from timeline.dates.edtf import parse_edtf
from timeline.events.anchoring import awaited_word
from timeline.events.clause import sentence_around
from timeline.events.facts import ArticleRecorded, EventsMerged, MentionJoined, MentionRecorded, MentionReread
from timeline.events.link import telling_words
from timeline.events.model import event_id
from timeline.events.names.gazetteer import Gazetteer
from timeline.events.names.who import who_and_where
from timeline.events.report import report_from_json
from timeline.normalizer import resolve
from timeline.normalizer.reasons_json import reason_from_json
from timeline.store.agreement import event_columns
from timeline.store.columns import Row, bounds, held_from, midnight
from timeline.wording.derivation_json import explanation


def article_row(fact: ArticleRecorded, title: str | None, position: int) -> Row:
    """A new article."""
    return {
        "id": fact.article,
        "title": title,
        "source": fact.source,
        "url": fact.url,
        "characters": fact.characters,
        "text_hash": fact.text,
        **publication(fact.published),
        "position": position,
        "retracted": False,
        "redacted": False,
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


@dataclass(frozen=True, slots=True)
class Source:
    """What mentions are read from: an article's text, empty once it is redacted, the ends of its sentences
    (sentences.py), and the names and places that are known."""

    text: str
    ends: Sequence[int]
    known: Gazetteer


def mention_row(fact: MentionRecorded, columns: Row, position: int) -> Row:
    """A new mention, in an event of its own when it is dated. columns: as of `read`."""
    return {
        "id": fact.mention,
        "article": fact.article,
        "position": position,
        "retracted": False,
        "redated": False,
        "placed": False,
        "why": None,
        **columns,
        **held_from(position),
    }


def read(fact: MentionRecorded | MentionReread, source: Source) -> Row:
    """The columns of a mention that reading its clause decides."""
    text, ends = source.text, source.ends
    expression = expression_from_json(fact.expression, text)
    report = report_from_json(fact.report)
    return {
        **_who_and_where(source, sentence_around(ends, expression.start)),
        "sentence": sentence_around(ends, expression.start)[0],
        "modality": report.modality.value,
        "cue": text[slice(*report.cue)] if report.cue else None,
        "frame": text[slice(*report.frame)] if report.frame else None,
        "statement": report.statement,
        "goes_on_from": text[slice(*report.goes_on)] if report.goes_on else None,
        "mod": expression.mod,
        "rule": expression.rule,
        "expression": expression.text,
        "expression_start": expression.start,
        "expression_end": expression.end,
        "quote": text[fact.quote_start : fact.quote_end],
        "quote_start": fact.quote_start,
        "quote_end": fact.quote_end,
        "awaits": awaited_word(expression),
        "terms": " ".join(sorted(telling_words(text, expression.start, expression.end, ends))),
        **resolved(fact.mention, fact.resolution),
    }


def _who_and_where(source: Source, sentence: tuple[int, int]) -> Row:
    """Names and places of a sentence, a line each between line breaks: the words, a tab, then the key."""
    found = who_and_where(source.text, *sentence, source.known)
    names = [
        f"{fold_word(name.text)}\t{name.key.rpartition(':')[2].replace('-', ' ')}" for name in found.names
    ]
    places = [
        f"{fold_word(place.text)}\t{place.key} {(place.country or '').lower()}" for place in found.places
    ]
    return {
        name: "".join(f"\n{line}" for line in dict.fromkeys(lines)) + "\n" if lines else ""
        for name, lines in (("names", names), ("places", places))
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
        "said": canonical(value["said"]),
        "implied": canonical(value["implied"]),
        "reasons": canonical(value["reasons"]),
        "explanation": explanation(map(reason_from_json, value["reasons"])),
        "alternatives": canonical(value.get("alternatives", [])),
        "joined_to": None,
        "shared_terms": None,
        "join_reason": None,
        "counted_from": None,
    }


def event_row(mention: Row, position: int) -> Row:
    """The event that a mention founds."""
    return {"id": mention["event"], **event_columns([mention], {}), **held_from(position)}


def join_reason(fact: MentionJoined | EventsMerged, through: str | None = None) -> str | None:
    """Why a mention was joined, in JSON; None in facts that say only how many words are shared.

    through: the mention by which its whole event was joined, if it was not itself.
    """
    if fact.agreement is None:
        return None
    return canonical({**fact.agreement, **({"through": through} if through else {})})


def merged(mention: Row, fact: EventsMerged) -> Row:
    """A mention of an event that goes over into another; the one that founded it says why."""
    if mention["joined_to"] or mention["placed"]:
        return {**mention, "event": fact.event}
    through = None if mention["id"] == fact.partner else fact.partner
    why = {
        "joined_to": fact.mention,
        "shared_terms": fact.shared,
        "join_reason": join_reason(fact, through),
    }
    return {**mention, "event": fact.event, **why}


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
