"""The columns of an event, aggregated from its mentions: pure functions."""

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.events.consensus import Member, consensus
from timeline.events.report import Modality
from timeline.store.columns import Row, interval_of

_DAYS = (
    "earliest", "latest", "earliest_day", "latest_day", "starts_open", "ends_open", "edtf", "precision",
)  # fmt: skip


def event_columns(mentions: Sequence[Row], sources: Mapping[str, str | None]) -> Row:
    """What an event's mentions, rows of the table, come to. sources: the publisher of each article."""
    members = [member_of(row, sources.get(row["article"])) for row in mentions]
    found = consensus(members)
    speaker = next(row for row in mentions if row["id"] == found.speaker)
    return {
        **{name: speaker[name] for name in _DAYS},
        "text": _text(speaker),
        "position": min(row["position"] for row in mentions),
        "article_count": len({row["article"] for row in mentions}),
        "mention_count": len(mentions),
        "modality": found.modality.value,
        "statement": found.statement,
        "source_count": found.sources,
        "disputed": found.disputed,
    }


def _text(speaker: Row) -> str:
    """What an event is shown as; what its clause goes on from stands behind it in brackets."""
    quote: str = speaker["quote"]
    if not speaker["goes_on_from"] or speaker["frame"]:
        return quote
    return f"{quote} [{speaker['goes_on_from']}]"


def member_of(row: Mapping[Any, Any], source: str | None) -> Member:
    """A mention's row as a member of its event."""
    return Member(
        mention=row["id"],
        article=row["article"],
        source=source or row["article"],
        when=interval_of(row),
        modality=Modality(row["modality"]),
        statement=bool(row["statement"]),
        terms=frozenset(row["terms"].split()),
        position=row["position"],
    )
