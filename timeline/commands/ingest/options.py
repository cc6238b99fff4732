"""How to ingest articles, and the result."""

from collections.abc import Callable
from dataclasses import dataclass, field

from timeline.errors import RecordNoted, RecordRefused
from timeline.readers.record import RawArticle

# Refusals kept to be shown at the end.
KEPT = 1000


@dataclass(slots=True)
class Summary:
    """The counts of an ingest: articles by outcome, mentions and events of the new ones.

    superseded: older versions replaced. refused: the first KEPT refusals; refusals: their number. noted and
    notes: the same of records that were ingested although what they say contradicts itself.
    """

    new: int = 0
    known: int = 0
    dated: int = 0
    superseded: int = 0
    mentions: int = 0
    events: int = 0
    refusals: int = 0
    refused: list[RecordRefused] = field(default_factory=list)
    notes: int = 0
    noted: list[RecordNoted] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal and its record; None if it could not be read."""

    why: RecordRefused
    record: RawArticle | None


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How to ingest articles.

    recorded_by: noted with every fact. workers: processes that extract; 1: this process alone. cluster: the
    address of a Dask scheduler whose workers extract instead. strict: stop at the first refusal. refused:
    called for every refusal once its batch is stored. progress: called with the bytes of each stored batch.
    stopped: called after each batch; true stops there.
    """

    recorded_by: str
    workers: int = 1
    cluster: str | None = None
    strict: bool = False
    refused: Callable[[Refused], None] = lambda refused: None
    progress: Callable[[int], None] = lambda size: None
    stopped: Callable[[], bool] = lambda: False
