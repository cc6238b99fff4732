"""Compare a day with the weekday and the other calendar's date that stand beside it in the text."""

from dataclasses import replace

from timeline.arabic.expression import CalendarDate
from timeline.dates.calendars import calendar_named
from timeline.dates.interval import DAY, Interval, day
from timeline.normalizer.placed import Alternative, Placed, existing
from timeline.normalizer.reasons import Check, IfParallelDateRight, ParallelDateChecked, WeekdayChecked


def checked(said: CalendarDate, placed: Placed) -> Placed:
    """The same days, with what the weekday and the other calendar say of them.

    Days that are only known within a few are narrowed to the one that has the weekday. A contradiction is
    kept: it goes into the reasons, and the other calendar's day becomes an alternative.
    """
    if said.weekday is not None:
        placed = _by_weekday(said.weekday, placed)
    if said.pair is not None:
        placed = _by_pair(said.pair, placed)
    return placed


def _by_weekday(weekday: int, placed: Placed) -> Placed:
    found, last = placed.interval.earliest, placed.interval.latest
    assert found is not None and last is not None
    first = found + (weekday - found.isoweekday()) % 7 * DAY
    if found != last and first <= last:
        reason = WeekdayChecked(weekday, placed.interval, Check.NARROWS)
        return replace(placed, interval=day(first), reasons=(*placed.reasons, reason))
    check = Check.AGREES if first == found else Check.CONTRADICTS
    return replace(placed, reasons=(*placed.reasons, WeekdayChecked(weekday, placed.interval, check)))


def _by_pair(pair: CalendarDate, placed: Placed) -> Placed:
    calendar = calendar_named(pair.calendar)
    if pair.year is None:
        return placed
    if pair.month and pair.day:
        other = existing(calendar, pair.year, pair.month, pair.day)
    else:
        other = calendar.year(pair.year)
    written = calendar.name, pair.year, pair.month, pair.day
    if other is None:
        check = Check.MISSING
    elif _overlap(other, placed.interval):
        check = Check.AGREES
    else:
        check = Check.CONTRADICTS
        alternative = Alternative(other, IfParallelDateRight(*written))
        placed = replace(placed, alternatives=(*placed.alternatives, alternative))
    return replace(placed, reasons=(*placed.reasons, ParallelDateChecked(*written, other, check)))


def _overlap(one: Interval, other: Interval) -> bool:
    assert one.earliest and one.latest and other.earliest and other.latest
    return one.earliest <= other.latest and other.earliest <= one.latest
