"""The body of a work in mARkdown as clean text: a line for each heading and paragraph, without tags."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from timeline.printed import PageMark
from timeline.readers.book import TextLine
from timeline.readers.openiti.markup import HEADER_END, UNIT_LEVEL, Kind, line_of, tags_in

_WORDS = re.compile(r"\S+(?: \S+)*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@dataclass(slots=True)
class Body:
    """text: without tags. lines: its headings and paragraphs; pages: where its pages end."""

    text: str = ""
    lines: list[TextLine] = field(default_factory=list)
    pages: list[PageMark] = field(default_factory=list)
    # Where runs of the text begin, and where the same characters are in the file.
    _starts: list[int] = field(default_factory=list)
    _in_file: list[int] = field(default_factory=list)

    def in_file(self, offset: int) -> int:
        """Where a character of the text is in the file."""
        run = bisect_right(self._starts, offset) - 1
        return self._in_file[run] + offset - self._starts[run]


def body_of(work: str) -> Body:
    """Return the clean text of a whole file, header included. What editors added is left out."""
    return _Cleaner(work).body


class _Cleaner:
    def __init__(self, work: str) -> None:
        self.body = Body()
        self._work = work
        self._pieces: list[str] = []
        self._length = 0
        self._open = False
        self._omitted = False
        at = work.find(HEADER_END)
        at = work.find("\n", at) + 1 if at >= 0 else 0
        for found in _LINE.finditer(work, at):
            self._line(found[0].rstrip("\r\n"), found.start())
        self.body.text = "".join(self._pieces)

    def _line(self, written: str, offset: int) -> None:
        line = line_of(written)
        if line.kind in (Kind.HEADING, Kind.EDITORIAL):
            self._omitted = line.kind is Kind.EDITORIAL
        match line.kind:
            case Kind.NOTHING:
                return
            case Kind.EDITORIAL | Kind.BREAK:
                self._open = False
                return
            case Kind.CONTINUATION if self._open and self.body.lines:
                last = self.body.lines[-1]
                if not self._words(written, line.start, offset, " "):
                    return
                # A unit whose words go on is a paragraph; a heading stays one.
                level = None if last.level == UNIT_LEVEL else last.level
                self.body.lines[-1] = TextLine(last.start, self._length, level)
            case _:
                level = line.level
                start = self._length + (1 if self._length else 0)
                if self._words(written, line.start, offset, "\n"):
                    self.body.lines.append(TextLine(start, self._length, level))
                    self._open = True

    def _words(self, written: str, start: int, offset: int, separator: str) -> bool:
        """Add the words of a line, those after the first joined by single spaces; whether there are any."""
        added = False
        for end, after, tag in [*((tag.start, tag.end, tag) for tag in tags_in(written, start)),
                                (len(written), len(written), None)]:  # fmt: skip
            for run in [] if self._omitted else _WORDS.finditer(written, start, end):
                self._run(run[0], offset + run.start(), " " if added else separator)
                added = True
            if tag is not None and tag.page is not None:
                self.body.pages.append(PageMark(self._length, tag.page, tag.volume))
            start = after
        return added

    def _run(self, words: str, in_file: int, separator: str) -> None:
        if self._length:
            self._pieces.append(separator)
            self._length += 1
        self.body._starts.append(self._length)
        self.body._in_file.append(in_file)
        self._pieces.append(words)
        self._length += len(words)
