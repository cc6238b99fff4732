"""Grounds days by the nights left of their month: it had 29 or 30 days, and the writer may not have known."""

from timeline.dates.calendars import Calendar, calendar_named
from timeline.dates.interval import DAY, Interval
from timeline.grammar.expression import NightsLeft
from timeline.normalizer.cross_check import by_weekday
from timeline.normalizer.grounding import Grounding
from timeline.normalizer.reasons import (
    Approximate,
    AwaitsPublication,
    Complete,
    EveningBefore,
    Reason,
    Unplaceable,
)


def ground_nights_left(semantics: NightsLeft) -> Grounding:
    """Ground a day of a month with its year. Raises Unplaceable without a year, InvalidDate without a month.

    Of a month known from a table, the last day is its last; N nights are counted from the 30th or the 29th.
    """
    date = semantics.month
    if date.year is None or date.month is None:
        raise Unplaceable(AwaitsPublication())
    calendar = calendar_named(date.calendar)
    days = _days(calendar, date.year, date.month, semantics.left)
    margin = calendar.margin(date.year)
    reasons: tuple[Reason, ...] = (Complete(calendar.name, "day"),)
    if margin:
        reasons = (*reasons, Approximate(calendar.name, margin))
    grounding = Grounding(days, {}, reasons)
    if (
        semantics.part == "NI"
        and not margin
        and calendar.usage.begins_at_sunset
        and days.earliest
        and days.latest
    ):
        evening = Interval(days.earliest - DAY, days.latest - DAY)
        grounding = Grounding(evening, {}, (*reasons, EveningBefore(calendar.name)))
    return grounding if semantics.weekday is None else by_weekday(semantics.weekday, grounding)


def _days(calendar: Calendar, year: int, month: int, left: int) -> Interval:
    whole = calendar.month(year, month)
    assert whole.earliest is not None and whole.latest is not None
    margin = calendar.margin(year)
    last = whole.latest - margin * DAY
    if left == 0:
        return Interval(last - margin * DAY, last + margin * DAY)
    length = (last - whole.earliest).days + 1 - margin
    exact = not calendar.usage.begins_at_sunset
    lengths = (length, length) if exact else (29, 30)
    first = whole.earliest + margin * DAY
    earliest, latest = (first + (one - left - 1) * DAY for one in lengths)
    return Interval(earliest - margin * DAY, latest + margin * DAY)
