"""CSV and TSV: one article per row, with the field names in the first row."""

import csv
import re
from collections.abc import Iterator

from timeline.errors import RecordRefused
from timeline.files import CHUNK
from timeline.readers.encodings import encoding_of_lines, noted_encoding
from timeline.readers.extra import extra_of
from timeline.readers.input_stream import InputStream
from timeline.readers.options import FIELDS, ReadingOptions
from timeline.readers.record import RawArticle, Record
from timeline.readers.refusals import too_long

DELIMITERS = (",", ";", "\t", "|")
# Columns have short names, and a refusal names so many of them.
_LONGEST_NAME = 60
_MOST_NAMES = 12
_VALUE = re.compile(
    r"https?://|[0-9\u0660-\u0669\u06f0-\u06f9][0-9\u0660-\u0669\u06f0-\u06f9.,:/ -]*$|\d{4}-\d\d-\d\dT"
)
_UNDECODED = re.compile("[\udc80-\udcff]")


class _RowTooLong(Exception):
    """A row goes on beyond the limit of a record."""


class _Rows:
    """The lines of an input as text, counted, with a limit on the bytes of one row."""

    def __init__(self, source: InputStream, encoding: str, limit: int) -> None:
        self.line = 0
        self.size = 0
        self._source = source
        self._encoding = encoding
        self._limit = limit

    def __iter__(self) -> Iterator[str]:
        while line := self._source.readline(self._limit + 1):
            self.line += 1
            self.size += len(line)
            if self.size > self._limit:
                raise _RowTooLong
            # Undecodable bytes are found again in their row and refuse only that row.
            yield line.decode(self._encoding, "surrogateescape")


def table(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The articles of a table."""
    # The csv module has one global limit; here, the limit of a record applies to each row.
    csv.field_size_limit(max(csv.field_size_limit(), min(options.max_record, 2**31 - 1)))
    encoding = encoding_of_lines(source, options)
    noted = noted_encoding(encoding, source)
    rows = _Rows(source, encoding, options.max_record)
    first = source.peek(CHUNK).partition(b"\n")[0].decode(encoding, "surrogateescape")
    reader = csv.reader(rows, delimiter=delimiter_of(first, options), strict=True)
    start = 1
    try:
        names = [name.strip() for name in next(reader, [])]
        if (reason := lacking(names, options)) is not None:
            yield RecordRefused(source.location, reason)
            return
        start, rows.size = rows.line + 1, 0
        for row in reader:
            if row:
                yield _record(f"{source.location}:{start}", names, row, options, noted, encoding)
            start, rows.size = rows.line + 1, 0
    except csv.Error as error:
        reason = (
            f"not CSV: {error}; a quotation mark is missing or too many; nothing from this line on was taken"
        )
        yield RecordRefused(f"{source.location}:{start}", reason)
    except _RowTooLong:
        longest = too_long(f"{source.location}:{start}", options.max_record)
        reason = f"{longest.reason}, or close its quotation mark; nothing from this line on was taken"
        yield RecordRefused(longest.where, reason)


def delimiter_of(header: str, options: ReadingOptions) -> str:
    """The delimiter that gives a header the most known columns, then the most columns."""
    wanted = set(options.all_keys)

    def weight(delimiter: str) -> tuple[int, int]:
        names = [name.strip().strip('"') for name in header.split(delimiter)]
        return sum(name in wanted for name in names), len(names)

    return max(DELIMITERS, key=weight)


def lacking(names: list[str], options: ReadingOptions) -> str | None:
    """Why a header cannot be used; None if it can."""
    if options.text_key not in names and any(map(_is_value, names)):
        return (
            "its first row names no columns, it is a record: put their names in a row before it, "
            "such as id,published,title,text"
        )
    # A refusal is one line, whatever the columns are called and however many they are.
    shown = [" ".join(name.split()) for name in names if name]
    found = ", ".join(name[:_LONGEST_NAME] for name in shown[:_MOST_NAMES]) or "none"
    if len(shown) > _MOST_NAMES:
        found += ", ..."
    for name, column in options.mapping.items():
        if column not in names:
            return f"it has no column `{column}`, which --map names for {name} (it has: {found})"
    if options.text_key not in names:
        return f"it lacks the column `text` (it has: {found}); name the one that holds it: --map text=COLUMN"
    twice = [key for key in options.all_keys if names.count(key) > 1]
    return f"it has the column `{twice[0]}` twice; rename one" if twice else None


def _is_value(name: str) -> bool:
    """Whether what should be the name of a column is a value: long, or a date, a number or an address."""
    return len(name) > _LONGEST_NAME or bool(_VALUE.match(name))


def _record(
    where: str, names: list[str], row: list[str], options: ReadingOptions, noted: str | None, encoding: str
) -> Record:
    if len(row) != len(names):
        reason = f"it has {len(row)} fields, the first row {len(names)}: mend a quotation mark or delimiter"
        return RecordRefused(where, reason)
    values = dict(zip(names, row, strict=True))
    taken = {name: next(filter(values.get, options.keys(name)), None) for name in FIELDS}
    found = {name: values[key] if key else None for name, key in taken.items()}
    if any(value and _UNDECODED.search(value) for value in values.values()):
        return RecordRefused(
            where,
            "it is not entirely {encoding}; correct it, or give the --encoding",
            encoding=encoding,
        )
    text = found.pop("text") or ""
    extra = extra_of(values, {options.text_key, *filter(None, taken.values())})
    return RawArticle(location=where, text=text, format="csv", encoding=noted, extra=extra, **found)
