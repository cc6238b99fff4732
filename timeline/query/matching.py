"""The rows of the events that answer a question, in its order, a page or all of them.

What is asked of reports is found in one of two ways. Few reports: their events, out of the text's index.
Many: event by event in the order of the answer, until the page is full; and should a stretch of events not
fill it, the rest by the index, so that a word of one year alone costs no walk through all the others.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, RowMapping

from timeline.dates.interval import Standing
from timeline.errors import InvalidInput
from timeline.projections.search import spellings
from timeline.query.filters import Filters, of_event, reported, reported_by_index
from timeline.query.relation import Question
from timeline.store.bulk import among
from timeline.store.columns import interval_of
from timeline.store.tables import events
from timeline.store.validity import holds

_CHUNK = 500
# Reports up to which fetching all their events costs less than looking at events in order.
_FEW = 2_000
# Events looked at in order before the index is asked for the rest.
_STRETCH = 4_000
_ORDER = (events.c.earliest, events.c.latest, events.c.position, events.c.id)


@dataclass(frozen=True, slots=True)
class Page:
    """The part of an answer to give. limit: how many events at most; after: the id of the one before it."""

    limit: int | None = None
    after: str | None = None


WHOLE = Page()


@dataclass(frozen=True, slots=True)
class _Reports:
    """What is asked of an event's reports: tested event by event, and, where an index finds them, the events.

    tested is None when nothing is asked.
    """

    tested: ColumnElement[bool] | None = None
    found: Callable[[], ColumnElement[bool]] | None = None
    few: bool = False


def matching_rows(
    connection: Connection, asked: Question, at: int | None, filters: Filters, page: Page
) -> Iterator[tuple[Standing, RowMapping]]:
    """The events of a page as (standing, row): the certain ones first, each by its days, position and id.

    Raises NotFound or AmbiguousId for the id that the page follows, InvalidInput when it is no answer.
    """
    behind = _place(connection, asked, at, page.after) if page.after is not None else None
    reports = _reports(connection, filters, at)
    found = _in_order(connection, asked, at, of_event(filters), reports, behind, page.limit)
    return islice(found, page.limit)


def _in_order(
    connection: Connection,
    asked: Question,
    at: int | None,
    conditions: Sequence[ColumnElement[bool]],
    reports: _Reports,
    behind: tuple[Standing, RowMapping] | None,
    limit: int | None,
) -> Iterator[tuple[Standing, RowMapping]]:
    left = limit
    standings = list(Standing)
    for standing in standings[standings.index(behind[0]) if behind else 0 :]:
        follows = [_beyond(behind[1])] if behind and behind[0] is standing else []
        for days in asked.ranges(standing):
            within = sa.select(events).where(holds(events, at), *days, *conditions, *follows)
            for query in _queries(connection, within, reports, left):
                for row in _rows(connection, query.order_by(*_ORDER), left):
                    yield standing, row
                    left = left - 1 if left is not None else None
                if left == 0:
                    return


def _queries(
    connection: Connection, within: sa.Select[Any], reports: _Reports, limit: int | None
) -> Iterator[sa.Select[Any]]:
    """The queries for a range of events that follow each other; a later one is made when it is needed."""
    if reports.tested is None:
        yield within
    elif reports.found is None:
        yield within.where(reports.tested)
    elif reports.few or limit is None:
        yield _by_id(within, reports.found())
    else:
        keys = within.with_only_columns(*_ORDER).order_by(*_ORDER).offset(_STRETCH).limit(1)
        end = connection.execute(keys).mappings().one_or_none()
        if end is None:
            yield within.where(reports.tested)
        else:
            yield within.where(sa.not_(_beyond(end)), reports.tested)
            yield _by_id(within.where(_beyond(end)), reports.found())


def _reports(connection: Connection, filters: Filters, at: int | None) -> _Reports:
    publishers = spellings(connection, filters.sources) if filters.sources else []
    tested = reported(connection, filters, publishers, at)
    indexed = reported_by_index(connection, filters, publishers, at)
    if indexed is None:
        return _Reports(tested)
    few = connection.execute(indexed.limit(_FEW + 1)).scalars().all()
    if len(few) <= _FEW:
        return _Reports(tested, lambda: _one_of(connection, few), few=True)
    # The ids and not a query for them: with a limit and an order beside it, PostgreSQL would rather walk
    # through all events and search the index for each.
    return _Reports(tested, cache(lambda: _one_of(connection, connection.execute(indexed).scalars().all())))


def _one_of(connection: Connection, identities: Sequence[str | None]) -> ColumnElement[bool]:
    return among(connection, events.c.id, sorted({identity for identity in identities if identity}))


def _by_id(within: sa.Select[Any], found: ColumnElement[bool]) -> sa.Select[Any]:
    """By the index of the primary key: SQLite would walk through all events for the sake of their order."""
    return within.where(found).with_hint(events, "INDEXED BY sqlite_autoindex_events_1", "sqlite")


def _place(
    connection: Connection, asked: Question, at: int | None, identity: str
) -> tuple[Standing, RowMapping]:
    # Imported here: a question starts up faster without what it takes to look into an event.
    from timeline.query.inspect import find_event

    row = find_event(connection, identity, at)
    standing = asked.standing(interval_of(row))
    if standing is None:
        raise InvalidInput(
            "the event {id} ({edtf}) is no answer to this question: take the id of the last one that "
            "was printed",
            id=row["id"],
            edtf=row["edtf"],
        )
    return standing, row


def _beyond(row: RowMapping) -> ColumnElement[bool]:
    """The condition for the events behind one in the order of an answer."""
    values = (sa.bindparam(None, row[column.name], column.type) for column in _ORDER)
    return sa.tuple_(*_ORDER) > sa.tuple_(*values)


def _rows(connection: Connection, query: sa.Select[Any], limit: int | None) -> Iterable[RowMapping]:
    """Streamed when there may be any number; a page at once, as nobody reads it to its end."""
    if limit is None:
        return connection.execute(query.execution_options(yield_per=_CHUNK)).mappings()
    return connection.execute(query.limit(limit)).mappings().all()
