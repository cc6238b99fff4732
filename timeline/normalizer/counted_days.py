"""Grounds days counted within a month (the first Friday of Ramadan) or a week (Sunday of last week)."""

from dataclasses import replace
from datetime import date

from timeline.dates.calendars import CIVIL, Calendar, calendar_named
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import DAY, Interval, day, hull
from timeline.grammar.expression import CountedDay, DayOfWeek
from timeline.normalizer.grounding import Alternative, Grounding, TenseHint, choose
from timeline.normalizer.periods import unit_around
from timeline.normalizer.reasons import (
    Approximate,
    Chosen,
    Complete,
    Counted,
    CountedWithin,
    EveningBefore,
    NoSuchDay,
    Position,
    Reason,
    Unplaceable,
    WeekBegins,
    YearImplied,
)

_REACH = 2
_SHIFTS = {"past": -1, "this": 0, "future": 1}


def ground_counted_day(semantics: CountedDay, tense_hint: TenseHint, anchor: date) -> Grounding:
    """Ground the day within each month that may be meant, and choose among those days."""
    month = semantics.month
    calendar = calendar_named(month.calendar)
    if month.month is None:
        shift = _SHIFTS[month.direction or "this"]
        days = unit_around("month", anchor, shift)
        dated = _on_date(semantics, CIVIL, days)
        found = dated or _within(semantics, days, 0)
        steps: tuple[Reason, ...] = (Counted("month", shift, anchor),)
        return _grounded(semantics, found, calendar, (*steps, _step(semantics, days)), {})
    year = month.year
    if month.year_shift is not None:
        year = calendar.year_of(anchor) + month.year_shift
    if year is not None:
        named = calendar.month(year, month.month)
        steps = (
            (Complete(calendar.name, "month"),)
            if month.year_shift is None
            else (Counted("year", month.year_shift, anchor), YearImplied(calendar.name, year))
        )
        only = _in_year(semantics, calendar, year)
        if only is None:
            raise Unplaceable(NoSuchDay(calendar.name, year, month.month, semantics.number))
        implied: dict[str, int | str] = {} if month.year_shift is None else {"year": year}
        return _grounded(semantics, only, calendar, (*steps, _step(semantics, named)), implied, year)
    middle = calendar.year_of(anchor)
    near = range(middle - _REACH, middle + _REACH + 1)
    possible = [(that, one) for one in near if (that := _in_year(semantics, calendar, one))]
    if not possible:
        raise Unplaceable(NoSuchDay(calendar.name, None, month.month, semantics.number))
    starts = [that.earliest or anchor for that, _ in possible]
    choice = choose(possible, starts, month.direction, tense_hint, anchor)
    (one, chosen), other = choice.item, choice.other
    steps = (choice.reason, YearImplied(calendar.name, chosen))
    grounding = _grounded(
        semantics,
        one,
        calendar,
        (*steps, _step(semantics, calendar.month(chosen, month.month))),
        {"year": chosen},
        chosen,
    )
    if other is None or choice.condition is None or other[0] == one:
        return grounding
    return replace(grounding, alternatives=(Alternative(other[0], choice.condition),))


def _in_year(semantics: CountedDay, calendar: Calendar, year: int) -> Interval | None:
    """The day in the month of one year; None when the month has no such day."""
    assert semantics.month.month is not None
    days = calendar.month(year, semantics.month.month)
    if dated := _on_date(semantics, calendar, days):
        return dated
    found = _within(semantics, days, calendar.margin(year))
    assert found.earliest and found.latest and days.earliest and days.latest
    return found if days.earliest <= found.earliest and found.latest <= days.latest else None


def _on_date(semantics: CountedDay, calendar: Calendar, days: Interval) -> Interval | None:
    """The day of the month with the number, where the number may be one and the weekday agrees."""
    if not semantics.or_date or days.earliest is None:
        return None
    found = days.earliest + (semantics.number - 1) * DAY
    exact = calendar.margin(days.earliest.year) == 0 or calendar is CIVIL
    return day(found) if exact and found.isoweekday() == semantics.weekday else None


def _within(semantics: CountedDay, days: Interval, margin: int) -> Interval:
    """The day counted from the start or the end of a month, whose first day may be `margin` days off."""
    assert days.earliest is not None and days.latest is not None
    number, weekday = semantics.number, semantics.weekday
    ends = []
    for off in range(0, 2 * margin + 1):
        if number > 0:
            first = days.earliest + off * DAY
            ahead = 0 if weekday is None else (weekday - first.isoweekday()) % 7
            ends.append(first + (ahead + (number - 1) * (1 if weekday is None else 7)) * DAY)
        else:
            last = days.latest - off * DAY
            back = 0 if weekday is None else (last.isoweekday() - weekday) % 7
            ends.append(last - back * DAY)
    return Interval(min(ends), max(ends))


def _step(semantics: CountedDay, days: Interval) -> Reason:
    return CountedWithin(semantics.number, semantics.weekday, days)


def _grounded(
    semantics: CountedDay,
    found: Interval,
    calendar: Calendar,
    steps: tuple[Reason, ...],
    implied: dict[str, int | str],
    year: int | None = None,
) -> Grounding:
    if semantics.part == "NI" and calendar.usage.begins_at_sunset and found.earliest and found.latest:
        found = Interval(found.earliest - DAY, found.latest - DAY)
        steps = (*steps, EveningBefore(calendar.name))
    if year is not None and (margin := calendar.margin(year)):
        steps = (*steps, Approximate(calendar.name, margin))
    return Grounding(found, implied, steps)


def ground_day_of_week(semantics: DayOfWeek, anchor: date) -> Grounding:
    """Ground a weekday of a week, which begins on Monday (ISO), Sunday or Saturday: all that these allow."""
    found = []
    for first in (1, 7, 6):
        start = anchor - (anchor.isoweekday() - first) % 7 * DAY + 7 * semantics.shift * DAY
        found.append(start + (semantics.weekday - first) % 7 * DAY)
    days = hull(Interval(min(found), min(found)), Interval(max(found), max(found)))
    steps: tuple[Reason, ...] = (Counted("week", semantics.shift, anchor),)
    if min(found) == max(found):
        steps = (*steps, Chosen(Position.CURRENT, found[0], None, semantics.weekday))
    else:
        steps = (*steps, WeekBegins())
    return Grounding(days, {"date": format_edtf(days)}, steps)
