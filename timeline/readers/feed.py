"""RSS (0.9x, 1.0, 2.0) and Atom: an article an item.

RSS: https://www.rssboard.org/rss-specification, RSS 1.0: https://web.resource.org/rss/1.0/spec, Atom: RFC
4287.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.errors import RecordRefused
from timeline.readers.feed_items import FeedItem, feed_items
from timeline.readers.input_stream import InputStream
from timeline.readers.markup_text import local_name, text_of_markup, text_of_xhtml
from timeline.readers.options import ReadingOptions
from timeline.readers.record import RawArticle, Record

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC_DATE = "{http://purl.org/dc/elements/1.1/}date"
_ATOM = "{http://www.w3.org/2005/Atom}"
_ADDRESS = re.compile(r"https?://\S+")


def feed(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The articles of a feed. An item without text is refused, since its title alone is no article."""
    for item in feed_items(source, options):
        yield item if isinstance(item, RecordRefused) else _article(item, source, options)


def _article(item: FeedItem, source: InputStream, options: ReadingOptions) -> Record:
    element = item.element
    # The elements of an item are in its own namespace: RSS 2.0 has none.
    own = element.tag[: -len(local_name(element))]
    try:
        text = (
            _atom_text(element)
            if own == _ATOM
            else written(element, CONTENT) or written(element, f"{own}description")
        )
    except RecursionError:
        return RecordRefused(item.where, "its elements are nested too deeply; flatten them")
    if not text:
        return no_text_in(item)
    dates = (f"{own}pubDate", _DC_DATE, f"{own}published", f"{own}issued", f"{own}updated")
    return RawArticle(
        location=item.where,
        text=text,
        title=one_line(written(element, f"{own}title")),
        published=next((given for name in dates if (given := plain(element, name))), None),
        publisher=one_line(written(element, f"{own}source"))
        or one_line(written(element, f"{own}source/{own}title"))
        or item.publisher,
        url=_address(element, own),
        format="feed",
        encoding=source.encoding or options.encoding,
    )


def no_text_in(item: FeedItem) -> RecordRefused:
    """An item that has nothing to read."""
    return RecordRefused(item.where, "it has no text, at most a title: save the page that it links to")


def plain(element: "Element", path: str) -> str | None:
    """The words of the first element at a path; None if there are none."""
    found = element.find(path)
    return " ".join("".join(found.itertext()).split()) or None if found is not None else None


def written(element: "Element", path: str, keep_lines: bool = False) -> str:
    """The text of the HTML that the first element at a path holds; "" if there is none."""
    found = element.find(path)
    return text_of_markup(found.text or "", keep_lines) if found is not None else ""


def one_line(text: str) -> str | None:
    """A text as one line, None if it is empty."""
    return text.replace("\n", " ") or None


def _atom_text(element: "Element") -> str:
    for name in ("content", "summary"):
        found = element.find(f"{_ATOM}{name}")
        if found is None or found.get("src"):
            continue
        match found.get("type", "text"):
            case "xhtml":
                text = text_of_xhtml(found)
            case "text" | "text/plain":
                text = "\n".join(filter(None, map(str.strip, (found.text or "").splitlines())))
            case _:
                text = text_of_markup(found.text or "")
        if text:
            return text
    return ""


def _address(element: "Element", own: str) -> str | None:
    links = [
        link.get("href", "")
        for link in (*element.findall(f"{own}link"), *element.findall(f"{_ATOM}link"))
        if link.get("rel", "alternate") == "alternate"
    ]
    guid = element.find(f"{own}guid")
    permanent = guid is not None and guid.get("isPermaLink", "true") != "false"
    candidates = (
        plain(element, f"{own}link"),
        *links,
        plain(element, f"{own}guid") if permanent else None,
        plain(element, f"{own}id"),
    )
    return next((one for one in candidates if one and _ADDRESS.fullmatch(one)), None)
