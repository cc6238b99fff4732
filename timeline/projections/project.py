"""Applies facts to the tables: those just appended, or the whole log again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import sqlalchemy as sa
from sqlalchemy import Connection, Table

from timeline.db.tables import FOREVER, articles, corrections, events, expressions, links, mentions
from timeline.errors import FactNotUnderstood
from timeline.log.append import lock_head
from timeline.log.read import Recorded, read
from timeline.projections import blocking_index, days, versions
from timeline.projections import events as event_rows
from timeline.projections.batch import NOT_READ, Batch, ColumnsRead, batch_of
from timeline.projections.registry import apply

_BATCH = 2000
# Goes through batches of facts, and gives each with what was read of its new articles.
ReadAhead = Callable[[Connection, Iterator[list[Recorded]]], Iterator[tuple[list[Recorded], ColumnsRead]]]
_OF_FACTS = (articles, mentions, expressions, links, corrections)


@dataclass(frozen=True, slots=True)
class ProjectionDelta:
    """What facts changed.

    events: those that are gone, or whose days, factuality or support changed; mentions: those with a new
    version; event_count_delta: how many more events there are.
    """

    events: frozenset[str]
    mentions: frozenset[str]
    event_count_delta: int


def project(
    connection: Connection, recorded: Sequence[Recorded], columns_read: ColumnsRead = NOT_READ
) -> ProjectionDelta:
    """Apply facts that follow, in order, the last ones applied; in the transaction that appended them.

    columns_read: what was read before; the rest is read here. Raises FactNotUnderstood.
    """
    if not versions.made_by(connection):
        versions.begin(connection)
    batch = batch_of(connection, recorded, columns_read)
    changed: set[str] = set()
    for item in recorded:
        changed |= event_rows.follow(batch.versions, apply(batch, item), item.position)
    _write(batch)
    added = batch.versions.added
    current = {row["id"] for row in added[events] if row["valid_until"] == FOREVER}
    return ProjectionDelta(
        events=frozenset(changed),
        mentions=frozenset(row["id"] for row in added[mentions]),
        event_count_delta=len(current) - len({row["of"] for row in batch.versions.closed[events]}),
    )


def read_nothing(
    _connection: Connection, batches: Iterator[list[Recorded]]
) -> Iterator[tuple[list[Recorded], ColumnsRead]]:
    """A ReadAhead that leaves everything to the projectors."""
    return ((recorded, NOT_READ) for recorded in batches)


def rebuild(
    connection: Connection,
    skipped: list[FactNotUnderstood] | None = None,
    only: str | None = None,
    read_ahead: ReadAhead = read_nothing,
) -> int:
    """Make the tables again from the whole log, or one of them. Returns how many facts were read.

    only: the name of a table; those that it is made of have to be right. skipped: takes the facts that
    cannot be understood, and the rest goes on; without it the first of them raises FactNotUnderstood.
    read_ahead: reads mentions elsewhere. Writers wait until it is committed: a fact appended meanwhile would
    be projected twice or not at all.
    """
    lock_head(connection)
    count = 0
    match only:
        case None:
            count = _from_facts(connection, skipped, None, read_ahead)
            event_rows.remake(connection)
            blocking_index.remake(connection)
            days.remake(connection)
        case "articles" | "mentions" | "expressions" | "links" | "corrections":
            table = next(one for one in _OF_FACTS if one.name == only)
            count = _from_facts(connection, skipped, table, read_ahead if table is mentions else read_nothing)
        case "events":
            event_rows.remake(connection)
        case "blocking_index":
            blocking_index.remake(connection)
        case "days":
            days.remake(connection)
        case _:
            raise ValueError(f"no table is called {only}")
    versions.note(connection, *(versions.VERSIONS if only is None else (only,)))
    return count


def _from_facts(
    connection: Connection, skipped: list[FactNotUnderstood] | None, only: Table | None, read_ahead: ReadAhead
) -> int:
    for table in _OF_FACTS if only is None else (only,):
        connection.execute(sa.delete(table))
    count = 0
    for recorded, columns in read_ahead(connection, _batches(read(connection, skipped))):
        batch = batch_of(connection, recorded, columns)
        for item in recorded:
            try:
                apply(batch, item, only)
            except FactNotUnderstood as error:
                if skipped is None:
                    raise
                skipped.append(error)
        batch.versions.write()
        count += len(recorded)
    return count


def _batches(facts: Iterator[Recorded]) -> Iterator[list[Recorded]]:
    while recorded := list(islice(facts, _BATCH)):
        yield recorded


def _write(batch: Batch) -> None:
    batch.versions.write()
    added = batch.versions.added
    blocking_index.index_mentions(batch.connection, added[mentions])
    years = days.published_years(added[articles]) | days.years_of(added[mentions])
    days.fill(batch.connection, years)
