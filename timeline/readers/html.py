"""HTML: the article of a page, without what stands around it, and what the page says of it."""

import logging
import re
import warnings
from collections.abc import Iterator
from typing import Any

from timeline.errors import RecordRefused
from timeline.readers.documents import document
from timeline.readers.encodings import decoded
from timeline.readers.options import ReadingOptions
from timeline.readers.page_dates import page_date
from timeline.readers.page_lead import with_lead
from timeline.readers.record import RawArticle, Record
from timeline.readers.refusals import needs_extra
from timeline.readers.source import InputStream

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def html_page(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The one article of a page."""
    data = document(source, options)
    yield data if isinstance(data, RecordRefused) else from_html(data, source, options)


def from_html(
    data: bytes,
    source: InputStream,
    options: ReadingOptions,
    where: str | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Record:
    """The article of a page's bytes. url and charset: what its transport said, where it had one."""
    where = where or source.where
    declared = _CHARSET.search(data[:_DECLARED_WITHIN])
    said = charset or (declared[1].decode("ascii", "replace") if declared else None)
    text = decoded(data, source, options, where, said)
    if isinstance(text, RecordRefused):
        return text
    if not text[0].strip():
        return RecordRefused(where, "it is empty: omit it")
    try:
        found = _extracted(text[0], url)
    except ImportError:
        return needs_extra(where, "HTML", "html")
    if found is None:
        return RecordRefused(
            where, "no article text was found in the page; save its text as .txt if it has one"
        )
    return RawArticle(location=where, format="html", encoding=text[1], **found)


def _extracted(page: str, url: str | None) -> dict[str, Any] | None:
    """The fields of an article, or None if the page has none. Raises ImportError without the extra."""
    import trafilatura
    from lxml.etree import LxmlError

    # What it logs is said again by the refusal.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            # Of text that is decoded already, lxml refuses to be told an encoding.
            page = _XML_DECLARATION.sub("", page, count=1)
            tree = trafilatura.load_html(page)
            if tree is None:
                return None
            published = page_date(tree, url)
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
        "source": found.sitename or None,
        "url": url or found.url or None,
    }


# The date is found apart, once; this is the cheapest that its search for one can be made.
_NO_DATE = {"extensive_search": False, "original_date": True}
