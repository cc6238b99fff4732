"""TEI XML: the text of a document by its paragraphs, its date and title by its header.

One document is one article. Dates that the body marks (<date when="...">) are not used: the text is read like
any other. Notes, running heads and what editors replaced (<sic>, <orig>, <abbr>) are left out.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.errors import RecordRefused
from timeline.ingest.readers.documents import document
from timeline.ingest.readers.options import ReadingOptions
from timeline.ingest.readers.source import Source
from timeline.ingest.record import RawArticle, Record

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OMITTED = {"note", "fw", "figure", "graphic", "teiHeader"}
_REPLACED = {"sic", "orig", "abbr"}
# What begins a line of its own.
_BLOCKS = {
    "p",
    "head",
    "ab",
    "l",
    "lg",
    "item",
    "list",
    "div",
    "row",
    "table",
    "quote",
    "sp",
    "opener",
    "closer",
}
_TITLES = (
    "{*}fileDesc/{*}titleStmt/{*}title",
    "{*}fileDesc/{*}sourceDesc//{*}title",
)
_SOURCES = (
    "{*}fileDesc/{*}sourceDesc//{*}publisher",
    "{*}fileDesc/{*}publicationStmt/{*}publisher",
)
# What was printed has the date of the print; the header's own is that of the file, unless there is no other.
_DATES = (
    "{*}fileDesc/{*}sourceDesc//{*}date",
    "{*}fileDesc/{*}publicationStmt/{*}date",
)
_ADDRESSES = ("{*}fileDesc/{*}publicationStmt/{*}idno", "{*}fileDesc/{*}sourceDesc//{*}idno")


def tei_document(source: Source, options: ReadingOptions) -> Iterator[Record]:
    """The one article of a TEI document."""
    data = document(source, options)
    yield data if isinstance(data, RecordRefused) else _article(data, source, options)


def _article(data: bytes, source: Source, options: ReadingOptions) -> Record:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    encoding = "utf-8" if source.encoding else options.encoding
    try:
        parser = DefusedXMLParser(encoding=encoding, forbid_entities=True, forbid_external=True)
        parser.feed(data)
        root = parser.close()
    except DefusedXmlException:
        return RecordRefused(source.where, "it defines entities or reads others' files: take them out first")
    except (ParseError, LookupError, ValueError) as error:
        return RecordRefused(source.where, "not XML: {error}; mend it, or give --encoding", error=error)
    if _name(root) != "TEI":
        return RecordRefused(
            source.where,
            "its root is <{name}>, of XML only TEI is read: save its text as .txt",
            name=_name(root),
        )
    body = root.find("{*}text/{*}body")
    header = root.find("{*}teiHeader")
    try:
        text = "" if body is None else paragraphs(body)
    except RecursionError:
        return RecordRefused(source.where, "its elements lie too deep in one another; take some out")
    if not text:
        return RecordRefused(
            source.where, "it has no text in <text><body>: put it there, or leave the file out"
        )
    return RawArticle(
        where=source.where,
        text=text,
        title=_first(header, _TITLES),
        published=_published(header),
        source=_first(header, _SOURCES),
        url=next((found for found in _texts(header, _ADDRESSES) if re.match("https?://", found)), None),
        format="tei",
        encoding=source.encoding or options.encoding,
    )


def paragraphs(element: "Element") -> str:
    """The text of an element, a line for each paragraph."""
    lines = ("".join(_pieces(element))).split("\f")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _pieces(element: "Element") -> Iterator[str]:
    """The words of an element; a form feed stands where a paragraph begins or ends."""
    name = _name(element)
    if name in _OMITTED or not isinstance(element.tag, str):
        return
    if name in ("lb", "pb", "cb") and element.get("break") != "no":
        yield " "
    if name in _BLOCKS:
        yield "\f"
    replaced = _REPLACED if name == "choice" else set()
    yield (element.text or "").replace("\f", " ")
    for child in element:
        if _name(child) not in replaced:
            yield from _pieces(child)
        yield (child.tail or "").replace("\f", " ")
    if name in _BLOCKS:
        yield "\f"


def _published(header: "Element | None") -> str | None:
    """The first date of the header that says its days, in EDTF."""
    for path in _DATES:
        for date in [] if header is None else header.findall(path):
            if when := _day(date, "when"):
                return when
            start = _day(date, "notBefore") or _day(date, "from")
            end = _day(date, "notAfter") or _day(date, "to")
            if start or end:
                return f"{start or '..'}/{end or '..'}"
    return None


def _day(date: "Element", name: str) -> str:
    """The day of an attribute that may also have an hour."""
    return (date.get(name) or "").strip().partition("T")[0]


def _first(header: "Element | None", paths: tuple[str, ...]) -> str | None:
    return next(_texts(header, paths), None)


def _texts(header: "Element | None", paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        for found in [] if header is None else header.findall(path):
            if text := " ".join("".join(found.itertext()).split()):
                yield text


def _name(element: "Element") -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
