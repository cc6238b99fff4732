"""Headings and pages as the JSON text that the log and its tables keep."""

from collections.abc import Sequence

from timeline.canonical_json import canonical, parsed
from timeline.printed import Heading, PageMark


def to_text(headings: Sequence[Heading]) -> str:
    """Headings as a list of [level, words]."""
    return canonical([[one.level, one.text] for one in headings])


def headings_of(text: str | None) -> tuple[Heading, ...]:
    """The inverse of `to_text`; none for None."""
    return tuple(Heading(level, words) for level, words in parsed(text)) if text else ()


def pages_to_text(pages: Sequence[PageMark]) -> str | None:
    """Pages as a list of [end, page, volume]; None if there are none."""
    return canonical([[mark.end, mark.page, mark.volume] for mark in pages]) if pages else None


def pages_of(text: str | None) -> tuple[PageMark, ...]:
    """The inverse of `pages_to_text`."""
    return tuple(PageMark(end, page, volume) for end, page, volume in parsed(text)) if text else ()


def further_fields(text: str | None) -> tuple[tuple[str, str], ...]:
    """The names and values of the further fields of an article's input, as words; none for None."""
    fields = parsed(text) if text else {}
    return tuple(
        (name, value if isinstance(value, str) else canonical(value)) for name, value in fields.items()
    )
