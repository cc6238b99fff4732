"""Which expressions need an anchor, and which state the publication day."""

from collections.abc import Iterable

from timeline.dates.interval import Interval
from timeline.grammar.expression import (
    BeforeChrist,
    CalendarDate,
    CountedDay,
    DecadeOrCentury,
    Duration,
    Expression,
    NightsLeft,
    PartOfYear,
    PeriodOfName,
    RecurringSet,
    Semantics,
    Span,
    Vague,
)


def needs_anchor(semantics: Semantics) -> bool:
    """Whether the semantics resolve to different days for different anchors."""
    match semantics:
        case CalendarDate():
            return semantics.year is None
        case CountedDay(month=month) | NightsLeft(month=month):
            return month.year is None
        case Span(first, last):
            return _counts(first) or _counts(last) or (first.year is None and last.year is None)
        case PartOfYear():
            return semantics.year is None
        case DecadeOrCentury():
            return semantics.first is None
        case Duration() | Vague() | RecurringSet() | BeforeChrist() | PeriodOfName():
            return False
    return True


def _counts(end: CalendarDate) -> bool:
    """Whether an end of a span counts from the anchor, whatever the other end states."""
    if end.year is not None:
        return False
    return end.shift is not None or end.year_shift is not None or end.direction is not None


def states_publication_day(expression: Expression) -> bool:
    """Whether an expression states which day the text calls today: اليوم السبت, اليوم 4 أيار 2017."""
    semantics = expression.semantics
    if (
        not isinstance(semantics, CalendarDate)
        or semantics.shift != 0
        or expression.speech_date_start is not None
    ):
        return False
    return semantics.weekday is not None or semantics.year is not None


def only_day(intervals: Iterable[Interval | None]) -> Interval | None:
    """Return the single day among the intervals, None without one or with several; wider ones are ignored."""
    days = {interval for interval in intervals if interval is not None and interval.is_day}
    return days.pop() if len(days) == 1 else None
