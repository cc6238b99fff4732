"""TEI XML: the text of a document by its paragraphs, its date and title by its header.

One document is one article, or, if it is of book length, one for each of its sections. Dates that the body
marks (<date when="...">) go with it as evidence, and so do its pages (<pb n="...">).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates.marked import MarkedDate
from timeline.errors import RecordRefused
from timeline.printed import pages_between
from timeline.readers.book import TextLine, section_title, sections
from timeline.readers.input_stream import InputStream, read_document
from timeline.readers.options import ReadingOptions
from timeline.readers.record import PrintedArticle, Record
from timeline.readers.tei_text import days_of, name_of, text_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TITLES = (
    "{*}fileDesc/{*}titleStmt/{*}title",
    "{*}fileDesc/{*}sourceDesc//{*}title",
)
_PUBLISHERS = (
    "{*}fileDesc/{*}sourceDesc//{*}publisher",
    "{*}fileDesc/{*}publicationStmt/{*}publisher",
)
# What was printed has the date of the print; the header's own is that of the file, unless there is no other.
_DATES = (
    "{*}fileDesc/{*}sourceDesc//{*}date",
    "{*}fileDesc/{*}publicationStmt/{*}date",
)
_ADDRESSES = ("{*}fileDesc/{*}publicationStmt/{*}idno", "{*}fileDesc/{*}sourceDesc//{*}idno")


def tei_document(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The one article of a TEI document."""
    data = read_document(source, options)
    whole = data if isinstance(data, RecordRefused) else _document(data, source, options)
    if isinstance(whole, RecordRefused):
        yield whole
    else:
        yield from _articles(*whole)


def _articles(whole: PrintedArticle, lines: Sequence[TextLine]) -> Iterator[PrintedArticle]:
    """The sections of a document, or the document itself."""
    cut = sections(whole.text, lines)
    if len(cut) < 2:
        yield whole
        return
    work = whole.url or whole.title or whole.location
    for number, section in enumerate(cut, 1):
        inside = slice(section.start, section.end)
        yield replace(
            whole,
            location=f"{whole.location}#{number}",
            text=whole.text[inside],
            title=section_title(whole.title or "", section, number),
            work=work,
            headings=section.headings,
            pages=pages_between(whole.pages, section.start, section.end),
            marked=tuple(
                MarkedDate(mark.start - section.start, mark.end - section.start, mark.days)
                for mark in whole.marked
                if section.start <= mark.start and mark.end <= section.end
            ),
        )


def _document(
    data: bytes, source: InputStream, options: ReadingOptions
) -> tuple[PrintedArticle, Sequence[TextLine]] | RecordRefused:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    encoding = "utf-8" if source.encoding else options.encoding
    try:
        parser = DefusedXMLParser(encoding=encoding, forbid_entities=True, forbid_external=True)
        parser.feed(data)
        root = parser.close()
    except DefusedXmlException:
        return RecordRefused(
            source.location, "it defines entities or includes other files: remove these first"
        )
    except (ParseError, LookupError, ValueError) as error:
        return RecordRefused(
            source.location, "not XML: {error}; correct it, or give the --encoding", error=error
        )
    if name_of(root) != "TEI":
        return RecordRefused(
            source.location,
            "its root is <{name}>; XML may be TEI, RSS, Atom or from WordPress: save its text as .txt",
            name=name_of(root),
        )
    body = root.find("{*}text/{*}body")
    header = root.find("{*}teiHeader")
    try:
        found = text_of(body) if body is not None else None
    except RecursionError:
        return RecordRefused(source.location, "its elements are nested too deeply; flatten them")
    if found is None or not found.text:
        return RecordRefused(
            source.location, "it has no text in <text><body>: put it there, or omit the file"
        )
    article = PrintedArticle(
        location=source.location,
        text=found.text,
        title=_first(header, _TITLES),
        published=_published(header),
        publisher=_first(header, _PUBLISHERS),
        url=next((found for found in _texts(header, _ADDRESSES) if re.match("https?://", found)), None),
        format="tei",
        marked=found.marked,
        encoding=source.encoding or options.encoding,
        pages=found.pages,
    )
    return article, found.lines


def _published(header: "Element | None") -> str | None:
    """The first date of the header that says its days, in EDTF."""
    for path in _DATES:
        for date in [] if header is None else header.findall(path):
            if days := days_of(date):
                return days
    return None


def _first(header: "Element | None", paths: tuple[str, ...]) -> str | None:
    return next(_texts(header, paths), None)


def _texts(header: "Element | None", paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        for found in [] if header is None else header.findall(path):
            if text := " ".join("".join(found.itertext()).split()):
                yield text
