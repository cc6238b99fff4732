"""Place whole units, windows, parts of the year and eras around an anchor day."""

from dataclasses import replace
from datetime import date

from timeline.arabic.expression import Anaphor, BeforeChrist, Era, PartOfYear, UnitName
from timeline.dates.calendars import CALENDARS, CIVIL
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import DAY, Interval, century, day, days_in_month, decade, month, week, years
from timeline.dates.timex import parse_timex
from timeline.normalizer.placed import Alternative, Outlook, Placed, choose, existing
from timeline.normalizer.reasons import (
    BeforeYearOne,
    Complete,
    Counted,
    Cue,
    NoSuchDay,
    PeriodAtAnchor,
    Unplaceable,
    YearImplied,
    YearsStated,
)


def unit_around(unit: UnitName, anchor: date, shift: int) -> Interval:
    """The unit that holds the anchor, moved by `shift` units."""
    match unit:
        case "week":
            return week(anchor + 7 * shift * DAY)
        case "weekend":
            saturday = anchor - anchor.weekday() * DAY + (7 * shift + 5) * DAY
            return Interval(saturday, saturday + DAY)
        case "sports season":
            return sports_season(anchor, shift)
        case "month":
            number = anchor.year * 12 + anchor.month - 1 + shift
            return month(number // 12, number % 12 + 1)
        case "quarter":
            number = anchor.year * 4 + (anchor.month - 1) // 3 + shift
            return month(number // 4, number % 4 * 3 + 1, 3)
        case "year":
            return years(anchor.year + shift)
        case "decade":
            return decade((anchor.year // 10 + shift) * 10)
        case "century":
            return century((anchor.year // 100 + shift) * 100)
    return day(anchor + shift * DAY)


def sports_season(anchor: date, shift: int) -> Interval:
    """The season around the anchor, moved by `shift`: July to June.

    Between seasons, in June and July, the last one is the one just ended and the next the one to come.
    """
    first = anchor.year if anchor.month >= 8 else anchor.year - 1
    if anchor.month in (6, 7):
        first += {-1: 1, 0: 0, 1: 0}[shift]
    first += shift
    return Interval(date(first, 7, 1), date(first + 1, 6, 30))


def place_window(unit: UnitName, amount: int, anchor: date) -> Placed:
    """So many units up to the anchor or from it on, the anchor's day included."""
    match unit:
        case "minute" | "hour":
            hours = amount if unit == "hour" else 0
            far = anchor + round(hours / 24) * DAY
        case "month" | "year" | "decade" | "century":
            far = _months_away(
                anchor, amount * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
            )
        case "week":
            far = anchor + 7 * amount * DAY
        case _:
            far = anchor + amount * DAY
    days = Interval(min(far, anchor), max(far, anchor))
    return Placed(days, {}, (PeriodAtAnchor(unit, amount, anchor),))


def _months_away(anchor: date, count: int) -> date:
    """The same day so many months away, or the last of that month."""
    number = anchor.year * 12 + anchor.month - 1 + count
    year, month_number = number // 12, number % 12 + 1
    return date(year, month_number, min(anchor.day, days_in_month(year, month_number)))


def place_part_of_year(said: PartOfYear, outlook: Outlook, anchor: date) -> Placed:
    """A quarter, half or season, in the year stated or the one that the direction wants."""
    if said.year is not None:
        return Placed(part_of_year(said.year, said.code), {}, (Complete(CIVIL.name, "part_of_year"),))
    if said.shift is not None:
        year = anchor.year + said.shift
        steps = Counted("year", said.shift, anchor), YearImplied(CIVIL.name, year)
        return Placed(part_of_year(year, said.code), {"year": year}, steps)
    nearby = [(part_of_year(year, said.code), year) for year in range(anchor.year - 2, anchor.year + 3)]
    starts = [interval.earliest or anchor for interval, _ in nearby]
    choice = choose(nearby, starts, said.towards, outlook or "past", anchor)
    (interval, year), other = choice.item, choice.other
    alternatives: tuple[Alternative, ...] = ()
    if other and other != choice.item and choice.condition:
        alternatives = (Alternative(other[0], choice.condition),)
    reason = choice.reason
    if outlook is None and said.towards is None:
        reason = replace(reason, cue=Cue.NOTHING)
    return Placed(interval, {"year": year}, (reason, YearImplied(CIVIL.name, year)), alternatives)


def part_of_year(year: int, code: str) -> Interval:
    """The days of Q1 to Q4, H1, H2, SP, SU, FA or WI; winter starts in December."""
    return parse_timex(f"{year:04}-{code}")


def place_era(said: Era, anchor: date) -> Placed:
    """A decade or a century, stated or counted from the anchor's century."""
    length = decade if said.unit == "decade" else century
    if said.first is not None and said.calendar is not None:
        calendar = CALENDARS[said.calendar]
        days = Interval(calendar.year(said.first).earliest, calendar.year(said.first + 99).latest)
        return Placed(days, {}, (YearsStated(calendar.name, said.first, said.first + 99),))
    if said.first is not None:
        last = said.first + (9 if said.unit == "decade" else 99)
        return Placed(length(said.first), {}, (YearsStated(CIVIL.name, said.first, last),))
    base = (anchor.year // 100 + (said.shift or 0)) * 100
    first = base + (said.decade or 0)
    return Placed(length(first), {said.unit: first}, (Counted("century", said.shift or 0, anchor),))


def place_before_christ(said: BeforeChrist) -> Placed:
    """A year or century before Christ. Days start with the year 1, so all that is kept is "before it"."""
    return Placed(Interval(None, date.min), {}, (BeforeYearOne(said.unit, said.number),))


def place_anaphor(said: Anaphor, earlier: date) -> Placed:
    """A unit counted from a day named before."""
    found = unit_around(said.unit, earlier, said.shift)
    if said.day is not None and found.earliest is not None:
        exact = existing(CIVIL, found.earliest.year, found.earliest.month, said.day)
        if exact is None:
            raise Unplaceable(NoSuchDay(CIVIL.name, found.earliest.year, found.earliest.month, said.day))
        found = exact
    return Placed(found, {"date": format_edtf(found)}, (Counted(said.unit, said.shift, earlier),))
