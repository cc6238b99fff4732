"""Two dates of one day, in two calendars, that are different days."""

from collections.abc import Iterator, Sequence

from timeline.dates.calendars import calendar_named
from timeline.dates.interval import Interval
from timeline.grammar.expression import CalendarDate
from timeline.normalizer.consistency.dated import Dated
from timeline.normalizer.consistency.model import Finding, Kind, Reading, Source, Written
from timeline.normalizer.parallel_year import days_of
from timeline.normalizer.reasons import Check, ParallelDateChecked


def parallel_findings(dates: Sequence[Dated]) -> Iterator[Finding]:
    """Yield the dates whose parallel date is another day, or of another year.

    A day more or less is none where one of the two months began when its crescent was seen.
    """
    for one in dates:
        for reason in one.resolution.reasons:
            if not isinstance(reason, ParallelDateChecked) or reason.check is not Check.CONTRADICTS:
                continue
            own = _own_days(one)
            if reason.days is None or own is None or one.written is None:
                continue
            apart = days_apart(own, reason.days)
            if abs(apart) <= max(_may_differ(reason.calendar), _may_differ(one.written.calendar)):
                continue
            other = Written(reason.calendar, reason.year, reason.month, reason.day)
            reading = Reading(Source.PARALLEL, reason.days, apart, written=other)
            yield Finding(Kind.PARALLEL, *one.span, own, one.written, (reading,))


def _may_differ(calendar: str) -> int:
    """By how many days a date of a calendar may be off from place to place."""
    return 1 if calendar_named(calendar).usage.months_by_sighting else 0


def _own_days(one: Dated) -> Interval | None:
    """The days of the date itself: those resolved may reach to the other date's."""
    if one.checked is not None:
        return one.checked.days
    if one.written is None:
        return None
    written = one.written
    return days_of(CalendarDate(written.year, written.month, written.day, calendar=written.calendar))


def days_apart(one: Interval, other: Interval) -> int:
    """By how many days `other` is after `one`, negative if it is before; 0 if they share a day."""
    if one.latest and other.earliest and other.earliest > one.latest:
        return (other.earliest - one.latest).days
    if one.earliest and other.latest and other.latest < one.earliest:
        return (other.latest - one.earliest).days
    return 0
