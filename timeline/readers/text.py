"""Plain text, one article a file, with YAML front matter if it has any."""

from collections.abc import Iterator

from timeline.errors import RecordRefused
from timeline.readers.documents import document
from timeline.readers.encodings import decoded
from timeline.readers.front_matter import front_matter
from timeline.readers.options import ReadingOptions
from timeline.readers.record import RawArticle, Record
from timeline.readers.source import InputStream


def plain_text(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The one article of a text file."""
    data = document(source, options)
    if isinstance(data, RecordRefused):
        yield data
        return
    text = decoded(data, source, options)
    if isinstance(text, RecordRefused):
        yield text
        return
    found = front_matter(source.where, text[0])
    if isinstance(found, RecordRefused):
        yield found
        return
    fields, body = found
    yield RawArticle(location=source.where, text=body, format="text", encoding=text[1], **fields)
