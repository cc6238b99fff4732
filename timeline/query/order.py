"""The order of the events of an answer, of each certainty by itself: by their days, or by importance.

By days, those that are dated as closely as the question asks come first: to a question about a day, an event
of the whole year says little. Relevance orders what relevance/rows.py has in memory.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, RowMapping

from timeline.dates.interval import Certainty
from timeline.db.tables import events
from timeline.query.question.resolved import ResolvedQuestion
from timeline.query.relation import Relation

# By days. Their reverse is the order of the newest first, so that one index serves both.
BY_DAYS = (events.c.earliest_day, events.c.latest_day, events.c.position, events.c.id)
_IMPORTANCE = events.c.importance
# What the place of an event in either order is known by.
PLACE = (*BY_DAYS, _IMPORTANCE)

_SPAN = events.c.latest_day - events.c.earliest_day
# An event of so many more days than its first is dated closely enough for a question about one day.
_CLOSE = 2

Ranges = Sequence[Sequence[ColumnElement[bool]]]


@dataclass(frozen=True, slots=True)
class Order:
    """by_importance: the most important first, equally important ones by their days.

    close: events of so many days after their first come before all longer ones; None for no difference.
    """

    newest_first: bool
    by_importance: bool
    close: int | None = None

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """The columns to order by."""
        days: list[ColumnElement[Any]] = [key.desc() if self.newest_first else key.asc() for key in BY_DAYS]
        return [_IMPORTANCE.desc(), *days] if self.by_importance else days

    def parts(self, ranges: Ranges, cursor: Mapping[Any, Any] | None = None) -> Ranges:
        """Ranges of events that follow each other in this order, of ranges by earliest day.

        cursor: the PLACE of an event of these ranges that they begin after.
        """
        after = [self.beyond(cursor)] if cursor else []
        if self.by_importance:
            if not ranges:
                return []
            return [(*after, sa.or_(*(sa.and_(sa.true(), *part) for part in ranges)))]
        # The bound of the page first: of several conditions on one column, SQLite seeks by the first.
        ordered = ranges[::-1] if self.newest_first else ranges
        if self.close is None:
            return [(*after, *part) for part in ordered]
        longer = [(*part, self.close < _SPAN) for part in ordered]
        if cursor and self.is_long(cursor):
            return [(*after, *part) for part in longer]
        return [*((*after, *part, self.close >= _SPAN) for part in ordered), *longer]

    def beyond(self, row: Mapping[Any, Any]) -> ColumnElement[bool]:
        """The condition for the events after one, of those dated as closely; row: its PLACE."""
        values = sa.tuple_(*(sa.bindparam(None, row[key.name], key.type) for key in BY_DAYS))
        later = sa.tuple_(*BY_DAYS) < values if self.newest_first else sa.tuple_(*BY_DAYS) > values
        if not self.by_importance:
            return later
        importance = row[_IMPORTANCE.name]
        return sa.or_(importance > _IMPORTANCE, sa.and_(importance == _IMPORTANCE, later))

    def is_long(self, row: Mapping[Any, Any]) -> bool:
        """Whether an event, given by its PLACE, comes after all that are dated more closely."""
        return self.close is not None and row["latest_day"] - row["earliest_day"] > self.close

    def sorted(self, found: Iterable[tuple[Certainty, RowMapping]]) -> list[tuple[Certainty, RowMapping]]:
        """Sort events in memory: by certainty, then in this order."""
        listed = sorted(
            found, key=lambda item: tuple(item[1][key.name] for key in BY_DAYS), reverse=self.newest_first
        )
        listed.sort(key=lambda item: self.is_long(item[1]))
        if self.by_importance:
            listed.sort(key=lambda item: -item[1][_IMPORTANCE.name])
        certainties = list(Certainty)
        return sorted(listed, key=lambda item: certainties.index(item[0]))


def order_of(asked: ResolvedQuestion) -> Order:
    """The order that a question asks for."""
    question = asked.question
    by_importance = question.order == "importance"
    return Order(question.newest_first, by_importance, None if by_importance else closeness(asked))


def closeness(asked: ResolvedQuestion) -> int | None:
    """How many days after its first an event may have to be dated as closely as a question about a period.

    None for a question about all that is before or after a day.
    """
    if asked.relation is not Relation.DURING:
        return None
    first, last = asked.days.earliest, asked.days.latest
    return None if first is None or last is None else max((last - first).days, _CLOSE)
