"""Compare a day with the weekday and the other calendar's date that stand beside it in the text."""

from dataclasses import replace

from timeline.arabic.expression import CalendarDate
from timeline.dates.calendars import CalendarName, calendar_named
from timeline.dates.interval import DAY, Interval, day
from timeline.normalizer.components import WEEKDAYS
from timeline.normalizer.placed import Alternative, Placed, existing


def checked(said: CalendarDate, placed: Placed) -> Placed:
    """The same days, with what the weekday and the other calendar say of them.

    Days that are only known within a few are narrowed to the one that has the weekday. A contradiction is
    kept: it goes into the reasons, and the other calendar's day becomes an alternative.
    """
    if said.weekday is not None:
        placed = _by_weekday(said.weekday, placed)
    if said.pair is not None:
        placed = _by_pair(said.pair, said.calendar, placed)
    return placed


def _by_weekday(weekday: int, placed: Placed) -> Placed:
    found, last = placed.interval.earliest, placed.interval.latest
    assert found is not None and last is not None
    named = WEEKDAYS[weekday - 1]
    first = found + (weekday - found.isoweekday()) % 7 * DAY
    if found != last and first <= last:
        reason = f"the {named} among these days"
        return replace(placed, interval=day(first), reasons=(*placed.reasons, reason))
    actual = WEEKDAYS[found.isoweekday() - 1]
    agrees = f"it is a {actual}, as the text says"
    days = str(found) if found == last else f"{found} to {last}"
    is_not = f"{found} is a {actual}" if found == last else f"none of {days} is one"
    contradiction = f"contradiction: the text says {named}, {is_not}"
    return replace(placed, reasons=(*placed.reasons, agrees if first == found else contradiction))


def _by_pair(pair: CalendarDate, leading: CalendarName | None, placed: Placed) -> Placed:
    calendar = calendar_named(pair.calendar)
    if pair.year is None:
        return placed
    name = calendar.reckoning(pair.year)
    stated = [str(part) for part in (pair.day, pair.month, pair.year) if part]
    written = f"{'/'.join(stated)} {calendar.notation.abbreviation}".rstrip()
    if pair.month and pair.day:
        other = existing(calendar, pair.year, pair.month, pair.day)
    else:
        other = calendar.year(pair.year)
    if other is None:
        reason = f"{written} is not in the {name} calendar"
    elif _overlap(other, placed.interval):
        same = "is the same day" if other.is_day else "agrees"
        reason = f"{written} {same} in the {name} calendar"
    else:
        clash = f"contradiction: {written} is {other.earliest} in the {name} calendar"
        reason = f"{clash}; the {calendar_named(leading).name} date is taken"
        alternative = Alternative(other, f"if {written} is right")
        placed = replace(placed, alternatives=(*placed.alternatives, alternative))
    return replace(placed, reasons=(*placed.reasons, reason))


def _overlap(one: Interval, other: Interval) -> bool:
    assert one.earliest and one.latest and other.earliest and other.latest
    return one.earliest <= other.latest and other.earliest <= one.latest
