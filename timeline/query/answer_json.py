"""Answers as JSON, as documented in docs/json.md."""

from typing import TYPE_CHECKING, Any

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.dates.time_kind import TimeKind
from timeline.query.chronology import Answer, Attestation

if TYPE_CHECKING:
    from timeline.query.undated import UndatedSentence


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """An event, as documented in docs/json.md."""
    return {
        "id": answer.id,
        "certainty": answer.certainty.value,
        **_ends(answer.when),
        "time_kind": answer.kind.value,
        "edtf": answer.edtf,
        "precision": answer.precision,
        "text": answer.text,
        "headline": answer.headline,
        "fragment": answer.fragment,
        "in_passing": answer.in_passing,
        "factuality": answer.factuality,
        "reporting": answer.reporting,
        "disputed": answer.disputed,
        "source_count": answer.source_count,
        "article_count": answer.article_count,
        "importance": answer.importance,
        "publishers": list(answer.publishers),
        "unmatched": list(answer.unmatched),
        "possibly_same": [{"event": link.event, "score": link.score} for link in answer.possibly_same],
        "sources": [_source_to_json(source) for source in answer.sources],
    }


def undated_to_json(sentence: "UndatedSentence") -> dict[str, Any]:
    """A sentence without a date, as documented in docs/json.md."""
    return {
        "id": None,
        "certainty": sentence.certainty.value,
        **_ends(sentence.when),
        "time_kind": TimeKind.WITHIN.value,
        "edtf": format_edtf(sentence.when),
        "precision": None,
        "text": sentence.text,
        "headline": sentence.text,
        "fragment": False,
        "in_passing": False,
        "factuality": sentence.factuality,
        "reporting": sentence.reporting,
        "disputed": False,
        "source_count": 1,
        "article_count": 1,
        "importance": 0,
        "publishers": [sentence.publisher] if sentence.publisher else [],
        "unmatched": [],
        "possibly_same": [],
        "undated": True,
        "sources": [
            {
                "article": sentence.article,
                "title": sentence.title,
                "publisher": sentence.publisher,
                "published": sentence.published,
                "start": sentence.start,
            }
        ],
    }


def _source_to_json(source: Attestation) -> dict[str, Any]:
    return {
        "mention": source.mention,
        "article": source.article,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "quote": source.quote,
        "attribution": source.attribution,
        "antecedent": source.antecedent,
        "volume": source.place.volume if source.place else None,
        "page": source.place.page if source.place else None,
        "expression": source.expression,
        "factuality": source.factuality,
        "reporting": source.reporting,
        **_ends(source.when),
        "time_kind": source.kind.value,
        "edtf": source.time.edtf,
    }


def _ends(when: Interval) -> dict[str, str | None]:
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }
