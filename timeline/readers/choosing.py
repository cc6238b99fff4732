"""Which reader an input is for: by its first bytes, then by its name, then by its first lines."""

import re
from pathlib import PurePath
from typing import Literal

from timeline.files import Compression
from timeline.readers.input_stream import InputStream
from timeline.readers.openiti.markup import MAGIC as OPENITI
from timeline.readers.options import ReadingOptions
from timeline.readers.parquet import MAGIC
from timeline.readers.tables import DELIMITERS
from timeline.readers.telegram import is_telegram

# Compressed files and archives are recognized by their first bytes alone.
_CONTAINERS: tuple[tuple[bytes, Compression | Literal["zip"]], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
)
_COMPRESSED = (".gz", ".zst", ".zip")
_BY_NAME = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet", ".warc": "warc", ".xml": "tei",
    ".rss": "feed", ".atom": "feed",
}  # fmt: skip
# Formats of which one file is one article: these a manifest may describe.
_DOCUMENTS = ("text", "html", "tei")
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"\s*<(?:\?xml\s|TEI[\s>])")
_XHTML = re.compile(rb"<html[\s>]", re.IGNORECASE)
# The names of the files of OpenITI end with the version of a text: -ara1, -ara1.completed, -ara1.mARkdown.
_OPENITI_NAME = re.compile(r"-[a-z]{3}\d+(?:\.completed|\.inProgress|\.mARkdown)?$")
# What may precede the root of an XML document, and the root.
_ROOT = re.compile(
    rb"\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:\w+:)?(\w+)[\s>]", re.DOTALL
)
# An entry alone is a document of Atom too.
_FEEDS = (b"rss", b"feed", b"RDF", b"entry")
_WORDPRESS = b"wordpress.org/export/"
_SAMPLE = 4096
# Of JSON; a longer one is taken for a document.
_FIRST_LINE = 1024**2
READABLE = f"{', '.join(_BY_NAME)}, each also as {', '.join(_COMPRESSED)}"


def container(source: InputStream) -> Compression | Literal["zip"] | None:
    """gzip, zstd or zip, if the input is one of these."""
    start = source.peek(4)
    return next((name for magic, name in _CONTAINERS if start.startswith(magic)), None)


def format_of(source: InputStream, options: ReadingOptions) -> str | None:
    """The format of an input that is no container; None if it cannot be determined."""
    if options.format is not None:
        return options.format
    start = source.peek(_SAMPLE)
    if start.startswith(b"WARC/"):
        return "warc"
    if is_parquet(source):
        return "parquet"
    if start.lstrip().startswith(OPENITI.encode()):
        return "openiti"
    suffix = suffix_of(source.name)
    named = _BY_NAME.get(suffix)
    if named in (None, "text", "tei", "feed") and (is_feed := _feed(start)):
        return is_feed
    if named in (None, "text", "tei") and (
        _HTML.match(start) or (_XML.match(start) and _XHTML.search(start))
    ):
        return "html"
    if named == "json":
        return _json(source)
    if named is not None:
        return named
    if _XML.match(start):
        return "tei"
    # A name that says something else is believed; what has none is looked at more closely.
    return None if suffix else _by_lines(source, options)


def is_parquet(source: InputStream) -> bool:
    """Whether an input begins like a Parquet file, whose bytes are not text."""
    return source.peek(len(MAGIC)) == MAGIC


def suffix_of(name: str) -> str:
    """The last extension of a file name in lower case, ignoring those of compression."""
    path = PurePath(name)
    while path.suffix.lower() in _COMPRESSED:
        path = path.with_suffix("")
    return path.suffix.lower()


def is_passed_over(name: str) -> bool:
    """Whether a file of a folder is never read: a hidden one, a README, the database that it goes into."""
    readme = name.lower() in ("readme", "readme.md", "readme.txt")
    return readme or name.startswith(".") or name.endswith((".db", ".db-wal", ".db-shm"))


def is_named(name: str) -> bool:
    """Whether a file's name says that it can be read."""
    return (
        suffix_of(name) in _BY_NAME
        or PurePath(name).suffix.lower() in _COMPRESSED
        or bool(_OPENITI_NAME.search(name))
    )


def is_document(name: str) -> bool:
    """Whether a file's name says that it is one article."""
    return _BY_NAME.get(suffix_of(name)) in _DOCUMENTS


def _by_lines(source: InputStream, options: ReadingOptions) -> str | None:
    start = source.peek(_SAMPLE)
    if start.lstrip().startswith(b"{"):
        return _json(source)
    if re.match(rb"\s*\[\s*[{\]]", start):
        return "json"
    wanted = set(options.all_keys)
    header = start.partition(b"\n")[0].decode("utf-8", "replace").strip()
    for delimiter in DELIMITERS:
        names = [name.strip().strip('"') for name in header.split(delimiter)]
        if options.text_key in names and sum(name in wanted for name in names) > 1:
            return "csv"
    return None if b"\0" in start else "text"


def _feed(start: bytes) -> str | None:
    """feed or wordpress, if an XML document begins like one of these."""
    root = _ROOT.match(start)
    if root is None or root[1] not in _FEEDS:
        return None
    return "wordpress" if _WORDPRESS in start else "feed"


def _json(source: InputStream) -> str:
    if _is_lines(source):
        return "jsonl"
    return "telegram" if is_telegram(source.peek(_SAMPLE)) else "json"


def _is_lines(source: InputStream) -> bool:
    """Whether JSON that begins with a brace is JSON Lines rather than one document."""
    line, _, rest = source.peek(_FIRST_LINE).lstrip().partition(b"\n")
    # `{` alone and `{"articles": [` open a document of several lines.
    return (
        line.startswith(b"{") and bool(rest.strip()) and not line.rstrip().endswith((b"{", b"[", b",", b":"))
    )
