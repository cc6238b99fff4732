"""Answers as JSON: the contract of docs/json.md."""

from typing import TYPE_CHECKING, Any

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.query.chronology import Answer, Source

if TYPE_CHECKING:
    from timeline.query.undated import UndatedSentence


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """The contract of --json: see docs/json.md."""
    return {
        "id": answer.id,
        "standing": answer.standing.value,
        **_ends(answer.when),
        "edtf": answer.edtf,
        "precision": answer.precision,
        "text": answer.text,
        "modality": answer.modality,
        "statement": answer.statement,
        "disputed": answer.disputed,
        "independent_sources": answer.independent,
        "sources": [_source_to_json(source) for source in answer.sources],
    }


def undated_to_json(sentence: "UndatedSentence") -> dict[str, Any]:
    """A sentence without a date, in the contract of --json: see docs/json.md."""
    return {
        "id": None,
        "standing": sentence.standing.value,
        **_ends(sentence.when),
        "edtf": format_edtf(sentence.when),
        "precision": None,
        "text": sentence.text,
        "modality": sentence.modality,
        "statement": sentence.statement,
        "disputed": False,
        "independent_sources": 1,
        "undated": True,
        "sources": [
            {
                "article": sentence.article,
                "title": sentence.title,
                "source": sentence.source,
                "published": sentence.published,
                "start": sentence.start,
            }
        ],
    }


def _source_to_json(source: Source) -> dict[str, Any]:
    return {
        "article": source.article,
        "title": source.title,
        "source": source.source,
        "published": source.published,
        "quote": source.quote,
        "frame": source.frame,
        "goes_on_from": source.goes_on_from,
        "expression": source.expression,
        "modality": source.modality,
        "statement": source.statement,
        **_ends(source.when),
    }


def _ends(when: Interval) -> dict[str, str | None]:
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }
