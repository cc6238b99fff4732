"""What the metadata and the name of an OpenITI file say: title, author, the year of the author's death."""

import re
from dataclasses import dataclass

from timeline.readers.openiti.markup import HEADER_END

_LINE = re.compile(r"#META#\s*([^:\r\n]+?)\s*::?[ \t]*([^\r\n]*)")
# How libraries write that they do not know.
_UNKNOWN = {"", "NODATA", "NOTGIVEN", "NOCODE", "None"}
# The keys of the libraries that OpenITI converts from, in this order.
_TITLES = ("020.BookTITLE", "Title", "bk")
_AUTHORS = ("010.AuthorNAME", "Author", "auth")
_DIED = ("011.AuthorDIED",)
_ADDRESSES = ("031.LibREADONLINE", "ScrapeURL")
_URIS = ("000.BookURI", "URI")
# 0816IbnHijji.Tarikh.Sham19Y0019065-ara1: the year of death, the author, the title, the version.
_URI = re.compile(r"#?(\d{4})\.?([A-Za-z]+)\.([A-Za-z]+)(?:\.[A-Za-z0-9]+(?:-[a-z]{3}\d+)?)?")
# After a name, with the years of a life.
_LIFE = re.compile(r"\s*\([^()]*\d[^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Work:
    """uri: of the file, None without one; died: the Hijri year, None if unknown."""

    uri: str | None
    title: str | None
    author: str | None
    address: str | None
    died: int | None


def work_of(text: str, name: str) -> Work:
    """Return what the header of a file and its name say; the name is preferred for the year and the URI."""
    end = text.find(HEADER_END)
    fields = {key.strip(): " ".join(value.split()) for key, value in _LINE.findall(text[: max(end, 0)])}
    named = _URI.match(name)
    uri = named or _URI.match(_first(fields, _URIS) or "")
    died = int(uri[1]) if uri else _number(_first(fields, _DIED))
    author = _first(fields, _AUTHORS)
    return Work(
        uri=uri[0].removeprefix("#") if uri else None,
        title=_first(fields, _TITLES) or (_words(uri[3]) if uri else None),
        author=_LIFE.sub("", author) if author else (_words(uri[2]) if uri else None),
        address=next(
            (value for key in _ADDRESSES if (value := fields.get(key, "")).startswith("http")), None
        ),
        died=died or None,
    )


def _first(fields: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((value for key in keys if (value := fields.get(key, "")) not in _UNKNOWN), None)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def _words(camel: str) -> str:
    """TarikhSalihi as two words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", camel)
