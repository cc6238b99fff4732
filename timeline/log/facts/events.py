"""Facts about which mentions report the same event."""

from dataclasses import dataclass

from timeline.linking.score import DateRelation
from timeline.log.facts.mentions import MentionFact
from timeline.log.facts.origins import Person


@dataclass(frozen=True, slots=True)
class Match:
    """How well two mentions agree.

    date_relation: whether their days are the same, overlap or differ. overlap_percent: how much of the
    lighter one's words, by weight, they share.
    """

    date_relation: DateRelation
    overlap_percent: int


@dataclass(frozen=True, slots=True)
class MentionJoined(MentionFact):
    """A mention reports the same event as `partner`. shared: how many telling words they have in common."""

    event: str
    partner: str
    shared: int
    match: Match


@dataclass(frozen=True, slots=True)
class EventsMerged(MentionFact):
    """Two events are one: `mention` of `event` agrees with `partner` of `merged`, whose mentions move to
    `event`.

    shared, match: as in MentionJoined.
    """

    event: str
    merged: str
    partner: str
    shared: int
    match: Match


@dataclass(frozen=True, slots=True)
class MentionAssigned(MentionFact):
    """A person put a mention into an event, or took it out into one of its own; linking leaves it there."""

    event: str
    origin: Person
