"""Facts about what a clause of an article says, and when that was."""

from dataclasses import dataclass

from timeline.dates.interval import Interval
from timeline.extraction.model import PLAIN, ClauseStatus
from timeline.log.facts.base import ArticleFact
from timeline.log.facts.expressions import StoredExpression
from timeline.log.facts.origins import Normalizer, Person, Superseded
from timeline.normalizer.resolution import Resolution


@dataclass(frozen=True, slots=True)
class MentionFact(ArticleFact):
    """A fact about one mention of an article."""

    mention: str


@dataclass(frozen=True, slots=True)
class MentionRecorded(MentionFact):
    """A clause was read: its expression, what that resolves to, and the clause's offsets in the text.

    clause_status: how the clause is meant and who says so.
    """

    quote_start: int
    quote_end: int
    expression: StoredExpression
    resolution: Resolution
    origin: Normalizer
    clause_status: ClauseStatus = PLAIN

    def key(self, version: int, payload: str) -> str:
        """A mention is recorded once."""
        return f"mention:{self.mention}"


@dataclass(frozen=True, slots=True)
class MentionReread(MentionFact):
    """A later normalizer reads a mention differently; the fields are those of MentionRecorded."""

    quote_start: int
    quote_end: int
    expression: StoredExpression
    resolution: Resolution
    origin: Normalizer
    clause_status: ClauseStatus = PLAIN


@dataclass(frozen=True, slots=True)
class MentionResolved(MentionFact):
    """A mention was resolved again; it leaves its event and founds its own, unless a join follows."""

    resolution: Resolution
    origin: Normalizer


@dataclass(frozen=True, slots=True)
class MentionDerived(MentionFact):
    """A mention that counts from an event took its days from it; they follow when that event is dated anew.

    event: the event's id then, None when none is found any more.
    """

    event: str | None
    resolution: Resolution
    origin: Normalizer


@dataclass(frozen=True, slots=True)
class MentionRedated(MentionFact):
    """A person gave a mention its days."""

    days: Interval
    origin: Person


@dataclass(frozen=True, slots=True)
class DatedByHand:
    """The days that a person once gave to a mention, and why."""

    days: Interval
    why: str


@dataclass(frozen=True, slots=True)
class MentionRetracted(MentionFact):
    """A mention counts no more: a person retracted it, a later normalizer no longer reads it, or its article
    was superseded."""

    origin: Normalizer | Superseded | Person


@dataclass(frozen=True, slots=True)
class MentionRestored(MentionFact):
    """A mention counts again.

    dated: what its expression resolves to, or the days that a person had given it. event: the event that it
    is in from now on; assigned: whether a person had put it there.
    """

    dated: Resolution | DatedByHand
    event: str | None
    origin: Normalizer | Person
    assigned: bool = False
