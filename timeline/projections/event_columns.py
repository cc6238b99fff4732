"""The columns of an event, aggregated from its mentions: pure functions."""

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.db.columns import Row, interval_of
from timeline.extraction.leads import RULE
from timeline.extraction.model import Factuality
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


def is_lead(row: Mapping[Any, Any]) -> bool:
    """Whether the row of a mention is a lead, dated by its publication alone and not by a person."""
    return row["rule"] == RULE and not row["date_is_manual"]


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
        lead=is_lead(row),
    )
