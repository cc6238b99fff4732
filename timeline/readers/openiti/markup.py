"""The markup of OpenITI mARkdown: what a line begins with, and the tags within it.

Source: the specification, https://alraqmiyyat.github.io/mARkdown/, and the tags of its parser,
https://github.com/OpenITI/oimdp.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

MAGIC = "######OpenITI#"
HEADER_END = "#META#Header#End#"
# The level of a biography or an event (### $, ### @): below that of every heading.
UNIT_LEVEL = 6

# After the pipes of a heading, where converters found it themselves.
_AUTO = re.compile(r"AUTO\s+")
_EDITORIAL = re.compile(r"###\s*(?:\|[A-Z]+\||===)")
# `# |` is how some converters write it.
_HEADING = re.compile(r"(?:###|#)\s*(\|+)")
_UNIT = re.compile(r"###\s*(?:\$[A-Z]+_[A-Z]+\$|\$+|@(?:\s*RAW\b)?)")
_PATTERN = re.compile(r"#~:[^:]*:")
_PARAGRAPH = re.compile(r"#+(?!\$#)")
_CONTINUATION = re.compile(r"~~+")
# What programs that read scans write between pages.
_BETWEEN_PAGES = re.compile(r"~*\s*(?:={5,}|EMPTY PAGE\?)\s*$")
_TAG = re.compile(
    r"""
    PageV(?P<volume>\d+)P(?P<page>\d+[A-Za-z]?)(?:\s*\#(?=\s))?   # the end of a page, maybe in mid-line
    | \bms[A-Z]?\d+\b | Milestone\d+                              # every 300 words
    | %~%                                                         # between the halves of a verse
    | @Y[ABDY]\d{1,4}                                              # a year, before or after its words
    | @(?:TOP|PER|SOC|SRC|T|P|S)\d{1,2}(?!\d)                     # names
    | @[A-Z]{3}@[A-Z]{3,}@[A-Za-z]+@(?:-@[0tf][0ftalmr]@)?        # of programs, and of researchers:
    | @[^@\s]+@[^@\s_]+_[^@\s]+@
    | @(?:MATN|HUKM)@
    | \#\$\#[A-Z]+\d?                                             # provinces and routes
    | \$(?:RWY|[A-Z]{3}_[A-Z]{3})\$
    | \(¬\d+\)                                                    # the number of a footnote
    """,
    re.VERBOSE,
)  # fmt: skip


class Kind(Enum):
    """What a line is."""

    HEADING = auto()
    UNIT = auto()
    PARAGRAPH = auto()
    CONTINUATION = auto()
    PAGE_ONLY = auto()
    EDITORIAL = auto()
    BREAK = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line. start: the character of the line where its words begin; level: of a heading or a unit."""

    kind: Kind
    start: int = 0
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag within a line, from start to end. page, volume: if it ends a page."""

    start: int
    end: int
    page: str | None = None
    volume: str | None = None


def line_of(line: str) -> Line:
    """Return what a line of the body is."""
    if not line.strip():
        return Line(Kind.NOTHING)
    if _BETWEEN_PAGES.match(line):
        return Line(Kind.BREAK)
    if _EDITORIAL.match(line):
        return Line(Kind.EDITORIAL)
    if found := _HEADING.match(line):
        blank = re.compile(r"\s*").match(line, found.end())
        start = blank.end() if blank else found.end()
        auto = _AUTO.match(line, start)
        return Line(Kind.HEADING, auto.end() if auto else start, min(len(found[1]), UNIT_LEVEL - 1))
    if found := _UNIT.match(line):
        return Line(Kind.UNIT, found.end(), UNIT_LEVEL)
    if _PATTERN.match(line):
        return Line(Kind.NOTHING)
    if found := _CONTINUATION.match(line):
        return Line(_unless_page_only(line, found.end(), Kind.CONTINUATION), found.end())
    found = _PARAGRAPH.match(line)
    start = found.end() if found else 0
    return Line(_unless_page_only(line, start, Kind.PARAGRAPH), start)


def _unless_page_only(line: str, start: int, kind: Kind) -> Kind:
    """The end of a page on a line of its own neither ends nor begins a paragraph."""
    return kind if _TAG.sub("", line[start:]).strip() else Kind.PAGE_ONLY


def tags_in(line: str, start: int) -> Iterator[Tag]:
    """Yield the tags of a line, from a character of it on."""
    for found in _TAG.finditer(line, start):
        page, volume = found["page"], found["volume"]
        # Volume 0 is a work in one volume, and page 0 of it is not numbered.
        yield Tag(
            found.start(),
            found.end(),
            None if page is None else page.lstrip("0"),
            (volume or "").lstrip("0") or None,
        )
