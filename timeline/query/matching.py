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
from timeline.query.order import PLACE, Order, order_of
from timeline.query.question.question import Question
from timeline.query.question.resolved import ResolvedQuestion
from timeline.query.relation import days_asked

_CHUNK = 500
# Up to this many mentions, fetching their events is cheaper than testing events in order.
_FEW = 2_000
# Events tested in order before the index is used for the rest.
_STRETCH = 4_000


@dataclass(frozen=True, slots=True)
class _Reports:
    """What is asked of an event's reports: tested event by event, and, where an index finds them, the events.

    tested is None when nothing is asked.
    """

    tested: ColumnElement[bool] | None = None
    found: Callable[[], ColumnElement[bool]] | None = None
    few: bool = False


def matching_rows(connection: Connection, asked: ResolvedQuestion) -> Iterator[tuple[Certainty, RowMapping]]:
    """The events of a page as (certainty, row): the certain ones first, each in the order asked for.

    Raises NotFound or AmbiguousId for the id that the page follows, InvalidInput if that event is no answer.
    """
    question = asked.question
    if question.top:
        return islice(_most_important(connection, asked, question.top), question.limit)
    order = order_of(asked)
    certainties = asked.certainties
    if not question.after_id:
        return islice(_in_order(connection, asked, certainties, order, question.limit), question.limit)
    cursor = _cursor_row(connection, asked, question.after_id)
    rest = certainties[certainties.index(cursor[0]) :]
    return islice(_in_order(connection, asked, rest, order, question.limit, cursor[1]), question.limit)


def rows_among(
    connection: Connection, asked: ResolvedQuestion, identities: Sequence[str]
) -> Iterator[tuple[Certainty, RowMapping]]:
    """Those of some events that meet the other conditions of a question, the certain ones first, by time."""
    order = Order(newest_first=False, by_importance=False)
    days = days_asked(asked.relation, asked.days)
    question, at = asked.question, asked.at
    tested = _reports(connection, question, at).tested
    conditions = [*of_event(question), *([tested] if tested is not None else [])]
    for certainty in asked.certainties if identities else ():
        for part in days.ranges(certainty):
            within = sa.select(events).where(holds(events, at), *part, *conditions)
            query = _by_id(within, _one_of(connection, identities))
            for row in _rows(connection, query.order_by(*order.columns), None):
                yield certainty, row


def _most_important(
    connection: Connection, asked: ResolvedQuestion, count: int
) -> Iterator[tuple[Certainty, RowMapping]]:
    """The most important events of the whole answer, in the order asked for, from where the page begins."""
    by_importance = Order(newest_first=False, by_importance=True)
    # Of each certainty as many as may all be among them.
    found = [
        item
        for certainty in asked.certainties
        for item in islice(_in_order(connection, asked, [certainty], by_importance, count), count)
    ]
    # Of equally important ones the more certain are kept, then the earlier.
    kept = sorted(found, key=lambda item: -item[1]["importance"])[:count]
    listed = order_of(asked).sorted(kept)
    if not asked.question.after_id:
        return iter(listed)
    identity = _cursor_row(connection, asked, asked.question.after_id)[1]["id"]
    places = [row["id"] for _, row in listed]
    if identity not in places:
        raise InvalidInput(
            "the event {id} is not one of the {count} most important: give the id of the last event printed",
            id=identity,
            count=count,
        )
    return iter(listed[places.index(identity) + 1 :])


def _in_order(
    connection: Connection, asked: ResolvedQuestion, certainties: Sequence[Certainty], order: Order,
    limit: int | None, cursor: RowMapping | None = None,
) -> Iterator[tuple[Certainty, RowMapping]]:  # fmt: skip
    """The events of some certainties. cursor: an event of the first of them, which they follow."""
    question, at = asked.question, asked.at
    days = days_asked(asked.relation, asked.days)
    conditions = of_event(question)
    reports = _reports(connection, question, at)
    left = limit
    for certainty in certainties:
        follows = cursor if certainty is certainties[0] else None
        for part in order.parts(days.ranges(certainty), follows):
            within = sa.select(events).where(holds(events, at), *part, *conditions)
            for query in _queries(connection, within, reports, order, left):
                for row in _rows(connection, query.order_by(*order.columns), left):
                    yield certainty, row
                    left = left - 1 if left is not None else None
                if left == 0:
                    return


def _queries(
    connection: Connection, within: sa.Select[Any], reports: _Reports, order: Order, limit: int | None
) -> Iterator[sa.Select[Any]]:
    """The queries for a range of events that follow each other; a later one is made when it is needed."""
    if reports.tested is None:
        yield within
    elif reports.found is None:
        yield within.where(reports.tested)
    elif reports.few or limit is None:
        yield _by_id(within, reports.found())
    else:
        keys = within.with_only_columns(*PLACE).order_by(*order.columns).offset(_STRETCH).limit(1)
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
    connection: Connection, asked: ResolvedQuestion, identity: str
) -> tuple[Certainty, RowMapping]:
    """The event that a page follows, with its certainty."""
    # Imported here: other questions start up faster without it.
    from timeline.query.inspect import find_event

    row = find_event(connection, identity, asked.at)
    certainty = days_asked(asked.relation, asked.days).certainty(time_of(row))
    if certainty is None or certainty not in asked.certainties:
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
