"""The text of a TEI element, and the dates that are marked in it.

Notes, running heads and what editors replaced (<sic>, <orig>, <abbr>) are left out.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.dates.edtf import parse_edtf
from timeline.dates.interval import Interval
from timeline.dates.marked import MarkedDate
from timeline.errors import InvalidDate

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Enclose a marked date until its offsets are known.
_OPENS, _CLOSES = "\x01", "\x02"
_BLANK = " \n"
_OMITTED = {"note", "fw", "figure", "graphic", "teiHeader"}
_REPLACED = {"sic", "orig", "abbr"}
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


def paragraphs(element: "Element") -> tuple[str, tuple[MarkedDate, ...]]:
    """(the text of an element, a line for each paragraph, and the dates that are marked in it)."""
    marked: list[Interval] = []
    lines = "".join(_pieces(element, marked)).split("\f")
    return _without_marks("\n".join(" ".join(line.split()) for line in lines), marked)


def _without_marks(whole: str, marked: Sequence[Interval]) -> tuple[str, tuple[MarkedDate, ...]]:
    """The text without empty lines and without the characters that enclose marked dates, and these dates."""
    out: list[str] = []
    open_at: list[tuple[int, Interval]] = []
    marks = []
    days = iter(marked)
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
                marks.append(MarkedDate(start, end, interval))
        elif letter == "\n" and out[-1:] == [" "]:
            out[-1] = "\n"
        elif letter not in _BLANK or (out and out[-1] not in _BLANK):
            out.append(letter)
    return "".join(out).rstrip(), tuple(marks)


def _pieces(element: "Element", marked: list[Interval]) -> Iterator[str]:
    """The words of an element; with form feeds where paragraphs begin or end.

    A marked date is enclosed in two characters that XML cannot contain; its days are added to `marked`.
    """
    name = name_of(element)
    if name in _OMITTED or not isinstance(element.tag, str):
        return
    if name in ("lb", "pb", "cb") and element.get("break") != "no":
        yield " "
    if name in _BLOCKS:
        yield "\f"
    interval = _interval(element) if name == "date" else None
    if interval:
        marked.append(interval)
        yield _OPENS
    replaced = _REPLACED if name == "choice" else set()
    yield (element.text or "").replace("\f", " ")
    for child in element:
        if name_of(child) not in replaced:
            yield from _pieces(child, marked)
        yield (child.tail or "").replace("\f", " ")
    if interval:
        yield _CLOSES
    if name in _BLOCKS:
        yield "\f"


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
    """The day of an attribute that may also have an hour."""
    return (date.get(name) or "").strip().partition("T")[0]


def name_of(element: "Element") -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
