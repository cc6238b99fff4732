"""The rows of the events that answer a question: by its conditions, or by relevance to its words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, RowMapping

from timeline.dates.interval import Certainty
from timeline.query.matching import matching_rows
from timeline.query.question.resolved import ResolvedQuestion


@dataclass(frozen=True, slots=True)
class EventRows:
    """The events of a page as (certainty, row), in order.

    unmatched: the words and names of a question by relevance that an event lacks, by its id.
    """

    rows: Iterator[tuple[Certainty, RowMapping]]
    unmatched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def event_rows(connection: Connection, asked: ResolvedQuestion) -> EventRows:
    """The events of a page: the certain ones first, each in the order asked for; see relevance/rows.py.

    Raises NotFound, AmbiguousId or InvalidInput if the event that the page should follow does not exist or is
    no answer.
    """
    if not asked.question.relevant_to:
        return EventRows(matching_rows(connection, asked))
    # Imported here: other questions start up faster without it.
    from timeline.query.relevance.rows import relevant_rows

    found = relevant_rows(connection, asked)
    unmatched = {event: one.unmatched for event, one in found.relevance.items()}
    return EventRows(iter(found.rows), unmatched)
