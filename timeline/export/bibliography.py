"""The articles of an answer, once each: what bibtex.py and csl.py write."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval
from timeline.export.characters import one_line, web_address
from timeline.printed import Place
from timeline.query.details import EventDetails

# What is safe in a key: to BibTeX a comma, a brace or a space ends it, and to TeX a ~ is a space.
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9:._-]+")
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Cited:
    """An article, its texts on one line each.

    key: for citations; published: the days, None when unknown; edtf: the same; is_book: it is a printed work
    or a section of it, and the publisher its author; section: its pages.
    """

    key: str
    title: str | None
    publisher: str | None
    url: str | None
    published: Interval | None
    edtf: str | None
    is_book: bool = False
    section: Place | None = None


def cited(entries: Iterable[EventDetails]) -> Iterator[Cited]:
    """Each article that reports one of the events, in the order in which the events name them.

    Two articles have two keys. The ids and keys of the articles are in memory, nothing else.
    """
    seen: set[str] = set()
    keys: set[str] = set()
    for entry in entries:
        for report in entry.reports:
            source = report.source
            if source.article in seen:
                continue
            seen.add(source.article)
            key = citation_key(source.article)
            # To BibTeX, A and a are one key.
            if key.lower() in keys:
                key += _told_apart(source.article)
            keys.add(key.lower())
            yield Cited(
                key=key,
                title=one_line(source.title or "") or None,
                publisher=one_line(source.publisher or "") or None,
                url=web_address(report.url),
                published=parse_edtf(source.published) if source.published else None,
                edtf=source.published,
                is_book=report.work is not None,
                section=report.section,
            )


def citation_key(article: str) -> str:
    """Return a key for the id of an article, whatever is in it."""
    safe = _NOT_IN_KEYS.sub("-", article)
    return f"article-{safe}{_told_apart(article) if safe != article else ''}"


def _told_apart(article: str) -> str:
    return f"-{sha256(article.encode()).hexdigest()[:_DIGITS]}"
