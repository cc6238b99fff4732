"""Facts about which mentions report the same event."""

from dataclasses import dataclass

from timeline.linking.score import DateRelation
from timeline.log.facts.mentions import MentionFact
from timeline.log.facts.origins import Person


@dataclass(frozen=True, slots=True)
class Match:
    """How well two mentions agree.

    date_relation: whether their days are the same, overlap or are near. overlap_percent: the share of the
    lighter mention's content terms, by weight, that both have.
    """

    date_relation: DateRelation
    overlap_percent: int


@dataclass(frozen=True, slots=True)
class MentionJoined(MentionFact):
    """A mention reports the same event as `partner`. shared: how many content terms they have in common."""

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
    """A person put a mention into an event, or took it out into one of its own; linking does not move it."""

    event: str
    origin: Person
