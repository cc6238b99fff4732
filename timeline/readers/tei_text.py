"""The text of a TEI element, and what is marked in it: dates, pages and headings.

Notes, running heads and what editors replaced (<sic>, <orig>, <abbr>) are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval
from timeline.dates.marked import MarkedDate
from timeline.errors import InvalidDate
from timeline.printed import PageMark
from timeline.readers.book import TextLine

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Enclose a marked date until its offsets are known.
_OPENS, _CLOSES = "\x01", "\x02"
# Where a page begins, and before a heading.
_PAGE, _HEAD = "\x03", "\x04"
_BLANK = " \n"
_BEFORE_CHRIST = re.compile(r"^-(\d{4,})")
_OMITTED = {"note", "fw", "figure", "graphic", "teiHeader"}
_REPLACED = {"sic", "orig", "abbr"}
_DIVISIONS = {"div", *(f"div{level}" for level in range(1, 8))}
# What begins a line of its own.
_BLOCKS = {
    "p",
    "head",
    "ab",
    "l",
    "lg",
    "item",
    "list",
    "div",
    "row",
    "table",
    "quote",
    "sp",
    "opener",
    "closer",
}


@dataclass(frozen=True, slots=True)
class TeiText:
    """The text of an element, a line for each paragraph; the dates that are marked in it, its headings and
    paragraphs, and where its pages end."""

    text: str
    marked: tuple[MarkedDate, ...]
    lines: tuple[TextLine, ...]
    pages: tuple[PageMark, ...]


@dataclass(slots=True)
class _Marks:
    """What the marks in the pieces of a text stand for, in their order.

    pages: (number, volume); headings: (level, words that are not in the text); volume: the current one.
    """

    days: list[Interval] = field(default_factory=list)
    pages: list[tuple[str, str | None]] = field(default_factory=list)
    headings: list[tuple[int, str | None]] = field(default_factory=list)
    volume: str | None = None


def text_of(element: "Element") -> TeiText:
    """Return the text of an element."""
    marks = _Marks()
    lines = "".join(_pieces(element, marks, 0)).split("\f")
    return _without_marks("\n".join(" ".join(line.split()) for line in lines), marks)


def _without_marks(whole: str, marks: _Marks) -> TeiText:
    """The text without empty lines and without marks, and what these say."""
    out: list[str] = []
    open_at: list[tuple[int, Interval]] = []
    marked = []
    days, pages, headings = iter(marks.days), iter(marks.pages), iter(marks.headings)
    begins: list[tuple[int, tuple[str, str | None]]] = []
    heads: list[tuple[int, int, str | None]] = []
    for letter in whole:
        if letter == _OPENS:
            open_at.append((len(out), next(days)))
        elif letter == _CLOSES:
            start, interval = open_at.pop()
            end = len(out)
            while start < end and out[start] in _BLANK:
                start += 1
            while start < end and out[end - 1] in _BLANK:
                end -= 1
            if start < end:
                marked.append(MarkedDate(start, end, interval))
        elif letter == _PAGE:
            begins.append((len(out), next(pages)))
        elif letter == _HEAD:
            heads.append((len(out), *next(headings)))
        elif letter == "\n" and out[-1:] == [" "]:
            out[-1] = "\n"
        elif letter not in _BLANK or (out and out[-1] not in _BLANK):
            out.append(letter)
    text = "".join(out).rstrip()
    return TeiText(text, tuple(marked), tuple(_lines(text, heads)), tuple(_pages(text, begins)))


def _lines(text: str, heads: Sequence[tuple[int, int, str | None]]) -> Iterator[TextLine]:
    """The lines of a text, with the headings before each that are not in it."""
    coming = iter([*heads, (len(text) + 1, 0, None)])
    at, level, words = next(coming)
    start = 0
    for line in text.split("\n") if text else ():
        own = None
        while at <= start:
            if words is None:
                own = level
            else:
                yield TextLine(start, start, level, words)
            at, level, words = next(coming)
        yield TextLine(start, start + len(line), own)
        start += len(line) + 1


def _pages(text: str, begins: Sequence[tuple[int, tuple[str, str | None]]]) -> Iterator[PageMark]:
    """The ends of pages, from where they begin."""
    if begins and begins[0][0]:
        yield PageMark(begins[0][0], "")
    for (_, (page, volume)), (end, _) in pairwise([*begins, (len(text), ("", None))]):
        yield PageMark(min(end, len(text)), page, volume)


def _pieces(element: "Element", marks: _Marks, level: int) -> Iterator[str]:
    """The words of an element; with form feeds where paragraphs begin or end.

    Marks are characters that XML cannot contain; what they stand for is added to `marks`. level: the number
    of divisions that contain the element.
    """
    name = name_of(element)
    if name in _OMITTED or not isinstance(element.tag, str):
        return
    if name in ("lb", "pb", "cb") and element.get("break") != "no":
        yield " "
    if name in _BLOCKS:
        yield "\f"
    if name == "pb":
        marks.pages.append((_number(element), marks.volume))
        yield _PAGE
    if name in _DIVISIONS:
        level += 1
        if element.get("type") == "volume":
            marks.volume = _number(element) or None
        if (number := _number(element)) and not any(map(_is_heading, element)):
            marks.headings.append((level, number))
            yield _HEAD
    if level and _is_heading(element):
        marks.headings.append((level, None))
        yield _HEAD
    interval = _interval(element) if name == "date" else None
    if interval:
        marks.days.append(interval)
        yield _OPENS
    replaced = _REPLACED if name == "choice" else set()
    yield (element.text or "").replace("\f", " ")
    for child in element:
        if name_of(child) not in replaced:
            yield from _pieces(child, marks, level)
        yield (child.tail or "").replace("\f", " ")
    if interval:
        yield _CLOSES
    if name in _BLOCKS:
        yield "\f"


def _is_heading(element: "Element") -> bool:
    return name_of(element) == "head" and bool("".join(element.itertext()).strip())


def _number(element: "Element") -> str:
    return " ".join((element.get("n") or "").split())


def _interval(date: "Element") -> Interval | None:
    """The days of a marked date; None when they cannot be read."""
    try:
        return parse_edtf(days_of(date) or "")
    except InvalidDate:
        return None


def days_of(date: "Element") -> str | None:
    """What the attributes of a date say, in EDTF."""
    if when := _day(date, "when"):
        return when
    start = _day(date, "notBefore") or _day(date, "from")
    end = _day(date, "notAfter") or _day(date, "to")
    return f"{start or '..'}/{end or '..'}" if start or end else None


def _day(date: "Element", name: str) -> str:
    """The day of an attribute that may also have an hour, in ISO 8601, where 0000 is 1 BC.

    The W3C attributes are those of XML Schema 1.0, in which -0001 is 1 BC (TEI P5, teidata.temporal.w3c).
    """
    if iso := (date.get(f"{name}-iso") or "").strip().partition("T")[0]:
        return iso
    return _BEFORE_CHRIST.sub(_astronomical, (date.get(name) or "").strip().partition("T")[0])


def _astronomical(year: re.Match[str]) -> str:
    number = int(year[1]) - 1
    return f"-{number:04}" if number > 0 else "0000"


def name_of(element: "Element") -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
