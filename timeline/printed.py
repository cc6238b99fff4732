"""Where a text is in a printed work: the pages that it fills, and the headings that govern it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageMark:
    """The end of a page: the characters of a text up to `end`, from the mark before it, are on this page.

    page: its number as the edition counts (34, 12b), "" where the edition gives none; volume: None for a work
    in one volume.
    """

    end: int
    page: str
    volume: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a printed work. level: 1 for the highest."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """The page or pages of a quotation (34, 34-35), and their volume."""

    page: str
    volume: str | None = None


def place_of(pages: Sequence[PageMark], start: int, end: int) -> Place | None:
    """Return where the characters from start to end of a text are printed; None if that is not known.

    >>> pages = [PageMark(10, "33", "1"), PageMark(20, "34", "1")]
    >>> place_of(pages, 5, 12)
    Place(page='33-34', volume='1')
    """
    ends = [mark.end for mark in pages]
    first = bisect_right(ends, start)
    if first == len(pages) or not pages[first].page:
        return None
    mark = pages[first]
    last = bisect_right(ends, max(start, end - 1))
    beyond = pages[last] if last < len(pages) else mark
    if beyond.page in ("", mark.page) or beyond.volume != mark.volume:
        return Place(mark.page, mark.volume)
    return Place(f"{mark.page}-{beyond.page}", mark.volume)


def extent(pages: Sequence[PageMark]) -> Place | None:
    """Return the pages from the first to the last of a text that are numbered; None if there are none."""
    numbered = [mark for mark in pages if mark.page]
    if not numbered:
        return None
    first, last = numbered[0], numbered[-1]
    if first.volume != last.volume:
        return None
    return Place(first.page if first.page == last.page else f"{first.page}-{last.page}", first.volume)


def pages_between(pages: Sequence[PageMark], start: int, end: int) -> tuple[PageMark, ...]:
    """Return the marks of a part of a text, counted from its start."""
    kept = []
    for mark in pages:
        if mark.end > start:
            kept.append(PageMark(min(mark.end, end) - start, mark.page, mark.volume))
        if mark.end >= end:
            break
    return tuple(kept)
