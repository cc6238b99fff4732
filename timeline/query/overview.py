"""An overview: of each day, week, month or year its number of events and the few most important."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from timeline.dates.interval import Certainty, Interval
from timeline.db.columns import interval_of
from timeline.query.chronology import Answer, answers_of
from timeline.query.folding import foremost
from timeline.query.periods import Period, UnitName, by_period
from timeline.query.question.resolved import ResolvedQuestion
from timeline.query.rows import event_rows

MOST = 3
# So many times as many are looked at, because some are possibly the same as a more important one.
_SPARE = 4
_OPEN = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Overview:
    """An answer by periods. periods: those that have events, in order.

    days: those asked for; outside: how many events have days that lie in several periods, or may not be among
    those asked for.
    """

    unit: UnitName
    days: Interval
    periods: tuple[Period[Answer], ...]
    outside: int

    @property
    def count(self) -> int:
        """How many events the periods have."""
        return sum(period.count for period in self.periods)


def overview(connection: Connection, asked: ResolvedQuestion, unit: UnitName, most: int = MOST) -> Overview:
    """The overview of the answer to a question; its own order, top and page do not matter.

    most: how many events of a period are listed. Only of those are the sources loaded.
    """
    whole = replace(asked.question, order="time", newest_first=False, top=None, limit=None, after_id="")
    rows = event_rows(connection, replace(asked, question=whole)).rows
    found = (
        (_placed(interval_of(row), certainty), row["importance"], (certainty, row)) for certainty, row in rows
    )
    periods, outside = by_period(found, unit, most * _SPARE, asked.days)
    best = answers_of(connection, (item for period in periods for item in period.best), asked.at)
    listed = (Period(one.days, one.count, tuple(next(best) for _ in one.best)) for one in periods)
    return Overview(unit, asked.days, tuple(_without_similar(one, most) for one in listed), outside)


def overview_of(answers: Iterable[Answer], days: Interval, unit: UnitName, most: int = MOST) -> Overview:
    """The overview of answers that are at hand. days: those that can be an answer."""
    found = ((_placed(answer.when, answer.certainty), answer.importance, answer) for answer in answers)
    periods, outside = by_period(found, unit, most * _SPARE, days)
    return Overview(unit, days, tuple(_without_similar(one, most) for one in periods), outside)


def _without_similar(period: Period[Answer], most: int) -> Period[Answer]:
    """A period with its most important events, of those that are possibly the same the first alone."""
    return Period(period.days, period.count, foremost(period.best, most))


def _placed(when: Interval, certainty: Certainty) -> Interval:
    """The days by which an event is gathered: of one that is only possibly asked for none are known."""
    return _OPEN if certainty is Certainty.POSSIBLE else when
