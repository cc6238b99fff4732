"""What a question calls an event, and the event that it may mean."""

from dataclasses import dataclass

from timeline.dates.interval import Interval


@dataclass(frozen=True, slots=True)
class EventName:
    """What a question calls an event: its Arabic words; acts and an edge that other words named.

    subject: words of the rest of the question, which speak for events about them.
    """

    words: tuple[str, ...]
    acts: frozenset[str] = frozenset()
    edge: str | None = None
    subject: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An event that a name may mean. support: its independent reports, those of its day together."""

    id: str
    days: Interval
    headline: str
    support: float
