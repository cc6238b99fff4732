"""Parquet: one article per row, with the fields as columns; a few rows in memory at a time."""

import os
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import IO, Any

from timeline.errors import RecordRefused
from timeline.readers.extra import extra_of
from timeline.readers.input_stream import InputStream, TooMuch, seekable
from timeline.readers.options import FIELDS, ReadingOptions
from timeline.readers.record import RawArticle, Record
from timeline.readers.refusals import needs_extra, too_long
from timeline.readers.tables import lacking

MAGIC = b"PAR1"
# Rows that are in memory at a time: each may have the length of the longest record.
_ROWS = 16


def parquet_table(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The articles of a Parquet file. Raises TooMuch once the allowance is used up."""
    try:
        import_module("pyarrow")
    except ImportError:
        yield needs_extra(source.location, "Parquet", "parquet")
        return
    with seekable(source) as file:
        yield from _articles(file, source, options)


def _articles(file: IO[bytes], source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    size = file.seek(0, os.SEEK_END)
    number = 0
    try:
        table = parquet.ParquetFile(file)
        if (reason := _unusable(arrow, table.schema_arrow, options)) is not None:
            yield RecordRefused(source.location, reason)
            return
        columns = _columns(arrow, table.schema_arrow, options)
        for batch in table.iter_batches(_ROWS, columns=columns, use_threads=False):
            # Not by the sizes that the file claims: a decompression bomb lies about them, and pyarrow aborts
            # the process if they are corrupt.
            source.allowance.left -= batch.nbytes
            if source.allowance.left < 0:
                raise TooMuch
            read = {name: _in_microseconds(arrow, batch.column(name)) for name in columns}
            for row in range(batch.num_rows):
                number += 1
                if source.file is not None:
                    source.taken = size * number // table.metadata.num_rows
                cells = {name: read[name][row] for name in columns}
                yield _article(f"{source.location}#{number}", cells, options)
    # What pyarrow says of a broken file is one of these, by where it is broken.
    except (arrow.ArrowException, OSError, ValueError) as error:
        words = str(error).split("\n")[0][:100]
        reason = f"row {number + 1} or what follows it is damaged ({words}); use an intact copy"
        yield RecordRefused(source.location, reason)


def _unusable(arrow: Any, schema: Any, options: ReadingOptions) -> str | None:
    """Why the columns cannot be used; None if they can."""
    if (reason := lacking(schema.names, options)) is not None:
        return reason
    for name in FIELDS:
        for column in (key for key in options.keys(name) if key in schema.names):
            kind = schema.field(column).type
            if arrow.types.is_nested(kind):
                held = " ".join(str(kind).split())
                return (
                    f"its column `{column}` holds {held}, no text; map {name} to another: --map {name}=COLUMN"
                )
    return None


def _columns(arrow: Any, schema: Any, options: ReadingOptions) -> list[str]:
    """The columns that are read: ours, and the others that hold no bytes."""
    types = arrow.types
    return [
        name
        for name in schema.names
        if name in options.all_keys
        or not (types.is_binary(kind := schema.field(name).type) or types.is_large_binary(kind))
    ]


def _in_microseconds(arrow: Any, column: Any) -> Any:
    """The column; Python has no shorter time than a microsecond, and a publication date no need of one."""
    if arrow.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(arrow.timestamp("us", column.type.tz), safe=False)
    return column


def _article(where: str, cells: dict[str, Any], options: ReadingOptions) -> Record:
    try:
        given = {key: cell.as_py() for key, cell in cells.items()}
        texts = {key: _text(given[key]) for key in options.all_keys if key in given}
        extra = extra_of(given, options.all_keys)
    except (ValueError, OverflowError) as error:
        return RecordRefused(where, f"a value of it cannot be read ({error}); the row is left out")
    if sum(len(text.encode()) for text in (*texts.values(), extra) if text) > options.max_record:
        return too_long(where, options.max_record)
    values = {name: next(filter(None, map(texts.get, options.keys(name))), None) for name in FIELDS}
    text = values.pop("text") or ""
    return RawArticle(location=where, text=text, format="parquet", extra=extra, **values)


def _text(value: Any) -> str | None:
    """A cell as text: bytes are UTF-8, days and times ISO 8601."""
    if value is None:
        return None
    if isinstance(value, bytes):
        return value.decode() or None
    # A datetime is a date too.
    return (value.isoformat() if isinstance(value, date) else str(value)) or None
