"""The rows of the events that answer a question, in order, a page or all of them.

There are two plans for conditions on mentions. If an index finds few mentions, their events are fetched. If
it finds many, events are tested in the order of the answer until the page is full; after _STRETCH events, the
index finds the rest, so that a term confined to one year does not force a full scan.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, RowMapping

from timeline.dates.interval import Certainty
from timeline.db.bulk import column_in
from timeline.db.columns import holds, time_of
from timeline.db.tables import events
from timeline.errors import InvalidInput
from timeline.projections.search import spellings
from timeline.query.filters import of_event, reported, reported_by_index
from timeline.query.question.question import Question
from timeline.query.question.resolved import ResolvedQuestion
from timeline.query.relation import DaysAsked, days_asked

_CHUNK = 500
# Up to this many mentions, fetching their events is cheaper than testing events in order.
_FEW = 2_000
# Events tested in order before the index is used for the rest.
_STRETCH = 4_000
_KEYS = (events.c.earliest_day, events.c.latest_day, events.c.position, events.c.id)


@dataclass(frozen=True, slots=True)
class _Order:
    """The order of events of one certainty: by _KEYS or the reverse, so that one index serves both."""

    newest_first: bool

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """The columns to order by."""
        return [key.desc() if self.newest_first else key.asc() for key in _KEYS]

    def parts(self, ranges: list[Sequence[ColumnElement[bool]]]) -> list[Sequence[ColumnElement[bool]]]:
        """Consecutive ranges, by earliest day, in this order."""
        return ranges[::-1] if self.newest_first else ranges

    def beyond(self, row: RowMapping) -> ColumnElement[bool]:
        """The condition for the events after one."""
        values = sa.tuple_(*(sa.bindparam(None, row[key.name], key.type) for key in _KEYS))
        return sa.tuple_(*_KEYS) < values if self.newest_first else sa.tuple_(*_KEYS) > values


@dataclass(frozen=True, slots=True)
class _Reports:
    """What is asked of an event's reports: tested event by event, and, where an index finds them, the events.

    tested is None when nothing is asked.
    """

    tested: ColumnElement[bool] | None = None
    found: Callable[[], ColumnElement[bool]] | None = None
    few: bool = False


def matching_rows(connection: Connection, asked: ResolvedQuestion) -> Iterator[tuple[Certainty, RowMapping]]:
    """The events of a page as (certainty, row): the certain ones first, each by its days, position and id.

    Newest first reverses the order within each certainty. Raises NotFound or AmbiguousId for the id that the
    page follows, InvalidInput if that event is no answer.
    """
    return islice(_in_order(connection, asked), asked.question.limit)


def _in_order(connection: Connection, asked: ResolvedQuestion) -> Iterator[tuple[Certainty, RowMapping]]:
    question, at = asked.question, asked.at
    days = days_asked(asked.relation, asked.days)
    order = _Order(question.newest_first)
    cursor = _cursor_row(connection, days, at, question.after_id) if question.after_id else None
    conditions = of_event(question)
    reports = _reports(connection, question, at)
    left = question.limit
    certainties = list(Certainty)
    for certainty in certainties[certainties.index(cursor[0]) if cursor else 0 :]:
        follows = [order.beyond(cursor[1])] if cursor and cursor[0] is certainty else []
        for part in order.parts(days.ranges(certainty)):
            # The bound of the page first: of several conditions on one column, SQLite seeks by the first.
            within = sa.select(events).where(holds(events, at), *follows, *part, *conditions)
            for query in _queries(connection, within, reports, order, left):
                for row in _rows(connection, query.order_by(*order.columns), left):
                    yield certainty, row
                    left = left - 1 if left is not None else None
                if left == 0:
                    return


def _queries(
    connection: Connection, within: sa.Select[Any], reports: _Reports, order: _Order, limit: int | None
) -> Iterator[sa.Select[Any]]:
    """The queries for a range of events that follow each other; a later one is made when it is needed."""
    if reports.tested is None:
        yield within
    elif reports.found is None:
        yield within.where(reports.tested)
    elif reports.few or limit is None:
        yield _by_id(within, reports.found())
    else:
        keys = within.with_only_columns(*_KEYS).order_by(*order.columns).offset(_STRETCH).limit(1)
        end = connection.execute(keys).mappings().one_or_none()
        if end is None:
            yield within.where(reports.tested)
        else:
            yield within.where(sa.not_(order.beyond(end)), reports.tested)
            yield _by_id(within.where(order.beyond(end)), reports.found())


def _reports(connection: Connection, question: Question, at: int | None) -> _Reports:
    publishers = spellings(connection, question.publishers) if question.publishers else []
    tested = reported(connection, question, publishers, at)
    indexed = reported_by_index(connection, question, publishers, at)
    if indexed is None:
        return _Reports(tested)
    few = connection.execute(indexed.limit(_FEW + 1)).scalars().all()
    if len(few) <= _FEW:
        return _Reports(tested, lambda: _one_of(connection, few), few=True)
    # The ids rather than a subquery: with a limit and an order, PostgreSQL would scan all events and search
    # the index for each.
    return _Reports(tested, cache(lambda: _one_of(connection, connection.execute(indexed).scalars().all())))


def _one_of(connection: Connection, identities: Sequence[str | None]) -> ColumnElement[bool]:
    return column_in(connection, events.c.id, sorted({identity for identity in identities if identity}))


def _by_id(within: sa.Select[Any], found: ColumnElement[bool]) -> sa.Select[Any]:
    """Restrict to some ids by the primary key: SQLite would scan all events in order instead."""
    return within.where(found).with_hint(events, "INDEXED BY sqlite_autoindex_events_1", "sqlite")


def _cursor_row(
    connection: Connection, days: DaysAsked, at: int | None, identity: str
) -> tuple[Certainty, RowMapping]:
    """The event that a page follows, with its certainty."""
    # Imported here: other questions start up faster without it.
    from timeline.query.inspect import find_event

    row = find_event(connection, identity, at)
    certainty = days.certainty(time_of(row))
    if certainty is None:
        raise InvalidInput(
            "the event {id} ({edtf}) is not an answer to this question: give the id of the last event "
            "printed",
            id=row["id"],
            edtf=row["edtf"],
        )
    return certainty, row


def _rows(connection: Connection, query: sa.Select[Any], limit: int | None) -> Iterable[RowMapping]:
    """Streamed when there may be any number; a page at once, as nobody reads it to its end."""
    if limit is None:
        return connection.execute(query.execution_options(yield_per=_CHUNK)).mappings()
    return connection.execute(query.limit(limit)).mappings().all()
