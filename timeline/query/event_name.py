"""What a question calls an event, and the event that it may mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.dates.interval import Interval

# A day whose support is this share of the best's may be meant as well.
_AS_GOOD = 0.6
# The beginning is the first day with this share of the best's support; the end is the last one.
_EDGE = 0.3
# Events to choose from.
_CHOICES = 4


@dataclass(frozen=True, slots=True)
class EventName:
    """What a question calls an event: its Arabic words; acts and an edge that other words named.

    subject: words of the rest of the question, which speak for events about them; text: the name as asked.
    """

    words: tuple[str, ...]
    acts: frozenset[str] = frozenset()
    edge: str | None = None
    subject: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An event that a name may mean. support: its independent reports, those of its day together."""

    id: str
    days: Interval
    headline: str
    support: float


def best_of(named: Sequence[NamedEvent], edge: str | None) -> tuple[NamedEvent, ...]:
    """The event of the best supported day; several, when others are as good.

    edge: "begin" or "end" for the first or the last of the well supported days.
    """
    if not named:
        return ()
    by_support = sorted(named, key=lambda event: (-_day_support(event, named), _first(event), event.id))
    best = _day_support(by_support[0], named)
    if edge:
        enough = [event for event in by_support if _day_support(event, named) >= best * _EDGE]
        return (max(enough, key=_first) if edge == "end" else min(enough, key=_first),)
    chosen = [by_support[0]]
    for event in by_support[1:]:
        apart = all(abs((_first(event) - _first(other)).days) > 1 for other in chosen)
        if apart and _day_support(event, named) >= best * _AS_GOOD:
            chosen.append(event)
    return tuple(chosen[:_CHOICES])


def _first(event: NamedEvent) -> Any:
    return event.days.earliest


def _day_support(event: NamedEvent, named: Iterable[NamedEvent]) -> float:
    """The support of all events on the days of one."""
    return sum(other.support for other in named if _overlap(event.days, other.days))


def _overlap(first: Interval, other: Interval) -> bool:
    assert first.earliest
    assert first.latest
    assert other.earliest
    assert other.latest
    return first.earliest <= other.latest and other.earliest <= first.latest
