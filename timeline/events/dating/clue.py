"""A clue: what some words of an article tell of the day on which it was written."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from timeline.arabic.expression import CalendarDate, Expression
from timeline.dates.interval import Interval

ANY_DAYS = Interval(None, None)
# Years from which a day can be counted in an article.
PRESS_YEARS = range(1800, 2200)


class Strength(IntEnum):
    """How much a clue weighs against others that contradict it: by how often each was right.

    PATTERN: what such a day is like, in any year. AHEAD: what is announced. COUNTED: what is counted from the
    day of writing, with a year. TODAY: the day itself. TOLD: what has happened, or lasts; a day called today
    before something that the article tells of is quoted from an older text, or misprinted. DATELINE: the date
    at its head or foot.
    """

    PATTERN = 0
    AHEAD = 1
    COUNTED = 2
    TODAY = 3
    TOLD = 4
    DATELINE = 5


@dataclass(frozen=True, slots=True)
class Clue:
    """What the words from `start` to `end` of a text tell of the day on which it was written.

    says: the reason, for a reader. days: those that they leave. months, month_day, weekday: what such a day
    is like, in any year; empty or None where they tell nothing of it.
    """

    start: int
    end: int
    says: str
    strength: Strength
    days: Interval = ANY_DAYS
    months: frozenset[int] = frozenset()
    month_day: int | None = None
    weekday: int | None = None

    def allows(self, value: date) -> bool:
        """Whether a day is as the words say, the bounds aside."""
        return (
            (not self.months or value.month in self.months)
            and self.month_day in (None, value.day)
            and self.weekday in (None, value.isoweekday())
        )


def bounds(expression: Expression, says: str, strength: Strength, days: Interval) -> Clue:
    """The clue that an expression bounds the days."""
    return Clue(expression.start, expression.end, says, strength, days)


def full_day(said: CalendarDate) -> date | None:
    """The day, when it is stated in full, lies in PRESS_YEARS, and its weekday agrees."""
    year = said.year or 0
    if not said.in_civil_calendar or year not in PRESS_YEARS:
        return None
    try:
        value = date(year, said.month or 0, said.day or 0)
    except ValueError:
        return None
    return value if said.weekday in (None, value.isoweekday()) else None
