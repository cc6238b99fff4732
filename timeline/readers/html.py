"""HTML: the article of a page without its surroundings, and the metadata of the page."""

import logging
import re
import warnings
from collections.abc import Iterator
from typing import Any

from timeline.errors import RecordRefused
from timeline.readers.encodings import decoded
from timeline.readers.input_stream import InputStream, read_document
from timeline.readers.options import FindDays, ReadingOptions
from timeline.readers.page_dates import page_date
from timeline.readers.record import RawArticle, Record
from timeline.readers.refusals import needs_extra

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# libxml2 compares every attribute of a tag with every other: 100,000 of them would take minutes. No attribute
# that is read is so long; those that are hold pictures or the state of a script.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]*)\s[^<>]{20000,}>")
_DESCRIPTIONS = "//meta[@property='og:description' or @name='description']/@content"
_PARAGRAPHS = "//body//*[self::p or self::h2 or self::h3][starts-with(normalize-space(.), $start)]"
# Shorter descriptions are names of the site; so much of one is enough to find its paragraph.
_SHORTEST = 60
_START = 40


def html_page(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The one article of a page."""
    data = read_document(source, options)
    yield data if isinstance(data, RecordRefused) else from_html(data, source, options)


def from_html(
    data: bytes,
    source: InputStream,
    options: ReadingOptions,
    where: str | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Record:
    """The article of a page, from its bytes. url, charset: as given by the transport, if any."""
    where = where or source.location
    declared = _CHARSET.search(data[:_DECLARED_WITHIN])
    said = charset or (declared[1].decode("ascii", "replace") if declared else None)
    text = decoded(data, source, options, where, said)
    if isinstance(text, RecordRefused):
        return text
    if not text[0].strip():
        return RecordRefused(where, "it is empty: omit it")
    try:
        found = _extracted(text[0], url, options.find_days)
    except ImportError:
        return needs_extra(where, "HTML", "html")
    if found is None:
        return RecordRefused(
            where, "no article text was found in the page; save its text as .txt if it has one"
        )
    return RawArticle(location=where, format="html", encoding=text[1], **found)


def _extracted(page: str, url: str | None, find_days: FindDays | None) -> dict[str, Any] | None:
    """The fields of an article, or None if the page has none. Raises ImportError without the extra."""
    import trafilatura
    from lxml.etree import LxmlError

    # The refusal repeats what it would log.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            # lxml rejects an encoding declaration in text that is already decoded.
            page = _LONG_TAG.sub(r"<\1>", _XML_DECLARATION.sub("", page, count=1))
            tree = trafilatura.load_html(page)
            if tree is None:
                return None
            published = page_date(tree, url, find_days)
            found: Any = trafilatura.bare_extraction(
                page, url=url, include_comments=False, with_metadata=True, date_extraction_params=_NO_DATE
            )
        except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
            # Pages broken in ways that the parsers below were not made for: no page may end the others.
            return None
    if found is None or not (text := (found.text or "").strip()):
        return None
    return {
        "text": with_lead(tree, text),
        "title": found.title or None,
        "published": published,
        "publisher": found.sitename or None,
        "url": url or found.url or None,
    }


# The date is found apart, once; this is the cheapest that its search for one can be made.
_NO_DATE = {"extensive_search": False, "original_date": True}


def with_lead(tree: Any, text: str) -> str:
    """A page's text with its lead before it, if it lacks one.

    The lead is the paragraph that begins like the page's own description: many sites print it in a separate
    box. It reports what happened, and the body continues from it.
    """
    words = " ".join(text.split())
    for description in tree.xpath(_DESCRIPTIONS):
        start = " ".join(str(description).split())
        if len(start) < _SHORTEST or start[:_START] in words:
            continue
        for paragraph in tree.xpath(_PARAGRAPHS, start=start[:_START]):
            return f"{' '.join(paragraph.text_content().split())}\n{text}"
    return text
