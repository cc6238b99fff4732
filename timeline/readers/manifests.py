"""manifest.csv: metadata of the files of its folder, each one article."""

import csv
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from io import StringIO

from timeline.errors import RecordRefused
from timeline.messages import Message
from timeline.readers.encodings import as_utf8, decoded
from timeline.readers.input_stream import InputStream, read_document
from timeline.readers.options import ReadingOptions
from timeline.readers.record import RawArticle, Record

NAME = "manifest.csv"
Row = Mapping[str, str]
Rows = dict[str, Row]
_FIELDS = {
    "title": ("title",),
    "published": ("published",),
    "publisher": ("publisher", "source"),
    "url": ("url",),
    "timezone": ("timezone", "zone"),
}
_NOTHING = Message("nothing in the folder was ingested: correct the manifest")


def read_manifest(source: InputStream, options: ReadingOptions) -> Rows | RecordRefused:
    """The rows of a manifest by file name; `where` names a row's line. Raises OSError, Damaged, TooMuch."""
    source = as_utf8(source, options)
    data = read_document(source, options)
    text = data if isinstance(data, RecordRefused) else decoded(data, source, options)
    return text if isinstance(text, RecordRefused) else _rows(source.location, text[0])


def unmatched_rows(rows: Rows, documents: Container[str], others: Container[str]) -> Iterator[RecordRefused]:
    """A refusal for each row that describes no file. documents: the files next to the manifest that it may
    describe; others: everything there."""
    for name, row in rows.items():
        if name not in documents:
            reason = (
                "describes the .txt, .html and .xml files next to it"
                if name in others
                else "names a file that does not exist; correct the name or remove the row"
            )
            yield RecordRefused(
                row["where"], "{name} is not a text file here: the manifest {cause}", name=name, cause=reason
            )


def _rows(location: str, text: str) -> Rows | RecordRefused:
    reader = csv.DictReader(StringIO(text), strict=True)
    rows: Rows = {}
    try:
        missing = [name for name in ("file", "published") if name not in (reader.fieldnames or ())]
        if missing:
            found = ", ".join(reader.fieldnames or ()) or "none"
            needed = " and ".join(f"`{name}`" for name in missing)
            return RecordRefused(
                location,
                "it lacks the column {needed} (it has: {found}); {nothing}",
                needed=needed,
                found=found,
                nothing=_NOTHING,
            )
        for row in reader:
            where = f"{location}:{reader.line_num}"
            if not row["file"]:
                return RecordRefused(where, "it names no file; {nothing}", nothing=_NOTHING)
            if row["file"] in rows:
                return RecordRefused(
                    where, "{file} occurs a second time here; {nothing}", file=row["file"], nothing=_NOTHING
                )
            rows[row["file"]] = {**{k: v for k, v in row.items() if k and isinstance(v, str)}, "where": where}
    except csv.Error as error:
        return RecordRefused(
            f"{location}:{reader.line_num}", "not CSV: {error}; {nothing}", error=error, nothing=_NOTHING
        )
    return rows


def described(record: Record, row: Row) -> Record:
    """A record with the fields of its manifest, which take precedence over the file's own."""
    if isinstance(record, RecordRefused):
        return record
    article: RawArticle = replace(record, location=row["where"])
    fields = {name: next(filter(None, map(row.get, columns)), None) for name, columns in _FIELDS.items()}
    return replace(article, **{name: text for name, text in fields.items() if text})
