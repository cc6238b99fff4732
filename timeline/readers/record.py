"""What a reader returns: an article as written in its file, not checked yet."""

from dataclasses import dataclass
from typing import TypeAlias

from timeline.dates.marked import MarkedDate
from timeline.errors import RecordRefused
from timeline.printed import Heading, PageMark


@dataclass(frozen=True, slots=True)
class RawArticle:
    """location: the file, with the line or number if there is one, for messages. published, timezone: as
    written.

    format: the reader that read it; encoding: of its bytes, if not UTF-8. extra: the further fields that its
    file has of it, as one JSON object.
    """

    location: str
    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    format: str | None = None
    encoding: str | None = None
    timezone: str | None = None
    extra: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedArticle(RawArticle):
    """An article in whose text editors marked dates."""

    marked: tuple[MarkedDate, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedArticle(MarkedArticle):
    """A printed work, or a section of it.

    work: the identifier of the whole; headings: those before the section that govern it, the highest first;
    pages: where the pages of the text end.
    """

    work: str | None = None
    headings: tuple[Heading, ...] = ()
    pages: tuple[PageMark, ...] = ()


Record: TypeAlias = RawArticle | RecordRefused


@dataclass(frozen=True, slots=True)
class Item:
    """One record of an input, taken or refused; size: the bytes of input that it took, for a progress bar."""

    record: Record
    size: int
