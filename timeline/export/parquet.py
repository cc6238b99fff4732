"""Events and mentions as Parquet, for DuckDB, Spark or a warehouse.

One folder a table, in it a file for each million rows, ordered by their earliest day: whoever asks for some
days skips the groups of rows that have others. An open end of an interval is null. `year` is that of the
earliest day, or of the latest where the earliest is open, and null where both are; it is astronomical: 0 is
1 BC, -43 is 44 BC.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from timeline.db.columns import holds, interval_of
from timeline.db.tables import articles, events, mentions
from timeline.errors import InvalidInput
from timeline.query.event_links import load_links
from timeline.query.printed_names import printed_names, printed_places

# Rows that are in memory at a time.
_CHUNK = 10_000
# Rows of a group, of which a reader knows the days without reading it, and of a file.
_GROUP, _FILE = 100_000, 1_000_000
_DAYS = {
    "earliest": "date32", "latest": "date32", "time_kind": "string", "edtf": "string", "precision": "string",
    "year": "int32",
}  # fmt: skip
_EVENT = {
    "id": "string", **_DAYS, "headline": "string", "text": "string", "factuality": "string",
    "reporting": "bool_", "disputed": "bool_", "source_count": "int32", "article_count": "int32",
    "mention_count": "int32", "importance": "int32", "possibly_same": "strings",
}  # fmt: skip
_MENTION = {
    "mention": "string", "event": "string", "article": "string", "publisher": "string", "title": "string",
    "url": "string", "published": "string", "status": "string", **_DAYS, "timex": "string",
    "rule": "string", "expression": "string", "expression_start": "int32", "expression_end": "int32",
    "quote": "string", "quote_start": "int32", "quote_end": "int32", "attribution": "string",
    "factuality": "string", "reporting": "bool_", "volume": "string", "page": "string",
    "names": "strings", "places": "strings",
}  # fmt: skip


_Lists = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows were written."""

    events: int
    mentions: int


def write_parquet(connection: Connection, folder: Path, at: int | None = None) -> Written:
    """Write folder/events and folder/mentions, row by row in bounded memory.

    at: the log position as of which; None: now. Raises InvalidInput without the package pyarrow, or when one
    of the two folders is there already; OSError.
    """
    _arrow()
    there = [name for name in ("events", "mentions") if (folder / name).exists()]
    if there:
        raise InvalidInput(
            "{folder} already exists: give another folder, or remove it", folder=folder / there[0]
        )

    def linked(rows: Sequence[RowMapping]) -> list[_Lists]:
        links = load_links(connection, [row["id"] for row in rows], at)
        return [{"possibly_same": [link.event for link in links[row["id"]]]} for row in rows]

    found = sa.select(events).where(holds(events, at))
    read = (
        sa.select(
            mentions,
            articles.c.publisher.label("publisher"),
            articles.c.title,
            articles.c.url,
            articles.c.published,
        )
        .join(articles, sa.and_(articles.c.id == mentions.c.article, holds(articles, at)))
        .where(holds(mentions, at), mentions.c.retracted.is_(False))
    )
    return Written(
        events=_write(connection, found.order_by(*_by_day(events)), _EVENT, folder / "events", linked),
        mentions=_write(connection, read.order_by(*_by_day(mentions)), _MENTION, folder / "mentions", _named),
    )


def _by_day(table: sa.Table) -> tuple[sa.ColumnElement[Any], ...]:
    return table.c.earliest_day, table.c.id


def _named(rows: Sequence[RowMapping]) -> list[_Lists]:
    """The people, organisations and places of mentions, as they are printed."""
    return [
        {
            "names": [name.words for name in printed_names(row["names"])],
            "places": [place.words for place in printed_places(row["places"])],
        }
        for row in rows
    ]


def _write(
    connection: Connection,
    query: sa.Select[Any],
    columns: Mapping[str, str],
    folder: Path,
    lists: Callable[[Sequence[RowMapping]], list[_Lists]],
) -> int:
    """Write a table. lists: the columns of rows that hold several texts."""
    arrow, parquet = _arrow(), import_module("pyarrow.parquet")
    types = {"strings": arrow.list_(arrow.string())}
    schema = arrow.schema(
        [(name, types[kind] if kind in types else getattr(arrow, kind)()) for name, kind in columns.items()]
    )

    def tables() -> Iterator[Any]:
        with connection.execute(query.execution_options(yield_per=_CHUNK)) as rows:
            for chunk in rows.mappings().partitions(_CHUNK):
                cells = [_row({**row, **own}, columns) for row, own in zip(chunk, lists(chunk), strict=True)]
                yield arrow.Table.from_pylist(cells, schema=schema)

    folder.mkdir(parents=True)
    count, remaining = 0, tables()
    # One file at least, so that a reader finds the columns of an empty table.
    for number in itertools.count():
        in_file = 0
        with parquet.ParquetWriter(folder / f"part-{number}.parquet", schema, compression="zstd") as file:
            for table in _grouped(remaining, arrow):
                file.write_table(table, row_group_size=_GROUP)
                in_file += table.num_rows
                if in_file >= _FILE:
                    break
        count += in_file
        if in_file < _FILE:
            return count
    raise AssertionError


def _grouped(tables: Iterator[Any], arrow: Any) -> Iterator[Any]:
    """The rows of tables in tables of a whole group."""
    while gathered := list(itertools.islice(tables, _GROUP // _CHUNK)):
        yield arrow.concat_tables(gathered)


def _row(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    when = interval_of(row)
    of_year = when.earliest or when.latest
    # As numbers of days, which a date of Parquet is: pyarrow misreads days before the year 1.
    own = {
        "mention": row["id"],
        "earliest": row["earliest_day"] if when.earliest else None,
        "latest": row["latest_day"] if when.latest else None,
        "year": of_year.year if of_year else None,
    }
    return {name: own[name] if name in own else row[name] for name in columns}


def _arrow() -> Any:
    try:
        return import_module("pyarrow")
    except ModuleNotFoundError:
        raise InvalidInput("Parquet needs another package: pip install 'timeline-ar[parquet]'") from None
