"""What a report of an annal counts from the day named last: ويوم السبت, غدا."""

from dataclasses import dataclass

from timeline.dates.day_bc import plus_days
from timeline.dates.interval import Interval
from timeline.grammar.expression import Anaphor, CalendarDate, Semantics
from timeline.normalizer.annals import SAME_REPORT, Report

# A weekday no further than this from a day is the next one, if that is no more than so many days ahead; else
# it may be the one before.
_NEAR_DAY, _FURTHEST, _WEEK = 120, 4, 8
# Within a sentence, a weekday further from a day may be of any week.
_SAME_CLAUSE = 80


@dataclass(frozen=True, slots=True)
class FromDay:
    """What is counted from a day of the annal. night: whether it is the night before the day found."""

    semantics: Anaphor
    anchor: Interval
    night: bool = False


def from_day(semantics: Semantics, report: Report) -> FromDay | None:
    """Return what a report of an annal counts from the day named last: ويوم السبت is the next Saturday.

    غدا is the day after it. Far from that day, the weekday may also be the one before it; the anchor says so.
    None where no day was named, or long before.
    """
    annal, start = report.annal, report.start
    day = annal.day
    if (
        day is None
        or day.earliest is None
        or start - annal.day_at[1] > SAME_REPORT
        or annal.last_month is None
    ):
        return None
    match semantics:
        case CalendarDate(shift=1 | -1 as shift, weekday=None, day=None, part=part):
            return FromDay(Anaphor("day", shift, part=part), day)
        case CalendarDate(weekday=int(weekday), part=part, of_named="day"):
            if day.is_day and day.earliest.isoweekday() == weekday:
                return FromDay(Anaphor("day", 0, part=part), day, part == "NI")
            return FromDay(Anaphor("day", -1, weekday=weekday, part=part), day, part == "NI")
        case CalendarDate(weekday=int(weekday), part=part) if _only_weekday(semantics):
            if not report.opens and start - annal.day_at[1] > _SAME_CLAUSE:
                # خرج منها يوم السبت: of an earlier act, or of any day.
                return None
            night = part == "NI"
            if day.is_day and day.earliest.isoweekday() == weekday:
                return FromDay(Anaphor("day", 0, part=part), day, night)
            ahead = (weekday - day.earliest.isoweekday()) % 7
            near = start - annal.day_at[1] <= _NEAR_DAY and ahead <= _FURTHEST
            # A day known within a margin may itself be that weekday.
            since = plus_days(day.earliest, -(0 if day.is_day else 1) if near else -_WEEK)
            return FromDay(Anaphor("day", 1, weekday=weekday, part=part), Interval(since, day.latest), night)
    return None


def _only_weekday(date: CalendarDate) -> bool:
    return date == CalendarDate(weekday=date.weekday, part=date.part)
