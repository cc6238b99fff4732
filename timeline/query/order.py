"""The order of the events of an answer, of each certainty by itself: by their days, or by importance.

Relevance orders what relevance/rows.py has in memory.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, RowMapping

from timeline.dates.interval import Certainty
from timeline.db.tables import events
from timeline.query.question.question import Question

# By days. Their reverse is the order of the newest first, so that one index serves both.
_KEYS = (events.c.earliest_day, events.c.latest_day, events.c.position, events.c.id)
_IMPORTANCE = events.c.importance
# What the place of an event in either order is known by.
PLACE = (*_KEYS, _IMPORTANCE)

Ranges = Sequence[Sequence[ColumnElement[bool]]]


@dataclass(frozen=True, slots=True)
class Order:
    """by_importance: the most important first, equally important ones by their days."""

    newest_first: bool
    by_importance: bool

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """The columns to order by."""
        days: list[ColumnElement[Any]] = [key.desc() if self.newest_first else key.asc() for key in _KEYS]
        return [_IMPORTANCE.desc(), *days] if self.by_importance else days

    def parts(self, ranges: Ranges) -> Ranges:
        """Ranges of events that follow each other in this order, of ranges by earliest day."""
        if self.by_importance and ranges:
            return [(sa.or_(*(sa.and_(sa.true(), *part) for part in ranges)),)]
        return ranges[::-1] if self.newest_first else ranges

    def beyond(self, row: Mapping[Any, Any]) -> ColumnElement[bool]:
        """The condition for the events after one; row: its PLACE."""
        values = sa.tuple_(*(sa.bindparam(None, row[key.name], key.type) for key in _KEYS))
        later = sa.tuple_(*_KEYS) < values if self.newest_first else sa.tuple_(*_KEYS) > values
        if not self.by_importance:
            return later
        importance = row[_IMPORTANCE.name]
        return sa.or_(importance > _IMPORTANCE, sa.and_(importance == _IMPORTANCE, later))

    def sorted(self, found: Iterable[tuple[Certainty, RowMapping]]) -> list[tuple[Certainty, RowMapping]]:
        """Sort events in memory: by certainty, then in this order."""
        listed = sorted(
            found, key=lambda item: tuple(item[1][key.name] for key in _KEYS), reverse=self.newest_first
        )
        if self.by_importance:
            listed.sort(key=lambda item: -item[1][_IMPORTANCE.name])
        certainties = list(Certainty)
        return sorted(listed, key=lambda item: certainties.index(item[0]))


def order_of(question: Question) -> Order:
    """The order that a question asks for."""
    return Order(question.newest_first, question.order == "importance")
