"""Resolve the dates and the moment of a question to days and a log position."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Connection

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval, Precision
from timeline.db.columns import day_number, holds
from timeline.db.tables import events
from timeline.errors import InvalidDate
from timeline.messages import _
from timeline.query.as_of import position_as_of
from timeline.query.question.question import Question
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
            lambda: suggested_year(connection, today, at),
            lambda: _periods(connection),
        )
        for text in question.dates
    ]
    relation = RELATIONS[question.command]
    days = read[0].interval if len(read) == 1 else _from_to(read[0].interval, read[1].interval)
    _require_edge(days, relation)
    notes = tuple(dict.fromkeys(item.note for item in read if item.note))
    return ResolvedQuestion(replace(question, dates=_understood(read, relation)), days, at, notes)


def _periods(connection: Connection) -> "PeriodTable":
    # Loaded only when the words are no plain date.
    from timeline.projections.given_periods import known_periods

    return known_periods(connection)


def suggested_year(connection: Connection, today: date, at: int | None = None) -> tuple[int, str]:
    """The year that a date without one most likely means here, and why."""
    year = sa.extract("year", events.c.earliest)
    query = (
        sa.select(year, sa.func.count())
        .where(
            holds(events, at),
            events.c.precision.in_([Precision.DAY.value, Precision.SPAN.value, Precision.MONTH.value]),
            events.c.starts_open.is_(False),
            # The timestamp of a day before the year 1 has another year.
            events.c.earliest_day >= day_number(date.min),
        )
        .group_by(year)
        .order_by(sa.func.count().desc(), year.desc())
        .limit(1)
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        return today.year, _("the current one, as the database has no dated event")
    why = _("most events of this database fall in it ({count})").format(count=found[1])
    return int(found[0]), why


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
