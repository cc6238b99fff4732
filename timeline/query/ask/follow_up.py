"""Questions that follow up the one before: وبعد ذلك؟, وفي حلب؟, "and in May?"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from timeline.dates.edtf import parse_edtf
from timeline.errors import InvalidDate
from timeline.query.ask.parse import ParsedQuestion
from timeline.query.ask.tables import phrases_at
from timeline.query.ask.words import words_of
from timeline.query.question.question import FIELDS, OPEN, Question

_FILE = "follow_up.toml"


def follow_up(
    text: str, before: ParsedQuestion | None, last_day: date | None, parse: Callable[[str], ParsedQuestion]
) -> ParsedQuestion:
    """Parse a question that may follow up the one before, None if there is none.

    last_day: the first day of its last answer: "after that" counts from it when the question had no dates.
    parse: reads a question by itself. Raises what it raises.
    """
    words = words_of(text)
    opened = next(iter(phrases_at(_FILE, words, 0)), None) if words else None
    if before is None or opened is None:
        return parse(text)
    count, phrase = opened
    if phrase.table in ("then", "earlier") and count == len(words):
        return replace(before, question=_moved(before.question, phrase.table, last_day), parts=())
    asked = parse(text)
    return replace(asked, question=_completed(asked.question, before.question))


def _moved(question: Question, to: str, last_day: date | None) -> Question:
    """The same question about what came after its days, or before them."""
    days = [parse_edtf(day) for day in question.dates if day != OPEN]
    edges = [edge for one in days for edge in (one.earliest, one.latest) if edge]
    if question.command == "after" and to == "then" and last_day:
        edges.append(last_day)
    if not edges and last_day:
        edges = [last_day]
    if not edges:
        return question
    if to == "then":
        return replace(question, command="after", dates=(max(edges).isoformat(),), newest_first=False)
    return replace(question, command="before", dates=(min(edges).isoformat(),), newest_first=True)


def _completed(asked: Question, before: Question) -> Question:
    """A question with the days, or with the subject, of the one before, whichever it lacks."""
    if asked.dates == (OPEN, OPEN):
        asked = replace(asked, command=before.command, dates=before.dates)
    subjects = [one.name for one in FIELDS if one.is_text and one.name != "publishers"]
    if not any(getattr(asked, name) for name in subjects):
        asked = replace(asked, **{name: getattr(before, name) for name in subjects})
    return asked


def first_day(edtf: str) -> date | None:
    """The first day of a printed date, if it has one."""
    try:
        return parse_edtf(edtf).earliest
    except InvalidDate:
        return None
