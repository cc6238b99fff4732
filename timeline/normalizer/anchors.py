"""What an expression is counted from: the publication, the day of writing, the day of speaking."""

from collections.abc import Iterable

from timeline.dates.interval import Interval
from timeline.grammar.expression import (
    BeforeChrist,
    CalendarDate,
    DecadeOrCentury,
    Duration,
    Expression,
    PartOfYear,
    RecurringSet,
    Semantics,
    Span,
    Vague,
)


def needs_anchor(semantics: Semantics) -> bool:
    """Whether what is semantics comes to different days for different anchors."""
    match semantics:
        case CalendarDate():
            return semantics.year is None
        case Span():
            return semantics.last.year is None
        case PartOfYear():
            return semantics.year is None
        case DecadeOrCentury():
            return semantics.first is None
        case Duration() | Vague() | RecurringSet() | BeforeChrist():
            return False
    return True


def states_publication_day(expression: Expression) -> bool:
    """Whether it says which day the text calls today: اليوم السبت, اليوم 4 أيار 2017."""
    semantics = expression.semantics
    if (
        not isinstance(semantics, CalendarDate)
        or semantics.shift != 0
        or expression.speech_date_start is not None
    ):
        return False
    return semantics.weekday is not None or semantics.year is not None


def only_day(intervals: Iterable[Interval | None]) -> Interval | None:
    """The one day that all of them are, None when they differ or are more than a day."""
    days = {interval for interval in intervals if interval is not None and interval.is_day}
    return days.pop() if len(days) == 1 else None
