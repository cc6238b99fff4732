"""The list of readers, and the choice of the one for an input."""

from collections.abc import Callable, Iterator, Mapping

from timeline.errors import RecordRefused
from timeline.files import Compression, Damaged, decompressed
from timeline.readers.choosing import READABLE, container, format_of, is_parquet
from timeline.readers.encodings import as_utf8
from timeline.readers.feed import feed
from timeline.readers.html import html_page
from timeline.readers.input_stream import InputStream, TooMuch
from timeline.readers.json_documents import json_document
from timeline.readers.json_lines import json_lines
from timeline.readers.openiti.reader import openiti_work
from timeline.readers.options import ReadingOptions
from timeline.readers.parquet import parquet_table
from timeline.readers.record import Record
from timeline.readers.refusals import needs_extra
from timeline.readers.tables import table
from timeline.readers.tei import tei_document
from timeline.readers.telegram import telegram_export
from timeline.readers.text import plain_text
from timeline.readers.warc import web_archive
from timeline.readers.wordpress import wordpress_export
from timeline.readers.zip_archive import members

Reader = Callable[[InputStream, ReadingOptions], Iterator[Record]]
# To add a format: its reader here, its name in options.FORMATS, its endings in choosing.
READERS: Mapping[str, Reader] = {
    "text": plain_text,
    "html": html_page,
    "jsonl": json_lines,
    "json": json_document,
    "csv": table,
    "parquet": parquet_table,
    "warc": web_archive,
    "tei": tei_document,
    "openiti": openiti_work,
    "feed": feed,
    "wordpress": wordpress_export,
    "telegram": telegram_export,
}
# A file in an archive, or compressed in an archive; no archive within that.
_DEEPEST = 2


def records(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """Every record of an input. Raises OSError, and TooMuch within an archive; everything else is refused."""
    try:
        yield from _by_content(source, options)
    except Damaged as error:
        yield RecordRefused(
            source.location, "{error}: everything before it was read; use an intact copy", error=error
        )
    except TooMuch:
        if source.depth:
            raise
        limit = f"{options.max_decompressed:,} bytes"
        yield RecordRefused(
            source.location,
            "decompressed, it exceeds the limit of {limit}; raise it with --max-decompressed",
            limit=limit,
        )


def _by_content(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    if not source.peek(1):
        # An input damaged at its very beginning fails here.
        source.read(1)
        yield RecordRefused(source.location, "it is empty: omit it, or use an intact copy")
        return
    kind = container(source)
    if kind is not None and source.depth >= _DEEPEST:
        yield RecordRefused(source.location, "archives nested three deep are not read; unpack it first")
    elif kind == "zip":
        yield from members(source, lambda member: records(member, options), options)
    elif kind is not None:
        yield from _unpacked(source, kind, options)
    else:
        plain = source if is_parquet(source) else as_utf8(source, options)
        name = format_of(plain, options)
        if name is None:
            yield RecordRefused(
                source.location, "it is none of {readable}; give its format with --format", readable=READABLE
            )
        else:
            yield from _or_nothing(READERS[name](plain, options), source.location)


def _or_nothing(found: Iterator[Record], where: str) -> Iterator[Record]:
    """The records, or a refusal if there are none."""
    empty = True
    for record in found:
        empty = False
        yield record
    if empty:
        yield RecordRefused(where, "it contains no record: omit it, or use an intact copy")


def _unpacked(source: InputStream, kind: Compression, options: ReadingOptions) -> Iterator[Record]:
    try:
        chunks = source.allowance.metered(decompressed(kind, source.read))
        yield from records(
            InputStream(chunks, source.location, source.name, source.allowance, source.depth + 1), options
        )
    except ImportError:
        yield needs_extra(source.location, "zstd", "zstd")
