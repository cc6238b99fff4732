"""A clue: what some words of an article tell of the day on which it was written."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from timeline.dates.interval import Interval
from timeline.grammar.expression import CalendarDate, Expression

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


class ClueKind(StrEnum):
    """What words say that is evidence of the day on which they were written.

    DATELINE: they are the date line. SPOKEN: they quote a speech of those days. YESTERDAY, TODAY, TOMORROW,
    CURRENT, PAST, COMING, LAST_YEAR, NEXT_YEAR: they call some days so. LASTING: something has lasted since
    then. REPORTED, ANNOUNCED: something happened, or will happen, then. BETWEEN: they call one month past
    where other words call a later one coming.
    """

    DATELINE = "dateline"
    SPOKEN = "spoken"
    YESTERDAY = "yesterday"
    TODAY = "today"
    TOMORROW = "tomorrow"
    CURRENT = "current"
    PAST = "past"
    COMING = "coming"
    LAST_YEAR = "last year"
    NEXT_YEAR = "next year"
    LASTING = "lasting"
    REPORTED = "reported"
    ANNOUNCED = "announced"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Says:
    """What some words say of the day of writing, of which days: those named, or what such a day is like.

    weekday: ISO, Monday 1. next_month: the later month of BETWEEN.
    """

    kind: ClueKind
    days: Interval | None = None
    weekday: int | None = None
    month_day: int | None = None
    month: int | None = None
    next_month: int | None = None


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """The words from `start` to `end` of an article, and what they say of its day.

    contradicted: left out, because stronger words contradict it.
    """

    start: int
    end: int
    says: Says
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class Clue:
    """What the words from `start` to `end` of a text tell of the day on which it was written.

    says: the evidence. days: those that they leave. months, month_day, weekday: what such a day
    is like, in any year; empty or None where they tell nothing of it.
    """

    start: int
    end: int
    says: Says
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


def bounds(expression: Expression, says: Says, strength: Strength, days: Interval) -> Clue:
    """The clue that an expression bounds the days."""
    return Clue(expression.start, expression.end, says, strength, days)


def full_day(semantics: CalendarDate) -> date | None:
    """The day, when it is stated in full, lies in PRESS_YEARS, and its weekday agrees."""
    year = semantics.year or 0
    if not semantics.in_civil_calendar or year not in PRESS_YEARS:
        return None
    try:
        value = date(year, semantics.month or 0, semantics.day or 0)
    except ValueError:
        return None
    return value if semantics.weekday in (None, value.isoweekday()) else None
