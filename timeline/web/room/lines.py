"""Answers as the lines of a page: what templates need of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.query.chronology import Answer
from timeline.query.folding import folded
from timeline.wording.spoken_dates import spoken_time

SIGNS = {"certain": "+", "likely": "~", "possible": "?"}
# Publishers that a line names.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """An event. when: in words; badges: keys of words; similar: events folded into it."""

    id: str
    certainty: str
    sign: str
    when: str
    edtf: str
    headline: str
    badges: tuple[str, ...]
    publishers: tuple[str, ...]
    source_count: int
    similar: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one certainty that follow each other."""

    certainty: str
    lines: tuple[Line, ...]


def parts_of(answers: Iterable[Answer], language: str) -> Iterator[Part]:
    """The answers of a page by certainty, those that are possibly the same folded into one line."""
    found: list[Line] = []
    for one in folded(answers):
        line = line_of(one.answer, language, tuple(line_of(other, language) for other in one.similar))
        if found and found[-1].certainty != line.certainty:
            yield Part(found[0].certainty, tuple(found))
            found = []
        found.append(line)
    if found:
        yield Part(found[0].certainty, tuple(found))


def line_of(answer: Answer, language: str, similar: tuple[Line, ...] = ()) -> Line:
    """The line of an event."""
    badges = (
        answer.factuality if answer.factuality != "occurred" else "",
        "reporting" if answer.reporting else "",
        "disputed" if answer.disputed else "",
    )
    return Line(
        id=answer.id,
        certainty=answer.certainty.value,
        sign=SIGNS[answer.certainty.value],
        when=spoken_time(answer.time, language),
        edtf=answer.edtf,
        headline=answer.headline,
        badges=tuple(filter(None, badges)),
        publishers=answer.publishers[:_NAMED],
        source_count=answer.source_count,
        similar=similar,
    )
