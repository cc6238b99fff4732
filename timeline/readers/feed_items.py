"""The items of an RSS or Atom document, one at a time, in bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, cast

from timeline.errors import RecordRefused
from timeline.readers.input_stream import InputStream
from timeline.readers.markup_text import local_name, text_of_markup
from timeline.readers.options import ReadingOptions
from timeline.readers.refusals import too_long

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ITEMS = ("item", "entry")
_WHOLES = ("channel", "feed")
# Control characters that XML forbids and feeds have; in every encoding that is read byte by byte.
_FORBIDDEN = bytes(range(0x20)).translate(None, b"\t\n\r")
_SPACES = bytes.maketrans(_FORBIDDEN, b" " * len(_FORBIDDEN))


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item. where: for messages; publisher: the title of its feed."""

    where: str
    element: "Element"
    publisher: str | None


class _ItemTooLong(Exception):
    """An item goes on beyond the limit of a record."""


class _Metered:
    """The bytes of an input for a parser, with a limit on those of one item."""

    def __init__(self, source: InputStream, limit: int) -> None:
        self.begun = source.taken
        self._source = source
        self._limit = limit
        # A declaration has to stand at the very beginning, and feeds have empty lines before it.
        while source.peek(1).isspace():
            source.read(1)

    def begin(self) -> None:
        """Count from here: an item begins or ended."""
        self.begun = self._source.taken

    def read(self, size: int) -> bytes:
        """The next bytes. Raises _ItemTooLong."""
        if self._source.taken - self.begun > self._limit:
            raise _ItemTooLong
        return self._source.read(size).translate(_SPACES)


def feed_items(source: InputStream, options: ReadingOptions) -> Iterator[FeedItem | RecordRefused]:
    """The items of a feed; what comes before a mistake in its XML is read."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException

    number = 0
    try:
        for element, publisher in _elements(source, options):
            number += 1
            yield FeedItem(f"{source.location}#{number}", element, publisher)
    except DefusedXmlException:
        yield RecordRefused(
            source.location, "it defines entities or includes other files: remove these first"
        )
    except _ItemTooLong:
        yield too_long(f"{source.location}#{number + 1}", options.max_record)
    except (ParseError, LookupError, ValueError) as error:
        yield RecordRefused(
            f"{source.location}#{number + 1}",
            "not XML: {error}; nothing from this item on was taken: correct it, or give the --encoding",
            error=error,
        )


def _elements(source: InputStream, options: ReadingOptions) -> Iterator[tuple["Element", str | None]]:
    from xml.etree.ElementTree import TreeBuilder

    from defusedxml.ElementTree import DefusedXMLParser, iterparse

    encoding = "utf-8" if source.encoding else options.encoding
    parser = DefusedXMLParser(
        target=TreeBuilder(), encoding=encoding, forbid_entities=True, forbid_external=True
    )
    metered = _Metered(source, options.max_record)
    above: list[Element] = []
    publisher: str | None = None
    for event, element in iterparse(cast("IO[bytes]", metered), ("start", "end"), parser):
        if event == "start":
            above.append(element)
            continue
        above.pop()
        parent = above[-1] if above else None
        name = local_name(element)
        if name == "title" and parent is not None and local_name(parent) in _WHOLES:
            publisher = publisher or text_of_markup("".join(element.itertext())).replace("\n", " ") or None
        if name in _ITEMS:
            yield element, publisher
            metered.begin()
        # Whatever is not in an item is not needed again.
        if parent is not None and not any(local_name(one) in _ITEMS for one in above):
            parent.remove(element)
