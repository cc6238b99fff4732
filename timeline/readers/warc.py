"""WARC, the archives of web crawlers: every HTML page in them that a server answered with is an article."""

import logging
from collections.abc import Iterator
from typing import Any

from timeline.errors import RecordRefused
from timeline.files import CHUNK, Damaged
from timeline.readers.html import from_html
from timeline.readers.input_stream import InputStream
from timeline.readers.options import ReadingOptions
from timeline.readers.record import Record
from timeline.readers.refusals import needs_extra, too_long

_LONGEST_HEAD = 1024**2
_PAGES = ("text/html", "application/xhtml+xml")


def web_archive(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The pages of an archive, numbered by record; pictures, requests and errors are skipped."""
    try:
        # The pages need it: without it they would all be refused, one by one.
        import trafilatura  # noqa: F401
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        yield needs_extra(source.location, "WARC", "html")
        return
    guarded = _Guarded(source)
    records = ArchiveIterator(guarded)
    # It would write its own lines on standard error; what follows such a place is refused below.
    records.INC_RECORD = ""
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    number = pages = 0
    try:
        while (record := guarded.head_of(records)) is not None:
            number += 1
            if _is_page(record):
                pages += 1
                yield _page(record, f"{source.location}#{number}", source, options)
            _finish(record)
    # Headers that are cut off break its parser in several ways.
    except (ArchiveLoadFailed, Damaged, ValueError, AttributeError, TypeError, LookupError) as error:
        words = str(error).split("\n")[0][:100]
        reason = f"record {number or 1} or what follows it is broken or cut off ({words}); use an intact copy"
        yield RecordRefused(source.location, reason)
        return
    if not pages:
        yield RecordRefused(source.location, "it contains no HTML response: give another file")


class _Guarded:
    """An input for warcio that limits the head of a record; warcio reads lines of any length."""

    def __init__(self, source: InputStream) -> None:
        self._source = source
        self._left: int | None = None

    def read(self, size: int) -> bytes:
        """The next bytes. Raises Damaged if a head exceeds the limit."""
        data = self._source.read(size)
        if self._left is not None:
            self._left -= len(data)
            if self._left < 0:
                raise Damaged("the head of a record does not end")
        return data

    def head_of(self, records: Iterator[Any]) -> Any:
        """The next record with its head read; None after the last."""
        self._left = _LONGEST_HEAD
        record = next(records, None)
        self._left = None
        return record


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if (
        record.rec_type != "response"
        or headers is None
        or not (headers.get_statuscode() or "").startswith("2")
    ):
        return False
    kind = (headers.get_header("Content-Type") or "").partition(";")[0]
    return kind.strip().lower() in _PAGES


def _page(record: Any, where: str, source: InputStream, options: ReadingOptions) -> Record:
    packed = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        return RecordRefused(
            where,
            "the page is compressed with {packed}, which is not supported; convert the archive",
            packed=packed,
        )
    data = b""
    stream = record.content_stream()
    while len(data) <= options.max_record and (part := stream.read(CHUNK)):
        data += part
    if len(data) > options.max_record:
        return too_long(where, options.max_record)
    if _missing(record):
        raise Damaged("the page of a record is cut off")
    url = record.rec_headers.get_header("WARC-Target-URI") or None
    kind = record.http_headers.get_header("Content-Type") or ""
    charset = kind.partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    return from_html(data, source, options, where, url, charset)


def _finish(record: Any) -> None:
    """Skip the rest of a record; raise Damaged if it is shorter than its length."""
    if record.length is None:
        raise Damaged("a record has no length")
    while record.raw_stream.read(CHUNK):
        pass
    if _missing(record):
        raise Damaged("a record is shorter than it says")


def _missing(record: Any) -> bool:
    return bool(getattr(record.raw_stream, "limit", 0)) and not record.raw_stream.read(1)
