"""A question's dates as a person wrote them, read into the days that it asks about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.errors import InvalidDate
from timeline.query.chronology import suggested_year
from timeline.query.relation import Relation
from timeline.query.when import When, parse_when


@dataclass(frozen=True, slots=True)
class Understood:
    """What is asked: the relation of events to some days.

    dates: the days as understood, in EDTF, one for each date that was written; notes: what had to be assumed.
    """

    relation: Relation
    days: Interval
    dates: tuple[str, ...]
    notes: tuple[str, ...]


def understand(
    connection: Connection, relation: Relation, dates: Sequence[str], today: date, at: int | None = None
) -> Understood:
    """Read the one date of a question, or the first and the last of two.

    at: the log position as of which the year of a date without one is suggested. Raises InvalidDate.
    """
    read = [parse_when(text, today, lambda: suggested_year(connection, today, at)) for text in dates]
    days = read[0].interval if len(read) == 1 else _from_to(read[0].interval, read[1].interval)
    _require_edge(days, relation)
    notes = tuple(dict.fromkeys(item.note for item in read if item.note))
    return Understood(relation, days, tuple(_shown(read, relation)), notes)


def _require_edge(days: Interval, relation: Relation) -> None:
    """Before needs a first day and after a last one: an open interval has none."""
    if relation is Relation.BEFORE and days.earliest is None:
        raise InvalidDate(
            "{days} has no first day that anything could lie before: give one", days=format_edtf(days)
        )
    if relation is Relation.AFTER and days.latest is None:
        raise InvalidDate(
            "{days} has no last day that anything could lie after: give one", days=format_edtf(days)
        )


def _from_to(first: Interval, last: Interval) -> Interval:
    if first.earliest and last.latest and first.earliest > last.latest:
        raise InvalidDate(
            "{first} lies after {last}: give the earlier date first",
            first=format_edtf(first),
            last=format_edtf(last),
        )
    return Interval(first.earliest, last.latest)


def _shown(read: Sequence[When], relation: Relation) -> list[str]:
    """The dates as understood: before a month is before its first day, after it is after its last."""
    if len(read) == 2:
        return [format_edtf(item.interval).replace("../..", "..") for item in read]
    days = read[0].interval
    edge = {Relation.BEFORE: days.earliest, Relation.AFTER: days.latest}.get(relation)
    return [edge.isoformat() if edge else format_edtf(days)]
