"""manifest.csv: what its folder's files, each one article, do not say of themselves."""

import csv
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from io import StringIO

from timeline.errors import RecordRefused
from timeline.messages import Message
from timeline.readers.documents import document
from timeline.readers.encodings import as_utf8, decoded
from timeline.readers.options import ReadingOptions
from timeline.readers.record import RawArticle, Record
from timeline.readers.source import InputStream

NAME = "manifest.csv"
Row = Mapping[str, str]
Rows = dict[str, Row]
_FILLS = ("title", "published", "source", "url")
_NOTHING = Message("nothing in the folder was ingested: correct the manifest")


def read_manifest(source: InputStream, options: ReadingOptions) -> Rows | RecordRefused:
    """The rows of a manifest by file name; `where` names a row's line. Raises OSError, Damaged, TooMuch."""
    source = as_utf8(source, options)
    data = document(source, options)
    text = data if isinstance(data, RecordRefused) else decoded(data, source, options)
    return text if isinstance(text, RecordRefused) else _rows(source.where, text[0])


def in_vain(rows: Rows, documents: Container[str], others: Container[str]) -> Iterator[RecordRefused]:
    """A refusal for each row that describes nothing. documents: the names beside it that a manifest may
    describe; others: all that lies there."""
    for name, row in rows.items():
        if name not in documents:
            reason = (
                "describes the .txt files beside it, and .html and .xml"
                if name in others
                else "names it in vain; correct its name, or take the row out"
            )
            yield RecordRefused(
                row["where"], "{name} is not a text file here: the manifest {cause}", name=name, cause=reason
            )


def _rows(place: str, text: str) -> Rows | RecordRefused:
    reader = csv.DictReader(StringIO(text), strict=True)
    rows: Rows = {}
    try:
        missing = [name for name in ("file", "published") if name not in (reader.fieldnames or ())]
        if missing:
            found = ", ".join(reader.fieldnames or ()) or "none"
            needed = " and ".join(f"`{name}`" for name in missing)
            return RecordRefused(
                place,
                "it lacks the column {needed} (it has: {found}); {nothing}",
                needed=needed,
                found=found,
                nothing=_NOTHING,
            )
        for row in reader:
            where = f"{place}:{reader.line_num}"
            if not row["file"]:
                return RecordRefused(where, "it names no file; {nothing}", nothing=_NOTHING)
            if row["file"] in rows:
                return RecordRefused(
                    where, "{file} occurs a second time here; {nothing}", file=row["file"], nothing=_NOTHING
                )
            rows[row["file"]] = {**{k: v for k, v in row.items() if k and isinstance(v, str)}, "where": where}
    except csv.Error as error:
        return RecordRefused(
            f"{place}:{reader.line_num}", "not CSV: {error}; {nothing}", error=error, nothing=_NOTHING
        )
    return rows


def described(record: Record, row: Row) -> Record:
    """A record with what its manifest fills in, which counts before what the file says itself."""
    if isinstance(record, RecordRefused):
        return record
    article: RawArticle = replace(record, location=row["where"])
    return replace(article, **{name: row[name] for name in _FILLS if row.get(name)})
