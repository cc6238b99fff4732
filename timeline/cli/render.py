"""Answers as lines for a person and as JSON for a program."""

from collections.abc import Iterable, Iterator
from typing import Any

from timeline.cli.output import safe
from timeline.cli.terminal import Terminal
from timeline.dates.interval import Interval, Standing
from timeline.query.chronology import Answer, Source

SIGNS = {Standing.CERTAIN: "+", Standing.POSSIBLE: "?"}
EDTF_WIDTH = 21


def answer_lines(answers: Iterable[Answer], relation: str, digits: int, terminal: Terminal) -> Iterator[str]:
    """One line an event: sign, id, date, number of articles, clause; the possible ones under a head."""
    notes = {
        Standing.CERTAIN: "id, days, articles that report it, clause",
        Standing.POSSIBLE: f"not all of their days lie {relation}",
    }
    shown: Standing | None = None
    for answer in answers:
        if answer.standing is not shown:
            shown = answer.standing
            yield terminal.strong(f"{shown.value} {SIGNS[shown]}  ({notes[shown]})")
        date = f"{answer.edtf:<{EDTF_WIDTH}}"
        columns = f"{SIGNS[answer.standing]} {answer.id[:digits]}  {date} {answer.articles:>3}  "
        yield columns + terminal.cut(safe(answer.text), terminal.width - len(columns))
    if shown is None:
        yield "nothing found"


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """The contract of --json: see docs/json.md."""
    return {
        "id": answer.id,
        "standing": answer.standing.value,
        **_ends(answer.when),
        "edtf": answer.edtf,
        "precision": answer.precision,
        "text": answer.text,
        "sources": [_source_to_json(source) for source in answer.sources],
    }


def _source_to_json(source: Source) -> dict[str, Any]:
    return {
        "article": source.article,
        "title": source.title,
        "source": source.source,
        "published": source.published,
        "quote": source.quote,
        "expression": source.expression,
        **_ends(source.when),
    }


def _ends(when: Interval) -> dict[str, str | None]:
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }
