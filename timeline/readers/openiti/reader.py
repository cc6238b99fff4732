"""OpenITI mARkdown to records: one for each section of a work."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from timeline.dates.calendars import CALENDARS
from timeline.errors import InvalidDate, RecordRefused
from timeline.files import Damaged, decompressed
from timeline.printed import pages_between
from timeline.readers.book import Section, section_title, sections
from timeline.readers.choosing import container
from timeline.readers.encodings import decoded
from timeline.readers.input_stream import Allowance, InputStream, chunks_of, read_document
from timeline.readers.openiti.body import Body, body_of
from timeline.readers.openiti.header import Work, work_of
from timeline.readers.openiti.markup import MAGIC
from timeline.readers.options import LONGEST_RECORD, MOST_DECOMPRESSED, ReadingOptions
from timeline.readers.record import PrintedArticle, Record


@dataclass(frozen=True, slots=True)
class SourceWork:
    """A file: its text as it is, and what was read from it. encoding: of its bytes, if not UTF-8."""

    text: str
    work: Work
    body: Body
    location: str
    encoding: str | None = None

    def articles(self) -> Iterator[PrintedArticle]:
        """Yield the articles that the work is read as, in order; with line breaks between them they are the
        text of its body."""
        cut = sections(self.body.text, self.body.lines)
        for number, section in enumerate(cut, 1):
            yield self._article(section, number, len(cut) == 1)

    def _article(self, section: Section, number: int, alone: bool) -> PrintedArticle:
        work, body = self.work, self.body
        named = work.title or work.uri or ""
        return PrintedArticle(
            location=self.location if alone else f"{self.location}#{number}",
            text=body.text[section.start : section.end],
            id=work.uri if alone or work.uri is None else f"{work.uri}#{number:03}",
            title=work.title if alone else section_title(named, section, number),
            published=not_after(work.died),
            publisher=work.author,
            url=work.address,
            format="openiti",
            encoding=self.encoding,
            work=work.uri,
            headings=section.headings,
            pages=pages_between(body.pages, section.start, section.end),
        )


def openiti_work(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """Yield the sections of a work in order."""
    data = read_document(source, options)
    text = data if isinstance(data, RecordRefused) else decoded(data, source, options)
    if isinstance(text, RecordRefused):
        yield text
        return
    work = source_work(text[0], source, text[1])
    if isinstance(work, RecordRefused):
        yield work
        return
    yield from work.articles()


def source_work(text: str, source: InputStream, encoding: str | None = None) -> SourceWork | RecordRefused:
    """Read the text of a file; refused if it is no mARkdown, or has none."""
    if not text.lstrip("\ufeff \r\n").startswith(MAGIC):
        return RecordRefused(
            source.location, "its first line is not {magic}: give another --format", magic=MAGIC
        )
    body = body_of(text)
    if not body.text:
        return RecordRefused(source.location, "it has no text after its header: omit it")
    return SourceWork(text, work_of(text, source.name), body, source.location, encoding)


def read_work(path: Path) -> SourceWork:
    """Read a file, compressed or not, in UTF-8. Raises RecordRefused, OSError."""
    with path.open("rb") as file:
        source = InputStream(chunks_of(file), str(path), path.name, Allowance(MOST_DECOMPRESSED))
        kind = container(source)
        try:
            if kind == "zip":
                raise RecordRefused(source.location, "unpack the archive first")
            data = b"".join(decompressed(kind, source.read)) if kind else source.read_all(LONGEST_RECORD)
            # A byte order mark stays, as all of the file.
            work = source_work(data.decode(), source)
        except (Damaged, UnicodeDecodeError) as error:
            raise RecordRefused(source.location, "{error}: use an intact copy", error=error) from None
    if isinstance(work, RecordRefused):
        raise work
    return work


def not_after(died: int | None) -> str | None:
    """The publication of a work whose author died in a Hijri year, in EDTF: any day up to the last of it."""
    if died is None:
        return None
    try:
        latest = CALENDARS["Hijri"].year(died).latest
    except InvalidDate:
        return None
    return f"../{latest.isoformat()}" if latest else None
