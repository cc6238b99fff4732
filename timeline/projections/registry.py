"""Which projector each type of fact goes to: the one place that lists them all."""

from collections.abc import Sequence
from typing import assert_never

from sqlalchemy import Table

from timeline.db import tables
from timeline.errors import FactNotUnderstood, StoreError, TimelineError
from timeline.log.facts import (
    ArticleRecorded,
    ArticleRedacted,
    ArticleRestored,
    ArticleRetracted,
    ClockBehind,
    ConventionsGiven,
    EventsKeptApart,
    EventsLinked,
    EventsMerged,
    ExpressionsNoted,
    Fact,
    MentionAssigned,
    MentionDerived,
    MentionJoined,
    MentionRecorded,
    MentionRedated,
    MentionReread,
    MentionResolved,
    MentionRestored,
    MentionRetracted,
    NamesGiven,
    PeriodsGiven,
    PublicationDated,
    RulesAdopted,
    fact_type,
)
from timeline.log.read import Recorded
from timeline.projections import articles, corrections, expressions, links, mentions
from timeline.projections.batch import Batch
from timeline.projections.mentions import Move


def apply(batch: Batch, item: Recorded, only: Table | None = None) -> Sequence[Move]:
    """Apply a fact to the tables that are made of facts, or to one of them, and return which mentions moved.

    Raises FactNotUnderstood, with the position, for a fact that does not fit those before it.
    """
    try:
        moves = _apply(batch, item.fact, item.position, only)
        if only in (None, tables.corrections):
            corrections.apply(batch, item.fact, item.position)
        return moves
    except StoreError:
        raise
    except (TimelineError, LookupError, TypeError, ValueError) as error:
        raise FactNotUnderstood(fact_type(item.fact), str(error) or repr(error), item.position) from error


def _apply(batch: Batch, fact: Fact, position: int, only: Table | None) -> Sequence[Move]:
    match fact:
        case (
            ArticleRecorded()
            | PublicationDated()
            | ArticleRetracted()
            | ArticleRestored()
            | ArticleRedacted()
        ):
            if only in (None, tables.articles):
                return articles.apply(batch, fact, position)
        case ExpressionsNoted():
            if only in (None, tables.expressions):
                expressions.apply(batch, fact, position)
        case (
            MentionRecorded() | MentionReread() | MentionResolved() | MentionDerived() | MentionRedated()
            | MentionRetracted() | MentionRestored() | MentionJoined() | MentionAssigned() | EventsMerged()
        ):  # fmt: skip
            if only in (None, tables.mentions):
                return mentions.apply(batch, fact, position)
        case EventsLinked() | EventsKeptApart():
            if only in (None, tables.links):
                links.apply(batch, fact, position)
        case ConventionsGiven():
            # commands/reread.py reads it from the log.
            pass
        case NamesGiven():
            # commands/names.py has the names of stored articles read again.
            pass
        case PeriodsGiven():
            # What is read from then on uses them; a re-reading does for stored articles.
            pass
        case ClockBehind():
            # For people: no answer depends on it.
            pass
        case RulesAdopted():
            # versions.py reads it from the log.
            pass
        case _:
            assert_never(fact)
    return ()
