"""WordPress exports (WXR): an article a published post or page.

The format is RSS with elements of its own (https://wordpress.org/documentation/article/tools-export-screen/).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.errors import RecordRefused
from timeline.readers.feed import CONTENT, no_text_in, one_line, plain, written
from timeline.readers.feed_items import FeedItem, feed_items
from timeline.readers.input_stream import InputStream
from timeline.readers.markup_text import local_name
from timeline.readers.options import ReadingOptions
from timeline.readers.record import RawArticle, Record

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Posts of WordPress itself that are no writing of the site.
_NO_ARTICLES = re.compile(
    r"attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+"
)
# The shortcodes of WordPress itself; what stands between those of a caption is the caption.
_CAPTION = re.compile(r"\[(caption|wp_caption)\b[^\]\[]*\](?:(?!\[/?\1\b).)*\[/\1\]", re.DOTALL)
_SHORTCODE = re.compile(r"\[/?(?:audio|caption|embed|gallery|playlist|video|wp_caption)\b[^\]\[]*\]")
_NEVER = "0000-00-00"


def wordpress_export(source: InputStream, options: ReadingOptions) -> Iterator[Record]:
    """The published posts of a site, without drafts, private and protected posts, pictures and menus."""
    for item in feed_items(source, options):
        if isinstance(item, RecordRefused):
            yield item
        elif _is_published(item.element):
            yield _article(item, source, options)


def _of_wordpress(element: "Element", name: str) -> str | None:
    """The words of an element of WordPress's own, whichever version of the format it is of."""
    for child in element:
        if local_name(child) == name and "wordpress.org/export" in child.tag:
            return (child.text or "").strip() or None
    return None


def _is_published(element: "Element") -> bool:
    kind = _of_wordpress(element, "post_type") or "post"
    return (
        not _NO_ARTICLES.fullmatch(kind)
        and _of_wordpress(element, "status") in ("publish", None)
        and not _of_wordpress(element, "post_password")
    )


def _article(item: FeedItem, source: InputStream, options: ReadingOptions) -> Record:
    element = item.element
    content = element.find(CONTENT)
    if content is not None:
        content.text = _SHORTCODE.sub(" ", _CAPTION.sub(" ", content.text or ""))
    text = written(element, CONTENT, keep_lines=True)
    if not text:
        return no_text_in(item)
    # The time on the clock of the site; pubDate is the same in UTC.
    local = _of_wordpress(element, "post_date")
    return RawArticle(
        location=item.where,
        text=text,
        title=one_line(written(element, "title")),
        published=local if local and not local.startswith(_NEVER) else plain(element, "pubDate"),
        publisher=item.publisher,
        url=plain(element, "link"),
        format="wordpress",
        encoding=source.encoding or options.encoding,
    )
