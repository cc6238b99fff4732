"""Resolve the dates and the moment of a question to days and a log position."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Certainty, Interval
from timeline.errors import InvalidDate
from timeline.query.as_of import position_as_of
from timeline.query.question.question import Question
from timeline.query.question.suggested_year import suggested_year
from timeline.query.relation import RELATIONS, Relation
from timeline.query.when import When, parse_when

if TYPE_CHECKING:
    from timeline.grammar.period_table import PeriodTable


@dataclass(frozen=True, slots=True)
class ResolvedQuestion:
    """A question whose dates are resolved.

    question: with its dates in EDTF; days: their interval; at: the log position to answer as of, None for
    now; notes: what had to be assumed, in words.
    """

    question: Question
    days: Interval
    at: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def relation(self) -> Relation:
        """The relation of the answers to the days."""
        return RELATIONS[self.question.command]

    @property
    def certainties(self) -> list[Certainty]:
        """The certainties of the answers asked for, in their order."""
        names = self.question.certainties
        return [one for one in Certainty if not names or one.value in names]


def parse_dates(
    connection: Connection, question: Question, today: date, at: int | None = None
) -> ResolvedQuestion:
    """Resolve the dates and the moment of a question.

    at: the log position for a question without a moment of its own. Raises InvalidDate.
    """
    if question.as_of:
        at = position_as_of(connection, question.as_of)
    read = [
        parse_when(
            text,
            today,
            lambda in_year: suggested_year(connection, today, in_year, at),
            lambda: _periods(connection),
        )
        for text in question.dates
    ]
    relation = RELATIONS[question.command]
    days = read[0].interval if len(read) == 1 else _from_to(read[0].interval, read[1].interval)
    _require_edge(days, relation)
    notes = tuple(dict.fromkeys(item.note for item in read if item.note))
    if question.where or question.relevant_to:
        # Imported here: a question about days alone starts up faster.
        from timeline.query.relevance.region_words import unknown_regions

        notes += unknown_regions(question.where or question.relevant_to)
    understood = replace(
        question,
        dates=_understood(read, relation),
        published_before=_edge(connection, question.published_before, today, at, first=True),
        published_after=_edge(connection, question.published_after, today, at, first=False),
    )
    return ResolvedQuestion(understood, days, at, notes)


def _edge(connection: Connection, text: str, today: date, at: int | None, *, first: bool) -> str:
    """The first or the last day of a date of publication, "" for none."""
    if not text:
        return ""
    found = parse_when(text, today, lambda in_year: suggested_year(connection, today, in_year, at)).interval
    edge = found.earliest if first else found.latest
    if edge is None or edge == date.max:
        raise InvalidDate("{days} has no such day: give one", days=format_edtf(found))
    return edge.isoformat()


def _periods(connection: Connection) -> "PeriodTable":
    # Loaded only when the words are no plain date.
    from timeline.projections.given_periods import known_periods

    return known_periods(connection)


def _require_edge(days: Interval, relation: Relation) -> None:
    """Raise InvalidDate if `before` has no first day, or `after` no last day."""
    if relation is Relation.BEFORE and days.earliest is None:
        raise InvalidDate("{days} has no first day: give one", days=format_edtf(days))
    if relation is Relation.AFTER and days.latest is None:
        raise InvalidDate("{days} has no last day: give one", days=format_edtf(days))


def _from_to(first: Interval, last: Interval) -> Interval:
    if first.earliest and last.latest and first.earliest > last.latest:
        raise InvalidDate(
            "{first} is after {last}: give the earlier date first",
            first=format_edtf(first),
            last=format_edtf(last),
        )
    return Interval(first.earliest, last.latest)


def _understood(read: Sequence[When], relation: Relation) -> tuple[str, ...]:
    """The dates in EDTF: before a month is before its first day, after it is after its last."""
    if len(read) == 2:
        return tuple(format_edtf(item.interval).replace("../..", "..") for item in read)
    days = read[0].interval
    edge = {Relation.BEFORE: days.earliest, Relation.AFTER: days.latest}.get(relation)
    return (edge.isoformat() if edge else format_edtf(days),)
