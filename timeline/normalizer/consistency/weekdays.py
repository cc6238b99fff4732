"""Weekdays that a date cannot have."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from timeline.dates.calendars import Calendar, calendar_named
from timeline.dates.interval import DAY, Interval, day
from timeline.errors import InvalidDate
from timeline.normalizer.consistency.dated import Dated
from timeline.normalizer.consistency.model import Finding, Kind, Reading, Source, Written
from timeline.normalizer.consistency.months import Months, agreed, day_of_month
from timeline.normalizer.reasons import Check, WeekdayChecked, WeekdayTrusted

_WEEK = 7


def weekday_findings(dates: Sequence[Dated], months: Months) -> Iterator[Finding]:
    """Yield the dates none of whose days has the weekday next to them.

    months: what the text makes of the first days of its months, for the days that have the weekday.
    """
    for one in dates:
        checked = one.checked
        if checked is not None and checked.check is Check.CONTRADICTS and not _may_be(checked, one):
            weekday, days = checked.weekday, checked.days
            readings = (*_nearest(weekday, days), *_numbers(one.written, weekday, months))
            yield Finding(Kind.WEEKDAY, *one.span, days, one.written, readings, weekday)
        for reason in one.resolution.reasons:
            if isinstance(reason, WeekdayTrusted):
                counted = day(reason.day)
                near = tuple(_nearest(reason.weekday, counted))
                yield Finding(Kind.WEEKDAY, *one.span, counted, one.written, near, reason.weekday)


def _may_be(checked: WeekdayChecked, one: Dated) -> bool:
    """Whether a day that the table does not have, or a night, may have the weekday after all."""
    first, last = checked.days.earliest, checked.days.latest
    assert first is not None and last is not None
    calendar = calendar_named(one.written.calendar if one.written else None)
    exact = one.written is None or not calendar.margin(one.written.year)
    around = DAY if exact and calendar.usage.months_by_sighting else 0 * DAY
    # The night may follow the day whose number it has, and is named after the next one.
    after = DAY if one.is_night else 0 * DAY
    first, last = first - around, last + around + after
    return (checked.weekday - first.isoweekday()) % _WEEK <= (last - first).days


def _nearest(weekday: int, days: Interval) -> Iterator[Reading]:
    """The nearest day with the weekday outside these days; both if they are as near."""
    first, last = days.earliest, days.latest
    assert first is not None and last is not None
    before = -((first.isoweekday() - weekday) % _WEEK)
    after = (weekday - last.isoweekday()) % _WEEK
    if -before <= after:
        yield Reading(Source.WEEKDAY, day(first + before * DAY), before)
    if after <= -before:
        yield Reading(Source.WEEKDAY, day(last + after * DAY), after)


def _numbers(written: Written | None, weekday: int, months: Months) -> Iterator[Reading]:
    """The days of the month that have the weekday, where the calendar or the text fixes its first day."""
    if written is None or written.month is None or written.day is None:
        return
    calendar = calendar_named(written.calendar)
    if calendar.usage.months_by_sighting:
        fixed = agreed(months.get((written.calendar, written.year, written.month), {}))
        if fixed is not None:
            spans = tuple(one.span for one in fixed[1])
            yield replace(day_of_month(written.day, weekday, fixed[0]), spans=spans)
    elif reckoned := _month(calendar, written.year, written.month):
        first, length = reckoned
        numbers = (n for n in range(1, length + 1) if (first + (n - 1) * DAY).isoweekday() == weekday)
        yield Reading(Source.NUMBER, numbers=tuple(numbers))


def _month(calendar: Calendar, year: int, month: int) -> tuple[date, int] | None:
    """The first day of a month and its length; None for one of which days were left out."""
    try:
        whole = calendar.month(year, month)
        assert whole.earliest is not None and whole.latest is not None
        length = (whole.latest - whole.earliest).days + 1
        last = calendar.day(year, month, length)
    except (InvalidDate, OverflowError):
        return None
    return (whole.earliest, length) if last.latest == whole.latest else None
