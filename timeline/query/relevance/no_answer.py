"""What is nearest to a question by relevance that has no answer: other days, fewer words, another name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from timeline.dates.interval import Interval
from timeline.query.question.question import OPEN, Question
from timeline.query.question.resolved import ResolvedQuestion
from timeline.query.relevance.rows import relevant_rows
from timeline.query.relevance.sought import Sought, Unknown, sought

# So many questions are offered.
_MOST = 3


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The names and words that the database does not have, and similar questions that have an answer."""

    unknown: tuple[Unknown, ...]
    nearest: tuple[Question, ...]


def no_answer(connection: Connection, asked: ResolvedQuestion) -> NoAnswer:
    """What to ask instead of a question by relevance that has no answer."""
    read = sought(connection, asked.question.relevant_to, asked.at)
    nearest: list[Question] = []
    for one in _others(asked, read):
        if len(nearest) == _MOST:
            break
        question = replace(one.question, limit=1, after_id="", top=None)
        if one.question not in nearest and relevant_rows(connection, replace(one, question=question)).rows:
            nearest.append(one.question)
    return NoAnswer(read.unknown, tuple(nearest))


def _others(asked: ResolvedQuestion, read: Sought) -> Iterator[ResolvedQuestion]:
    """Questions like this one, the nearest first."""
    words = asked.question.relevant_to
    respelled = words
    for unknown in read.unknown:
        if unknown.nearest:
            respelled = respelled.replace(unknown.text, unknown.nearest[0])
    if respelled != words:
        yield _with(asked, respelled)
    has_dates = asked.days != Interval(None, None)
    if has_dates:
        yield _at_any_time(asked)
    missing = {one.text for one in read.unknown}
    known = [one for one in read.asked if one.text not in missing]
    # A verb alone is no nearer to it than anything else.
    known = [one for one in known if one.text in read.names] or known
    fewer = sorted(known, key=lambda one: (one is not read.required, -one.weight, one.text))
    for one in fewer:
        if one.text != words:
            yield _with(asked, one.text)
            if has_dates:
                yield _at_any_time(_with(asked, one.text))


def _with(asked: ResolvedQuestion, words: str) -> ResolvedQuestion:
    return replace(asked, question=replace(asked.question, relevant_to=words))


def _at_any_time(asked: ResolvedQuestion) -> ResolvedQuestion:
    question = replace(asked.question, command="between", dates=(OPEN, OPEN))
    return replace(asked, question=question, days=Interval(None, None))
