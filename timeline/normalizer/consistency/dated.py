"""The dates of a text with their parts in their own calendar, whatever gave them."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.dates.calendars import CALENDARS, calendar_named
from timeline.dates.interval import DAY, Interval
from timeline.grammar.expression import CalendarDate, CountedDay, Expression, NightsLeft
from timeline.normalizer.consistency.model import Written
from timeline.normalizer.reasons import Check, TakenFrom, WeekdayChecked
from timeline.normalizer.resolution import Resolution, components


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression that was resolved to days. days: those; written: its parts, None without a year.

    checked: how it was checked against its weekday; taken: what it took from a date before it.
    """

    expression: Expression
    resolution: Resolution
    days: Interval
    written: Written | None
    checked: WeekdayChecked | None
    taken: TakenFrom | None

    @property
    def is_night(self) -> bool:
        """Whether it is a night, which has the number of the day before or after it."""
        return getattr(self.expression.semantics, "part", None) == "NI"

    @property
    def span(self) -> tuple[int, int]:
        """The span of its words."""
        return self.expression.start, self.expression.end


def dated(pairs: Iterable[tuple[Expression, Resolution]]) -> list[Dated]:
    """Return the dates by calendar of a text that have days, in text order."""
    found = []
    for expression, resolution in pairs:
        days = resolution.interval
        if days is None or not isinstance(expression.semantics, CalendarDate | CountedDay | NightsLeft):
            continue
        checked = [one for one in resolution.reasons if isinstance(one, WeekdayChecked)]
        taken = [one for one in resolution.reasons if isinstance(one, TakenFrom)]
        found.append(
            Dated(
                expression,
                resolution,
                days,
                _written(resolution),
                checked[0] if checked else None,
                taken[0] if taken else None,
            )
        )
    return found


def _written(resolution: Resolution) -> Written | None:
    parts = {**components(resolution.semantics), **resolution.implied}
    year, month, day = (parts.get(name) for name in ("year", "month", "day"))
    if not isinstance(year, int) or year == 0:
        return None
    name = parts.get("calendar")
    calendar = calendar_named(name if isinstance(name, str) and name in CALENDARS else None)
    month = month if isinstance(month, int) else None
    return Written(calendar.name, year, month, day if month and isinstance(day, int) else None)


def weekday_day(checked: WeekdayChecked) -> Interval | None:
    """The day of these days that has the weekday; None if none has."""
    first = checked.days.earliest
    if first is None or checked.check not in (Check.AGREES, Check.NARROWS):
        return None
    day = first + (checked.weekday - first.isoweekday()) % 7 * DAY
    return Interval(day, day)
