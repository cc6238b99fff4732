"""The columns of an event, aggregated from its mentions: pure functions."""

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.arabic.script import fold_word
from timeline.db.columns import Row, interval_of
from timeline.extraction.model import Factuality
from timeline.extraction.negation import denies_what_happened
from timeline.linking.consensus import Member, consensus

_DAYS = (
    "earliest", "latest", "earliest_day", "latest_day", "starts_open", "ends_open", "time_kind",
    "edtf", "precision",
)  # fmt: skip


def event_columns(mentions: Sequence[Row], publishers: Mapping[str, str | None]) -> Row:
    """Aggregate the rows of an event's mentions (non-empty). publishers: by article."""
    members = [member_of(row, publishers.get(row["article"])) for row in mentions]
    found = consensus(members)
    representative = next(row for row in mentions if row["id"] == found.representative)
    return {
        **{name: representative[name] for name in _DAYS},
        "text": _text(representative),
        "headline": _headline(mentions, representative),
        "position": min(row["position"] for row in mentions),
        "article_count": len({row["article"] for row in mentions}),
        "mention_count": len(mentions),
        "factuality": found.factuality.value,
        "reporting": found.reporting,
        "source_count": found.sources,
        "disputed": found.disputed,
    }


def _text(representative: Row) -> str:
    """The text of an event: its clause, and in brackets the earlier words that complete it."""
    quote: str = representative["quote"]
    if not representative["antecedent"] or representative["attribution"]:
        return quote
    return f"{quote} [{representative['antecedent']}]"


def _headline(mentions: Sequence[Row], representative: Row) -> str:
    """The best headline of the mentions that agree on when the event was and whether it occurred."""
    same = [
        row
        for row in mentions
        if all(row[name] == representative[name] for name in ("factuality", "earliest_day", "latest_day"))
    ]
    best = min(
        same,
        key=lambda row: (
            not row["headline"],
            row["headline_rank"],
            row is not representative,
            row["position"],
        ),
    )
    headline: str = best["headline"]
    return headline


def member_of(row: Mapping[Any, Any], publisher: str | None) -> Member:
    """A mention's row as a member of its event."""
    return Member(
        mention=row["id"],
        article=row["article"],
        publisher=publisher or row["article"],
        when=interval_of(row),
        factuality=Factuality(row["factuality"]),
        reporting=bool(row["reporting"]),
        terms=frozenset(row["terms"].split()),
        position=row["position"],
        clause=_without_date(row),
        denies=_denies(row),
    )


def _without_date(row: Mapping[Any, Any]) -> str:
    """The clause of a mention without its expression."""
    quote: str = row["quote"]
    start, end = (row[name] - row["quote_start"] for name in ("expression_start", "expression_end"))
    return f"{quote[: max(start, 0)]} {quote[max(end, 0) :]}"


def _denies(row: Mapping[Any, Any]) -> bool:
    """Whether a mention denies what happened (لم يصل), or reports that somebody does (نفى المتحدث الخميس)."""
    denied = row["factuality"] == Factuality.DENIED.value or (row["reporting"] and bool(row["cue"]))
    return denied and denies_what_happened(fold_word(row["cue"] or ""))
