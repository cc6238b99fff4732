"""Facts about which mentions report the same event."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.linking.score import DateRelation
from timeline.log.facts.mentions import MentionFact
from timeline.log.facts.origins import Person


@dataclass(frozen=True, slots=True)
class Match:
    """How well two mentions agree.

    date_relation: whether their days are the same, overlap or are near. overlap_percent: the share of the
    lighter mention's content terms, by weight, that both have. points: by part of linking/score.py, the
    hundredths of a point that it adds to their score; 0 is left out.
    """

    date_relation: DateRelation
    overlap_percent: int
    points: Mapping[str, int]


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
class EventsLinked(MentionFact):
    """The events of a mention and of `partner` are possibly the same.

    score: how well the two events agree as wholes, in hundredths of a point. shared, match: of the two
    mentions, as in MentionJoined.
    """

    partner: str
    score: int
    shared: int
    match: Match

    def key(self, version: int, payload: str) -> str:
        """Two mentions are linked once."""
        return f"link:{self.mention}:{self.partner}"


@dataclass(frozen=True, slots=True)
class EventsKeptApart(MentionFact):
    """A person found that the linked mentions `mention` and `partner` report two happenings."""

    partner: str
    origin: Person


@dataclass(frozen=True, slots=True)
class MentionAssigned(MentionFact):
    """A person put a mention into an event, or took it out into one of its own; linking does not move it."""

    event: str
    origin: Person
