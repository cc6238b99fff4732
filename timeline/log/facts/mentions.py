"""Facts about what a clause of an article says, and when that was."""

from dataclasses import dataclass

from timeline.dates.time_kind import Time
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
    """A mention was read: its expression, its resolution, and the offsets of its clause in the text.

    clause_status: the factuality and the attribution of the clause.
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
    """A later normalizer reads a mention differently. The fields are those of MentionRecorded."""

    quote_start: int
    quote_end: int
    expression: StoredExpression
    resolution: Resolution
    origin: Normalizer
    clause_status: ClauseStatus = PLAIN


@dataclass(frozen=True, slots=True)
class MentionResolved(MentionFact):
    """A mention was resolved again; it leaves its event and founds its own unless a join follows."""

    resolution: Resolution
    origin: Normalizer


@dataclass(frozen=True, slots=True)
class MentionDerived(MentionFact):
    """An event-anchored mention took its days from its event; they change when that event's days change.

    event: the id of the event; None if there is no such event any more.
    """

    event: str | None
    resolution: Resolution
    origin: Normalizer


@dataclass(frozen=True, slots=True)
class MentionRedated(MentionFact):
    """A person gave a mention its days."""

    time: Time
    origin: Person


@dataclass(frozen=True, slots=True)
class DatedByHand:
    """The days that a person once gave to a mention, and why."""

    time: Time
    why: str


@dataclass(frozen=True, slots=True)
class MentionRetracted(MentionFact):
    """A mention is retracted: by a person, because a later normalizer no longer finds it, or because its
    article was superseded."""

    origin: Normalizer | Superseded | Person


@dataclass(frozen=True, slots=True)
class MentionRestored(MentionFact):
    """A retracted mention is restored.

    dated: the resolution of its expression, or the days that a person had given it. event: the event that it
    belongs to from now on; assigned: whether a person had assigned it.
    """

    dated: Resolution | DatedByHand
    event: str | None
    origin: Normalizer | Person
    assigned: bool = False
