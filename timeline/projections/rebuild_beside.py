"""Rebuild the tables next to writers, who wait only while the rows that differ are written.

The tables are made in a file of their own, from a snapshot, and compared with those of the database. Then,
under the lock, the facts that came meanwhile are added to the copy, and the rows that differ are replaced.
"""

from collections.abc import Callable, Sequence
from operator import itemgetter

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from timeline.db.bulk import column_in, insert_rows
from timeline.db.engine import read_transaction, write_transaction
from timeline.db.tables import FOREVER, PROJECTIONS, blocking_index, days, facts, mentions, texts
from timeline.errors import FactNotUnderstood
from timeline.log.append import lock_head
from timeline.log.facts import ArticleRecorded, ArticleRedacted, NamesGiven
from timeline.log.read import Recorded, read
from timeline.log.walk import read_head
from timeline.projections import versions
from timeline.projections.compare import Values, differing_keys
from timeline.projections.project import ReadAhead, project, read_nothing, rebuild
from timeline.projections.rebuilt_copy import copy_head, copy_log, empty_copy

_COMPARED = (*PROJECTIONS, days, blocking_index)
# Facts that change rows of past versions too.
_REWRITING = (ArticleRedacted, NamesGiven)
# The copy is brought up to date again and again before others have to wait, until few facts came meanwhile.
_FEW, _ROUNDS = 500, 10
# How often the copy is begun again before others have to wait for all of it.
_ATTEMPTS = 3
_CHUNK = 200
_PROJECTED_AT_ONCE = 500
# Which rows of each table differ, by primary key.
Differing = dict[sa.Table, set[Values]]


class _MadeAgain(Exception):
    """Facts that the copy cannot take on came meanwhile."""


def rebuild_beside(
    engine: Engine,
    skipped: list[FactNotUnderstood],
    read_ahead: ReadAhead = read_nothing,
    reached: Callable[[str], None] = lambda stage: None,
) -> int:
    """Make all tables again from the whole log; return how many facts were read.

    skipped, read_ahead: as in `rebuild`. reached: called with "copied" and "compared", before others wait.
    Where a table cannot be read, or the log is rewritten meanwhile again and again, it is `rebuild` that is
    done, and others wait for all of it. Raises DatabaseUnavailable, also where TMPDIR has no room for a copy.
    """
    for _attempt in range(_ATTEMPTS):
        found: list[FactNotUnderstood] = []
        try:
            with empty_copy() as copy:
                with read_transaction(engine) as source:
                    copy_log(source, copy)
                count = rebuild(copy, found, read_ahead=read_ahead)
                reached("copied")
                count += _take_over(engine, copy, reached)
        except (_MadeAgain, FactNotUnderstood):
            continue
        except _Unreadable:
            break
        skipped += found
        return count
    with write_transaction(engine) as connection:
        return rebuild(connection, skipped, read_ahead=read_ahead)


def _take_over(engine: Engine, copy: Connection, reached: Callable[[str], None]) -> int:
    """Write what differs; return how many facts came meanwhile."""
    with read_transaction(engine) as source:
        added = _catch_up(source, copy)
        compared = read_head(source).position
        differing = _compare(source, copy)
    reached("compared")
    for _round in range(_ROUNDS):
        with read_transaction(engine) as source:
            came = _catch_up(source, copy)
        added += came
        if came < _FEW:
            break
    with write_transaction(engine) as target:
        lock_head(target)
        added += _catch_up(target, copy)
        _add_changed_since(compared, target, copy, differing)
        for table, keys in differing.items():
            _replace(table, sorted(keys), target, copy)
        versions.note(target, *versions.VERSIONS)
    return added


class _Unreadable(Exception):
    """A value that no column of its type holds, or a page that is damaged."""


def _compare(source: Connection, copy: Connection) -> Differing:
    try:
        return {table: set(differing_keys(table, source, copy)) for table in _COMPARED}
    except (DBAPIError, TypeError, ValueError) as error:
        raise _Unreadable from error


def _catch_up(source: Connection, copy: Connection) -> int:
    """Add to a copy the facts that came since, with their texts, and project them; return how many."""
    last = read_head(copy).position
    new = list(read(source, after=last))
    if not new:
        return 0
    if any(isinstance(item.fact, _REWRITING) for item in new):
        raise _MadeAgain
    rows = source.execute(sa.select(facts).where(facts.c.position > last).order_by(facts.c.position))
    named = [name for item in new if isinstance(item.fact, ArticleRecorded) for name in item.fact.texts]
    kept = source.execute(sa.select(texts).where(column_in(source, texts.c.hash, named)))
    insert_rows(copy, texts, list(map(tuple, kept)))
    insert_rows(copy, facts, list(map(tuple, rows)))
    copy_head(source, copy)
    for batch in _batches(new):
        project(copy, batch)
    return len(new)


def _batches(new: Sequence[Recorded]) -> list[Sequence[Recorded]]:
    starts = range(0, len(new), _PROJECTED_AT_ONCE)
    return [new[start : start + _PROJECTED_AT_ONCE] for start in starts]


def _add_changed_since(position: int, target: Connection, copy: Connection, differing: Differing) -> None:
    """Add the rows that differ of those that facts after a position made or ended."""
    touched: set[str] = set()
    for table in PROJECTIONS:
        if "valid_from" in table.columns:
            ended = sa.and_(table.c.valid_until > position, table.c.valid_until < FOREVER)
            changed = sa.or_(table.c.valid_from > position, ended)
        else:
            changed = table.c.position > position
        keys, differ = _compare_some(table, changed, target, copy)
        differing[table] |= differ
        if table is mentions:
            touched = {str(key[0]) for key in keys}
    if touched:
        indexed = column_in(target, blocking_index.c.mention, sorted(touched))
        differing[blocking_index] |= _compare_some(blocking_index, indexed, target, copy)[1]


def _compare_some(
    table: sa.Table, chosen: sa.ColumnElement[bool], target: Connection, copy: Connection
) -> tuple[set[Values], set[Values]]:
    """The primary keys of rows that are chosen in either database, and those of them whose rows differ."""
    query = sa.select(table).where(chosen)
    one, other = ({tuple(row) for row in found.execute(query)} for found in (target, copy))
    key = itemgetter(*(table.columns.keys().index(column.name) for column in table.primary_key))

    def keys(rows: set[Values]) -> set[Values]:
        return {found if isinstance(found := key(row), tuple) else (found,) for row in rows}

    return keys(one | other), keys(one ^ other)


def _replace(table: sa.Table, keys: Sequence[Values], target: Connection, copy: Connection) -> None:
    """Give the rows with some primary keys the values of a copy, or remove them."""
    key = sa.tuple_(*table.primary_key)
    for start in range(0, len(keys), _CHUNK):
        chosen = key.in_(keys[start : start + _CHUNK])
        target.execute(sa.delete(table).where(chosen))
        insert_rows(target, table, list(map(tuple, copy.execute(sa.select(table).where(chosen)))))
