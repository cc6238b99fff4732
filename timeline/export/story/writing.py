"""Writes a story file (YAML) for an editor to change: all events of an answer, each with its headline."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from timeline.export.characters import one_line
from timeline.export.formats import Heading
from timeline.export.titles import title as question_title
from timeline.export.words import days_shown, headline, source_line
from timeline.query.details import EventDetails

_HEAD = """\
# A story for `timeline export html --edit FILE`: change it, and write the page again.
# The title and the introduction stand at the top of the page; an empty line begins a new paragraph.
title: {title}
introduction: ""

# hidden: the page has only the events below. shown: also the others that answer the question.
others: hidden

# Remove what the page should not have. A headline of your own replaces the database's; the quotes stay.
# image: an https address, or a JPEG, PNG, GIF or WebP next to this file, which goes into the page.
# caption: what it shows and who made it.
events:{none}
"""
_FOOT = """
# With `others: shown`, ids of events that the page should not have, one a line after -
hidden: []
"""


def write(entries: Iterable[EventDetails], out: BinaryIO, heading: Heading, language: str = "ar") -> None:
    """Write a story with the events of an answer, event by event. language: of the title, ar or en."""
    lines = _events(entries)
    first = next(lines, None)
    none = " []" if first is None else ""
    out.write(_HEAD.format(title=_scalar(question_title(heading.question, language)), none=none).encode())
    if first is not None:
        out.write(first.encode())
    for line in lines:
        out.write(line.encode())
    out.write(_FOOT.encode())


def _events(entries: Iterable[EventDetails]) -> Iterator[str]:
    for entry in entries:
        answer = entry.answer
        said = source_line(answer.sources[0]) if answer.sources else ""
        count = f"; sources: {answer.source_count}" if answer.source_count > 1 else ""
        marks = headline(answer).removesuffix(one_line(answer.headline))
        yield (
            f"- id: {_scalar(answer.id)}  # {one_line(f'{days_shown(answer.time)} {marks}')}\n"
            f"  # {said}{count}\n"
            f"  headline: {_scalar(answer.headline)}\n"
            '  image: ""\n'
            '  caption: ""\n'
        )


def _scalar(text: str) -> str:
    import yaml

    style = "'" if '"' in text else '"'
    quoted: str = yaml.safe_dump(one_line(text), allow_unicode=True, width=2**31, default_style=style)
    return quoted.strip()
