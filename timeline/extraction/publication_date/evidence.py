"""A clue: what some words of an article show about the day on which it was written."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from timeline.dates.interval import Interval
from timeline.grammar.expression import CalendarDate, Expression

ANY_DAYS = Interval(None, None)
# Years that an article can count from.
PRESS_YEARS = range(1800, 2200)


class Strength(IntEnum):
    """How much a clue weighs against others that contradict it, by how often each kind was right.

    PATTERN: what the day is like, in any year. AHEAD: something is announced for then. COUNTED: a date with
    its year is counted from the day of writing. TODAY: the text calls a day today. REPORTED: something has
    happened or lasted since then; a "today" before something that the article reports is quoted from an
    older text, or misprinted. DATELINE: the date at the head or foot.
    """

    PATTERN = 0
    AHEAD = 1
    COUNTED = 2
    TODAY = 3
    REPORTED = 4
    DATELINE = 5


class ClueKind(StrEnum):
    """What words state that is evidence of the day on which they were written.

    DATELINE: they are the dateline. SPOKEN: they quote a speech of those days. YESTERDAY, TODAY, TOMORROW,
    CURRENT, PAST, COMING, LAST_YEAR, NEXT_YEAR: they call some days that. LASTING: something has lasted since
    then. REPORTED, ANNOUNCED: something happened, or will happen, then. BETWEEN: they call one month past,
    and other words call a later one coming.
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
    """What some words state about the day of writing: the days that they name, or what the day is like.

    weekday: ISO, Monday is 1. next_month: the later month of BETWEEN.
    """

    kind: ClueKind
    days: Interval | None = None
    weekday: int | None = None
    month_day: int | None = None
    month: int | None = None
    next_month: int | None = None


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """The words from `start` to `end` of an article, and what they state about the day of writing.

    contradicted: not used, because stronger evidence contradicts it.
    """

    start: int
    end: int
    says: Says
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class Clue:
    """What the words from `start` to `end` of a text show about the day on which it was written.

    says: the evidence. days: the days that they allow. months, month_day, weekday: what the day is like, in
    any year; empty or None if they leave it open.
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
        """Whether a day matches the pattern; `days` is not checked."""
        return (
            (not self.months or value.month in self.months)
            and self.month_day in (None, value.day)
            and self.weekday in (None, value.isoweekday())
        )


def bounds(expression: Expression, says: Says, strength: Strength, days: Interval) -> Clue:
    """Return the clue that an expression bounds the days."""
    return Clue(expression.start, expression.end, says, strength, days)


def full_day(semantics: CalendarDate) -> date | None:
    """Return the day if it is stated in full, in PRESS_YEARS and agrees with its weekday, else None."""
    year = semantics.year or 0
    if not semantics.in_civil_calendar or year not in PRESS_YEARS:
        return None
    try:
        value = date(year, semantics.month or 0, semantics.day or 0)
    except ValueError:
        return None
    return value if semantics.weekday in (None, value.isoweekday()) else None
