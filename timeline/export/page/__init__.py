"""A page to look at: one HTML file with everything in it, which asks the network for nothing.

The file holds the events as JSON, Bokeh's JavaScript (chart.py) and our own (the files next to this one, in
the order of _SCRIPTS). Its policy lets only these scripts run, each named by its hash, and
nothing be fetched.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import BinaryIO
from urllib.parse import urlsplit

import orjson

from timeline.arabic.latin_key import letters
from timeline.export.formats import Heading
from timeline.export.page.chart import drawing, library
from timeline.export.page.data import Articles, Sentences, embedded, event_lines
from timeline.export.story.edition import Edition
from timeline.query.details import EventDetails

# A later one uses the earlier ones.
_SCRIPTS = (
    "timing", "words", "folding", "days", "events", "sounds", "search", "shapes", "lanes", "columns",
    "vague", "groups", "headlines", "theme", "range", "drawing", "rows", "moves", "similar", "details",
    "list", "digest", "asking", "filters", "state", "tip", "keys", "printing", "remember", "address", "main",
)  # fmt: skip
_PLACE = re.compile(r"\{\{(\w+)\}\}")


def write(
    entries: Iterable[EventDetails],
    out: BinaryIO,
    heading: Heading,
    language: str = "ar",
    edition: Edition | None = None,
) -> None:
    """Write the page; of the entries only their articles are in memory.

    language: of the interface at first, ar or en; edition: the title, the introduction and the pictures of an
    editor, who has edited the entries too. Raises InvalidInput without the package Bokeh.
    """
    edition = edition or Edition("")
    words = orjson.loads(_file("words.json"))
    scripts = [*library(), _own_script()]
    values = {
        "language": language,
        "direction": words[language]["direction"],
        "title": escape(edition.title or f"{words[language]['title']}: {heading.question}"),
        "policy": _policy(scripts, [one.address for one in edition.pictures()]),
        "style": _file("page.css"),
        "words": embedded(words).decode(),
        "drawing": embedded(drawing()).decode(),
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    head, _, tail = _file("page.html").partition("{{data}}")
    out.write(_filled(head, values))
    articles, sentences = Articles(), Sentences(tuple(words))
    out.write(b'<script type="application/json" id="events-data">')
    for line in event_lines(entries, articles, sentences, edition.chosen):
        out.write(line)
    out.write(b"</script>\n")
    question = {
        "question": heading.question, "conditions": dict(heading.conditions),
        "position": heading.position, "title": edition.title,
        "introduction": edition.introduction,
        "loads": [host for one in edition.pictures() if (host := _origin(one.address))],
    }  # fmt: skip
    for name, value in (
        ("articles", articles.rows),
        ("sentences", list(sentences.numbers)),
        ("question", question),
        ("sounds", letters()),
    ):
        out.write(b'<script type="application/json" id="%s-data">' % name.encode())
        out.write(embedded(value) + b"</script>\n")
    out.write(_filled(tail, values))


def _own_script() -> str:
    parts = "\n".join(_file(f"{name}.js") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();'


def _policy(scripts: Iterable[str], pictures: Iterable[str]) -> str:
    """What the page may do: run these scripts, show these pictures, and style itself, as Bokeh does."""
    hashes = " ".join(f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in scripts)
    sources = " ".join(dict.fromkeys(["data:", *filter(None, map(_origin, pictures))]))
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src {sources}; "
        "base-uri 'none'; form-action 'none'"
    )


def _origin(address: str) -> str:
    """The server of a picture of the web, "" for one that is in the page."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _filled(template: str, values: Mapping[str, str]) -> bytes:
    return _PLACE.sub(lambda place: values[place[1]], template).encode()


def _file(name: str) -> str:
    return files("timeline.export.page").joinpath(name).read_text(encoding="utf-8")
