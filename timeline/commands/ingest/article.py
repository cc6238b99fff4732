"""From a raw record to a checked article with an id."""

import re
from dataclasses import replace

from timeline.commands.ingest.publication import Defaults, Note, day_in_address, publication_of
from timeline.errors import RecordNoted, RecordRefused
from timeline.extraction.model import Article, article_id
from timeline.readers.record import MarkedArticle, PrintedArticle, RawArticle

__all__ = ["Defaults", "to_article"]

LONGEST_ID = 200
# Bytes of what is looked up by an index: PostgreSQL's take no more than 2,700.
_LONGEST_INDEXED = 2000
_WORDS = ("text", "title", "publisher", "url")
# Of the characters of a text; damage and old programs leave a few, a binary file is full of them.
_MOST_NULS = 0.1
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
    raw = _without_nuls(raw, note)
    for name in (*_WORDS, "id", "extra"):
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
    for name, value in (("publisher", publisher), ("url", raw.url)):
        if len((value or "").encode()) > _LONGEST_INDEXED:
            raise RecordRefused(
                raw.location,
                "its {name} is longer than {longest} bytes: shorten it, or leave it empty",
                name=name,
                longest=_LONGEST_INDEXED,
            )
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


def _without_nuls(raw: RawArticle, note: Note) -> RawArticle:
    """The record with U+FFFD for each NUL, which no database stores: offsets stay, and `note` is called.

    A record that is full of them is no text but a binary file. Raises RecordRefused.
    """
    found = {name: value for name in _WORDS if "\0" in (value := getattr(raw, name) or "")}
    for name, value in found.items():
        if value.count("\0") > _MOST_NULS * len(value):
            raise RecordRefused(
                raw.location,
                "its {name} is full of NUL characters: omit a binary file, or give --encoding utf-16",
                name=name,
            )
    if found:
        count = sum(value.count("\0") for value in found.values())
        note(
            RecordNoted(
                raw.location,
                "NUL characters in its {names}: {count}, stored as U+FFFD",
                names=" and ".join(found),
                count=count,
            )
        )
    return replace(raw, **{name: value.replace("\0", "\ufffd") for name, value in found.items()})


def _check_characters(raw: RawArticle, name: str) -> None:
    """Refuse characters that a database cannot store."""
    value = getattr(raw, name) or ""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise RecordRefused(
            raw.location, "its {name} contains half of a surrogate pair: correct the \\u escape", name=name
        ) from None
