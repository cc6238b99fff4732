"""Where two databases differ in a table: the first row, by primary key, and whether word lists decide it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Table
from sqlalchemy.types import NullType

from timeline.db.engine import database_file

_CHUNK = 1000
Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that differs.

    key: of the row, without the position; since: from which position it holds, None in a table without
    history; column: the first that differs, None for a row that is in one of the two alone.
    """

    table: str
    key: Values
    since: int | None
    column: str | None

    def __str__(self) -> str:
        """The row as a message names it."""
        named = f"{self.table} {' '.join(map(str, self.key))}"
        return named if self.since is None else f"{named} (from position {self.since} on)"


def first_difference(
    table: Table, stored: Connection, rebuilt: Connection, by_word_lists: frozenset[str] = frozenset()
) -> Difference | None:
    """The first row that is not the same in two databases, read next to each other in bounded memory.

    by_word_lists: columns that count only when nothing else differs. On SQLite the values are compared as the
    file holds them, so that a 2 is no true.
    """
    names = [column.name for column in table.columns]
    keys = [names.index(column.name) for column in table.primary_key]
    softer: Difference | None = None
    for one, other in _aligned(table, stored, rebuilt):
        if one == other:
            continue
        for left, right in zip_longest(one, other):
            if left == right:
                continue
            if left is None or right is None or _of(left, keys) != _of(right, keys):
                return _difference(
                    table, min((row for row in (left, right) if row), key=_sortable(keys)), None
                )
            differing = [name for name, a, b in zip(names, left, right, strict=True) if a != b]
            hard = [name for name in differing if name not in by_word_lists]
            if hard:
                return _difference(table, left, hard[0])
            softer = softer or _difference(table, left, differing[0])
    return softer


def differing_keys(table: Table, stored: Connection, rebuilt: Connection) -> Iterator[Values]:
    """The primary keys of the rows that are not the same in two databases, or in one of them alone.

    Raises TypeError or ValueError where something else than the program wrote a key.
    """
    keys = [[column.name for column in table.columns].index(column.name) for column in table.primary_key]
    raw = database_file(stored.engine) is not None
    one, other = (_single(table, connection, raw) for connection in (stored, rebuilt))
    left, right = next(one, None), next(other, None)
    while left is not None or right is not None:
        if left == right:
            left, right = next(one, None), next(other, None)
            continue
        left_key = None if left is None else _of(left, keys)
        right_key = None if right is None else _of(right, keys)
        first = (
            left_key if right_key is None or (left_key is not None and left_key < right_key) else right_key
        )
        assert first is not None
        yield first
        left = next(one, None) if left_key == first else left
        right = next(other, None) if right_key == first else right


def _single(table: Table, connection: Connection, raw: bool) -> Iterator[Values]:
    return (row for chunk in rows_in_order(connection, table, raw=raw) for row in chunk)


def rows_in_order(connection: Connection, table: Table, *, raw: bool) -> Iterator[list[Values]]:
    """The rows of a table in order of its primary key, in chunks. raw: as SQLite holds them."""
    columns = [sa.type_coerce(column, NullType()) if raw else column for column in table.columns]
    query = sa.select(*columns).order_by(*table.primary_key).execution_options(yield_per=_CHUNK)
    with connection.execute(query) as found:
        for chunk in found.partitions():
            yield list(map(tuple, chunk))


def _aligned(
    table: Table, stored: Connection, rebuilt: Connection
) -> Iterator[tuple[Sequence[Values], Sequence[Values]]]:
    raw = database_file(stored.engine) is not None
    yield from zip_longest(
        rows_in_order(stored, table, raw=raw), rows_in_order(rebuilt, table, raw=raw), fillvalue=()
    )


def _of(row: Values, keys: Sequence[int]) -> Values:
    return tuple(row[index] for index in keys)


def _sortable(keys: Sequence[int]) -> Callable[[Values], list[tuple[str, Any]]]:
    """A key of rows whose identity may have been overwritten with another type."""
    return lambda row: [(type(row[index]).__name__, row[index]) for index in keys]


def _difference(table: Table, row: Values, column: str | None) -> Difference:
    named = dict(zip((one.name for one in table.columns), row, strict=True))
    since = named.get("valid_from")
    key = tuple(named[one.name] for one in table.primary_key if one.name != "valid_from")
    return Difference(table.name, key, since, column)
