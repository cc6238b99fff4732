"""The text of a fragment of HTML, as feeds and exports have it: a line a paragraph, without captions.

It is for articles that are there alone; html.py finds the article in a whole page.
"""

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>")
# What begins or ends a line of its own.
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3"),
    *("h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody"),
    *("td", "tfoot", "th", "thead", "tr", "ul"),
)
_LEFT_OUT = ("script", "style", "noscript", "iframe", "figcaption", "svg", "template")


def text_of_markup(markup: str, keep_lines: bool = False) -> str:
    """Return the text of a fragment of HTML.

    keep_lines: whether line ends are kept beside tags of paragraphs, as WordPress means them; without such
    tags they always are. Time and memory grow with the length alone, whatever is left open.
    """
    markup = _without_comments(markup)
    pieces: list[str] = []
    blocks, at, unclosed = False, 0, set()
    while tag := _TAG.search(markup, at):
        pieces.append(markup[at : tag.start()])
        at = tag.end()
        name = tag[2].lower()
        if name in _BLOCKS:
            blocks = True
            pieces.append("\0")
        elif name in _LEFT_OUT and not tag[1] and name not in unclosed:
            closing = re.compile(rf"</{name}[^<>]*>", re.IGNORECASE).search(markup, at)
            if closing is None:
                unclosed.add(name)
            else:
                at = closing.end()
    pieces.append(markup[at:])
    text = unescape("".join(pieces))
    if blocks and not keep_lines:
        text = re.sub(r"[\r\n]", " ", text)
    lines = (" ".join(line.split()) for line in re.split(r"[\0\r\n]", text))
    return "\n".join(line for line in lines if line)


def _without_comments(markup: str) -> str:
    pieces: list[str] = []
    at = 0
    while (start := markup.find("<!--", at)) >= 0 and (end := markup.find("-->", start)) >= 0:
        pieces.append(markup[at:start])
        at = end + 3
    return "".join((*pieces, markup[at:])).replace("\0", " ")


def text_of_xhtml(element: "Element") -> str:
    """Return the text of the elements of XHTML inside an element. Raises RecursionError."""
    return text_of_markup(_markup(element))


def _markup(element: "Element") -> str:
    pieces = [_escaped(element.text)]
    for child in element:
        name = local_name(child)
        pieces += (f"<{name}>", _markup(child), f"</{name}>", _escaped(child.tail))
    return "".join(pieces)


def local_name(element: "Element") -> str:
    """The name of an element without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;")
