"""What an expression is counted from: the publication, the day of writing, the day of speaking."""

from collections.abc import Iterable

from timeline.arabic.expression import (
    BeforeChrist,
    CalendarDate,
    Era,
    Expression,
    Frequency,
    Length,
    PartOfYear,
    Said,
    Span,
    Vague,
)
from timeline.dates.interval import Interval


def needs_anchor(said: Said) -> bool:
    """Whether what is said comes to different days for different anchors."""
    match said:
        case CalendarDate():
            return said.year is None
        case Span():
            return said.last.year is None
        case PartOfYear():
            return said.year is None
        case Era():
            return said.first is None
        case Length() | Vague() | Frequency() | BeforeChrist():
            return False
    return True


def names_its_today(expression: Expression) -> bool:
    """Whether it says which day the text calls today: اليوم السبت, اليوم 4 أيار 2017."""
    said = expression.said
    if not isinstance(said, CalendarDate) or said.shift != 0 or expression.spoken_on is not None:
        return False
    return said.weekday is not None or said.year is not None


def only_day(intervals: Iterable[Interval | None]) -> Interval | None:
    """The one day that all of them are, None when they differ or are more than a day."""
    days = {interval for interval in intervals if interval is not None and interval.is_day}
    return days.pop() if len(days) == 1 else None
