"""Place what an expression says on the days around one anchor day.

Every function here is monotone in the anchor: a later anchor never gives an earlier day. `resolve` relies on
it to carry an anchor that is only known as an interval.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from timeline.arabic.expression import (
    Anaphor,
    CalendarDate,
    Era,
    Offset,
    PartOfYear,
    Said,
    Span,
    Towards,
    UnitName,
    UnitShift,
    Window,
)
from timeline.dates.calendars import GREGORIAN, HIJRI, Calendar
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import DAY, Interval, century, day, days_in_month, decade, month, week, years
from timeline.dates.timex import parse_timex
from timeline.errors import InvalidDate
from timeline.normalizer.components import WEEKDAYS

Outlook = Literal["past", "future"] | None
Item = TypeVar("Item")

# With nothing to tell the direction, a day and month ahead by less than this is taken as announced.
_NEAR_AHEAD = 60 * DAY
# Years on each side in which a day of the year is looked for: 29 February needs up to eight.
_REACH = 8


@dataclass(frozen=True, slots=True)
class Placed:
    """The days found, what had to be worked out (by name), and why, one sentence a step."""

    interval: Interval
    implied: dict[str, int | str]
    reasons: tuple[str, ...]


def place(said: Said, outlook: Outlook, anchor: date) -> Placed:
    """Place a dated expression. Raises InvalidDate when no such day exists, ValueError past year 9999."""
    match said:
        case CalendarDate():
            return _calendar_date(said, outlook, anchor)
        case Span():
            return _span(said, outlook, anchor)
        case UnitShift(unit, shift):
            where = {-1: "before", 0: "of", 1: "after"}[shift]
            found = unit_around(unit, anchor, shift)
            return Placed(found, {unit: format_edtf(found)}, (f"the {unit} {where} {anchor}",))
        case Offset(unit, amount):
            found = unit_around(unit, anchor, amount)
            way = "before" if amount < 0 else "after"
            return Placed(found, {unit: format_edtf(found)}, (f"{abs(amount)} {unit}s {way} {anchor}",))
        case Window(unit, amount):
            return _window(unit, amount, anchor)
        case PartOfYear():
            return _part_of_year(said, outlook, anchor)
        case Era():
            return _era(said, anchor)
        case Anaphor():
            return _anaphor(said, anchor)
    raise InvalidDate("it names no day")


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


def _window(unit: UnitName, amount: int, anchor: date) -> Placed:
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
    way = "up to" if amount < 0 else "from"
    reason = f"the {abs(amount)} {unit}s {way} {anchor}"
    return Placed(Interval(min(far, anchor), max(far, anchor)), {}, (reason,))


def _months_away(anchor: date, count: int) -> date:
    """The same day so many months away, or the last of that month."""
    number = anchor.year * 12 + anchor.month - 1 + count
    year, month_number = number // 12, number % 12 + 1
    return date(year, month_number, min(anchor.day, days_in_month(year, month_number)))


def _part_of_year(said: PartOfYear, outlook: Outlook, anchor: date) -> Placed:
    """A quarter, half or season, in the year stated or the one that the direction wants."""
    if said.year is not None:
        return Placed(part_of_year(said.year, said.code), {}, (f"{said.code} of {said.year}",))
    if said.shift is not None:
        year = anchor.year + said.shift
        return Placed(part_of_year(year, said.code), {"year": year}, (f"{said.code} of the year {year}",))
    nearby = [(part_of_year(year, said.code), year) for year in range(anchor.year - 2, anchor.year + 3)]
    starts = [interval.earliest or anchor for interval, _ in nearby]
    (interval, year), reason = _choose(nearby, starts, said.towards, outlook or "past", anchor)
    return Placed(interval, {"year": year}, (f"year {year} implied: {reason}",))


def part_of_year(year: int, code: str) -> Interval:
    """The days of Q1 to Q4, H1, H2, SP, SU, FA or WI; winter starts in December."""
    return parse_timex(f"{year:04}-{code}")


def _era(said: Era, anchor: date) -> Placed:
    """A decade or a century, stated or counted from the anchor's century."""
    length = decade if said.unit == "decade" else century
    if said.first is not None:
        return Placed(length(said.first), {}, (f"the {said.unit} from {said.first}",))
    base = (anchor.year // 100 + (said.shift or 0)) * 100
    first = base + (said.decade or 0)
    return Placed(length(first), {said.unit: first}, (f"counted from the century of {anchor}",))


def _anaphor(said: Anaphor, earlier: date) -> Placed:
    """A unit counted from a day named before."""
    found = unit_around(said.unit, earlier, said.shift)
    if said.day is not None and found.earliest is not None:
        exact = _existing(GREGORIAN, found.earliest.year, found.earliest.month, said.day)
        if exact is None:
            raise InvalidDate(f"there is no day {said.day} in {found.earliest:%Y-%m}")
        found = day(exact)
    return Placed(found, {"date": format_edtf(found)}, (f"counted from {earlier}, named before in the text",))


def _calendar_date(said: CalendarDate, outlook: Outlook, anchor: date) -> Placed:
    calendar = HIJRI if said.hijri else GREGORIAN
    if said.year_shift is not None:
        year = calendar.year_of(anchor) + said.year_shift
        placed = _calendar_date(replace(said, year=year, year_shift=None), outlook, anchor)
        return Placed(placed.interval, {"year": year}, (f"the year {year}, counted from {anchor}",))
    if said.month is not None and said.day is not None:
        placed = _day_of_year(said, outlook, anchor, calendar)
        return _checked(said, placed)
    if said.month is not None:
        return _month(said, outlook, anchor, calendar)
    if said.year is not None:
        return Placed(calendar.year(said.year), {}, (f"the {calendar.name} year {said.year}",))
    if said.short_year is not None:
        base = anchor.year // 100 * 100 + said.short_year
        year = base if base <= anchor.year else base - 100
        return Placed(years(year), {"year": year}, (f"the latest year in {said.short_year} by {anchor}",))
    if said.day is not None:
        return _day_of_named_month(said, anchor)
    if said.weekday is not None:
        return _weekday(said, outlook, anchor)
    found = anchor + (said.shift or 0) * DAY
    return Placed(day(found), {"date": str(found)}, (_counted(said.shift or 0, anchor),))


def _day_of_year(said: CalendarDate, outlook: Outlook, anchor: date, calendar: Calendar) -> Placed:
    assert said.month is not None and said.day is not None
    if said.year is not None:
        complete = _existing(calendar, said.year, said.month, said.day)
        if complete is None:
            raise InvalidDate(f"there is no day {said.day} in month {said.month} of {said.year}")
        return Placed(day(complete), {}, (f"the {calendar.name} date is complete in the text",))
    dates = _occurrences(calendar, said.month, said.day, calendar.year_of(anchor))
    if not dates:
        raise InvalidDate(f"there is no day {said.day} in month {said.month}")
    if said.shift is not None:
        found, year = min(dates, key=lambda item: abs(item[0] - anchor - (said.shift or 0) * DAY))
        reason = f"the one next to the day that is {_counted(said.shift, anchor)}"
    else:
        starts = [start for start, _ in dates]
        (found, year), reason = _choose(dates, starts, said.towards, outlook, anchor)
        if said.weekday is not None and found.isoweekday() != said.weekday:
            near = [
                item for item in dates if abs(item[1] - year) == 1 and item[0].isoweekday() == said.weekday
            ]
            if near:
                (found, year), reason = near[-1], "the year next to it, in which the weekday agrees"
    return Placed(day(found), {"year": year}, (f"{calendar.name} year {year} implied: {reason}",))


def _month(said: CalendarDate, outlook: Outlook, anchor: date, calendar: Calendar) -> Placed:
    assert said.month is not None
    if said.year is not None:
        reason = f"the {calendar.name} month is complete in the text"
        return Placed(calendar.month(said.year, said.month), {}, (reason,))
    middle = calendar.year_of(anchor)
    months = [(calendar.month(year, said.month), year) for year in range(middle - 2, middle + 3)]
    # "This month" counts as begun: a month is compared by its first day with the first of the anchor's month.
    starts = [interval.earliest or anchor for interval, _ in months]
    base = anchor.replace(day=1) if not said.hijri else anchor
    (interval, year), reason = _choose(months, starts, said.towards, outlook or "past", base)
    return Placed(interval, {"year": year}, (f"{calendar.name} year {year} implied: {reason}",))


def _choose(
    items: Sequence[Item], starts: Sequence[date], towards: Towards | None, outlook: Outlook, anchor: date
) -> tuple[Item, str]:
    """Of items in ascending order, the one that the direction wants, and why."""
    pairs = list(zip(starts, items, strict=True))
    match towards:
        case "past":
            earlier = [pair for pair in pairs if pair[0] < anchor]
            return _one(earlier[-1:])[1], f"the text says past: the latest before {anchor}"
        case "future":
            later = [pair for pair in pairs if pair[0] > anchor]
            return _one(later[:1])[1], f"the text says coming: the first after {anchor}"
        case "this":
            return min(pairs, key=lambda pair: abs(pair[0] - anchor))[1], f"the current one, at {anchor}"
    behind = _one([pair for pair in pairs if pair[0] <= anchor][-1:])
    ahead = _one([pair for pair in pairs if pair[0] >= anchor][:1])
    if outlook == "future":
        return ahead[1], f"the sentence looks ahead: the first on or after {anchor}"
    if outlook == "past":
        return behind[1], f"the sentence looks back: the latest on or before {anchor}"
    if ahead[0] - anchor < min(_NEAR_AHEAD, anchor - behind[0]):
        return ahead[1], f"nothing tells the direction: the nearer one, after {anchor}"
    return behind[1], f"nothing tells the direction: the latest on or before {anchor}"


def _one(pairs: Sequence[Item]) -> Item:
    if not pairs:
        raise InvalidDate("it lies outside the calendar")
    return pairs[0]


def _day_of_named_month(said: CalendarDate, anchor: date) -> Placed:
    """`22 من الشهر الجاري`: the month is counted from the anchor's."""
    assert said.day is not None and said.towards is not None
    shift = {"past": -1, "this": 0, "future": 1}[said.towards]
    first = unit_around("month", anchor, shift).earliest
    assert first is not None
    found = _existing(GREGORIAN, first.year, first.month, said.day)
    if found is None:
        raise InvalidDate(f"there is no day {said.day} in {first:%Y-%m}")
    implied: dict[str, int | str] = {"year": first.year, "month": first.month}
    reason = {-1: "the month before", 0: "the month of", 1: "the month after"}[shift]
    return Placed(day(found), implied, (f"{reason} {anchor}",))


def _weekday(said: CalendarDate, outlook: Outlook, anchor: date) -> Placed:
    assert said.weekday is not None
    name = WEEKDAYS[said.weekday - 1]
    back = (anchor.isoweekday() - said.weekday) % 7
    ahead = (said.weekday - anchor.isoweekday()) % 7
    if said.shift is not None:
        target = anchor + said.shift * DAY
        off = (said.weekday - target.isoweekday() + 3) % 7 - 3
        found = target + off * DAY
        reason = _counted(said.shift, anchor)
        if off:
            reason = f"the {name} nearest to {target}, {reason}: the weekday is trusted more"
    elif said.towards == "past":
        found, reason = anchor - (back or 7) * DAY, f"the {name} before {anchor}"
    elif said.towards == "future":
        found, reason = anchor + (ahead or 7) * DAY, f"the {name} after {anchor}"
    elif said.towards == "this":
        found = anchor + ((ahead + 3) % 7 - 3) * DAY
        reason = f"the {name} nearest to {anchor}"
    elif outlook == "future":
        found, reason = (
            anchor + ahead * DAY,
            f"the sentence looks ahead: the first {name} on or after {anchor}",
        )
    else:
        told = "the sentence looks back" if outlook else "nothing looks ahead"
        found, reason = anchor - back * DAY, f"{told}: the latest {name} on or before {anchor}"
    return Placed(day(found), {"date": str(found)}, (reason,))


def _checked(said: CalendarDate, placed: Placed) -> Placed:
    """Compare the day with the weekday and the other calendar's date that stand beside it."""
    found = placed.interval.earliest
    assert found is not None
    notes: list[str] = []
    if said.weekday is not None:
        agrees = found.isoweekday() == said.weekday
        named = WEEKDAYS[said.weekday - 1]
        actual = WEEKDAYS[found.isoweekday() - 1]
        contradiction = f"contradiction: the text says {named}, {found} is a {actual}"
        notes.append(f"it is a {actual}, as the text says" if agrees else contradiction)
    if said.pair is not None and None not in (said.pair.year, said.pair.month, said.pair.day):
        assert said.pair.year and said.pair.month and said.pair.day
        written = f"{said.pair.day}/{said.pair.month}/{said.pair.year} AH"
        other = _existing(HIJRI, said.pair.year, said.pair.month, said.pair.day)
        if other is None:
            notes.append(f"{written} is not in the Umm al-Qura calendar")
        elif other == found:
            notes.append(f"{written} is the same day in the Umm al-Qura calendar")
        else:
            clash = f"contradiction: {written} is {other} in the Umm al-Qura calendar"
            notes.append(f"{clash}; the Gregorian date is taken")
    return replace(placed, reasons=(*placed.reasons, *notes))


def _span(said: Span, outlook: Outlook, anchor: date) -> Placed:
    first, last = said.first, said.last
    towards = last.towards or first.towards
    ahead = towards == "future" or (towards is None and outlook == "future")
    if last.year is not None or not ahead:
        end = place(last, outlook, anchor)
        edge = end.interval.latest or anchor
        start = place(replace(first, towards=_kept(first)), "past", edge)
    else:
        start = place(replace(first, towards=first.towards or towards), outlook, anchor)
        edge = start.interval.earliest or anchor
        end = place(replace(last, towards=_kept(last)), "future", edge)
    if start.interval.earliest and end.interval.latest and start.interval.earliest > end.interval.latest:
        bounds = f"it starts on {start.interval.earliest} and ends on {end.interval.latest}"
        raise InvalidDate(f"the period ends before it starts: {bounds}")
    interval = Interval(start.interval.earliest, end.interval.latest)
    main = end if last.year is not None or not ahead else start
    return Placed(interval, main.implied, main.reasons)


def _kept(end: CalendarDate) -> Towards | None:
    """A day of "this month" keeps its direction; a full one is placed by the other end of its span."""
    return end.towards if end.month is None and end.weekday is None else None


def _occurrences(calendar: Calendar, number: int, day_number: int, middle: int) -> list[tuple[date, int]]:
    """The days with this month and day in the years around `middle`, each with its year."""
    dates = []
    for year in range(middle - _REACH, middle + _REACH + 1):
        if found := _existing(calendar, year, number, day_number):
            dates.append((found, year))
    return dates


def _existing(calendar: Calendar, year: int, number: int, day_number: int) -> date | None:
    try:
        return calendar.day(year, number, day_number)
    except (ValueError, InvalidDate):
        return None


def _counted(shift: int, anchor: date) -> str:
    if shift == 0:
        return f"the anchor's day, {anchor}"
    return f"{abs(shift)} day{'s' * (abs(shift) > 1)} {'after' if shift > 0 else 'before'} {anchor}"
