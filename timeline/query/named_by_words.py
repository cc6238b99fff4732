"""Find the event that a question names by the relevance of its clause to all words of the name.

For names that no report has with a known act: another form of the word, or names in Latin letters. What is
named by one word alone is no event.
"""

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.dates.interval import Interval
from timeline.db.bulk import column_in
from timeline.db.columns import holds, interval_of
from timeline.db.tables import events
from timeline.query.event_name import NamedEvent
from timeline.query.question.question import FactualityName
from timeline.query.relation import DaysAsked, Relation
from timeline.query.relevance.retrieve import relevant_events

_OCCURRED: FactualityName = "occurred"
# The share of the name that the clause of the date itself must have; and how much less than the best has it.
_ENOUGH, _NEAR_THE_BEST = 0.7, 0.1


def named_by_words(connection: Connection, text: str, longest: int, at: int | None) -> list[NamedEvent]:
    """The events of at most `longest` more days than their first whose clause has most of a name, or all."""
    if len(text.split()) < 2:
        return []
    found = relevant_events(connection, text, DaysAsked(Relation.DURING, Interval(None, None)), at)
    best = max((one.in_clause for one in found.values()), default=0)
    least = max(best - _NEAR_THE_BEST, _ENOUGH)
    whole = [event for event, one in found.items() if one.in_clause >= least and not one.unmatched]
    # A clause may have its name in the words before it: his resignation.
    whole = whole or [event for event, one in found.items() if one.in_clause and not one.elsewhere]
    query = sa.select(events).where(
        column_in(connection, events.c.id, sorted(whole)),
        holds(events, at),
        events.c.latest_day - events.c.earliest_day <= longest,
        events.c.factuality == _OCCURRED,
    )
    rows = sorted(connection.execute(query).mappings(), key=lambda row: row["id"])
    return [NamedEvent(row["id"], interval_of(row), row["headline"], row["source_count"]) for row in rows]
