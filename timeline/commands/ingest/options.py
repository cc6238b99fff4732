"""How articles are taken in, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from timeline.errors import RecordRefused
from timeline.readers.record import RawArticle

# Refusals that are kept to be shown at the end.
KEPT = 1000


@dataclass(slots=True)
class Summary:
    """What an ingest did: articles by outcome, and what was read in the new ones.

    superseded: older versions of a page that gave way. refused: the first KEPT refusals; refusals: how many
    there were.
    """

    new: int = 0
    known: int = 0
    dated: int = 0
    superseded: int = 0
    mentions: int = 0
    events: int = 0
    refusals: int = 0
    refused: list[RecordRefused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal and the record, None where none could be read."""

    why: RecordRefused
    record: RawArticle | None


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How to take articles in.

    recorded_by: who does. workers: processes that read; 1: this one alone. cluster: the address of a Dask
    scheduler whose workers read instead. strict: stop at the first refusal. refused: is told of every refusal
    once its batch is stored. progress: gets the bytes of each batch that is stored. stopped: asked behind
    each batch whether to stop there.
    """

    recorded_by: str
    workers: int = 1
    cluster: str | None = None
    strict: bool = False
    refused: Callable[[Refused], None] = lambda refused: None
    progress: Callable[[int], None] = lambda size: None
    stopped: Callable[[], bool] = lambda: False
