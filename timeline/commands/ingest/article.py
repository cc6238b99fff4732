"""From a raw record to a checked article with an id."""

import re

from timeline.commands.ingest.publication import Defaults, Note, day_in_address, publication_of
from timeline.errors import RecordNoted, RecordRefused
from timeline.extraction.model import Article, article_id
from timeline.readers.record import MarkedArticle, PrintedArticle, RawArticle

__all__ = ["Defaults", "to_article"]

LONGEST_ID = 200
_ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def _nothing(_noted: RecordNoted) -> None:
    """What contradicts itself is said by the ingest."""


def to_article(raw: RawArticle, defaults: Defaults, note: Note = _nothing) -> Article:
    """Check a record and return its article. Raise RecordRefused with the reason.

    note: called if what the record says contradicts itself.
    """
    if not raw.text.strip():
        raise RecordRefused(raw.location, "it is empty: give it a text, or omit it")
    for name in ("text", "title", "publisher", "url", "id", "extra"):
        _check_characters(raw, name)
    if raw.id and (len(raw.id) > LONGEST_ID or _CONTROL.search(raw.id)):
        raise RecordRefused(
            raw.location,
            "its id is longer than {longest_id} characters or contains control characters: change it",
            longest_id=LONGEST_ID,
        )
    if not _ARABIC_LETTER.search(raw.text):
        raise RecordRefused(
            raw.location,
            "it contains no Arabic letter: omit it if it is in another language, or give another --encoding",
        )
    publisher = raw.publisher or defaults.publisher
    publication = publication_of(raw, defaults, note)
    printed = raw if isinstance(raw, PrintedArticle) else None
    return Article(
        id=raw.id or article_id(raw.text, publisher, raw.url),
        text=raw.text,
        published=publication.days if publication else None,
        title=raw.title,
        publisher=publisher,
        url=raw.url,
        marked=raw.marked if isinstance(raw, MarkedArticle) else (),
        published_at=publication.at if publication else None,
        address_day=day_in_address(raw),
        work=printed.work if printed else None,
        headings=printed.headings if printed else (),
        pages=printed.pages if printed else (),
        conventions=defaults.conventions,
        extra=raw.extra,
    )


def _check_characters(raw: RawArticle, name: str) -> None:
    """Refuse characters that a database cannot store."""
    value = getattr(raw, name) or ""
    if "\0" in value:
        raise RecordRefused(
            raw.location,
            "its {name} contains a NUL character: omit a binary file, or give --encoding utf-16",
            name=name,
        )
    try:
        value.encode()
    except UnicodeEncodeError:
        raise RecordRefused(
            raw.location, "its {name} contains half of a surrogate pair: correct the \\u escape", name=name
        ) from None
