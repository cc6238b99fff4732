"""OpenITI mARkdown to records: one for each section of a work."""

from collections.abc import Iterator

from timeline.dates.calendars import CALENDARS
from timeline.errors import InvalidDate, RecordRefused
from timeline.printed import pages_between
from timeline.readers.book import Section, sections
from timeline.readers.encodings import decoded
from timeline.readers.input_stream import InputStream, read_document
from timeline.readers.openiti.body import Body, body_of
from timeline.readers.openiti.header import Work, work_of
from timeline.readers.openiti.markup import MAGIC
from timeline.readers.options import ReadingOptions
from timeline.readers.record import PrintedArticle, Record

# Characters of a heading in a title.
_LONGEST_HEADING = 120


def openiti_work(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """Yield the sections of a work in order."""
    data = read_document(source, options)
    if isinstance(data, RecordRefused):
        yield data
        return
    text = decoded(data, source, options)
    if isinstance(text, RecordRefused):
        yield text
        return
    if not text[0].lstrip().startswith(MAGIC):
        yield RecordRefused(
            source.location, "its first line is not {magic}: give another --format", magic=MAGIC
        )
        return
    body = body_of(text[0])
    if not body.text:
        yield RecordRefused(source.location, "it has no text after its header: omit it")
        return
    yield from articles(work_of(text[0], source.name), body, source.location, text[1])


def articles(work: Work, body: Body, location: str, encoding: str | None = None) -> Iterator[PrintedArticle]:
    """Yield the articles that a work is read as, in order."""
    cut = sections(body.text, body.lines)
    for number, section in enumerate(cut, 1):
        alone = len(cut) == 1
        yield PrintedArticle(
            location=location if alone else f"{location}#{number}",
            text=body.text[section.start : section.end],
            id=_identity(work, number, alone),
            title=work.title if alone else _title(work, section, number),
            published=not_after(work.died),
            publisher=work.author,
            url=work.address,
            format="openiti",
            encoding=encoding,
            work=work.uri,
            headings=section.headings,
            pages=pages_between(body.pages, section.start, section.end),
        )


def not_after(died: int | None) -> str | None:
    """The publication of a work whose author died in a Hijri year, in EDTF: any day up to the last of it."""
    if died is None:
        return None
    try:
        latest = CALENDARS["Hijri"].year(died).latest
    except InvalidDate:
        return None
    return f"../{latest.isoformat()}" if latest else None


def _identity(work: Work, number: int, alone: bool) -> str | None:
    if work.uri is None:
        return None
    return work.uri if alone else f"{work.uri}#{number:03}"


def _title(work: Work, section: Section, number: int) -> str:
    headings = [*(one.text for one in section.headings), *([section.own] if section.own else [])]
    parts = [work.title or work.uri or "", *(one[:_LONGEST_HEADING] for one in headings)]
    named = ": ".join(filter(None, parts))
    return named if section.own else f"{named} ({number})"
