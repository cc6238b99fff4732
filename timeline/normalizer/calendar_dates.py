"""Place a day, month or year by its parts: which year, which week, checked against what stands beside it."""

from dataclasses import replace
from datetime import date

from timeline.arabic.expression import CalendarDate
from timeline.dates.calendars import GREGORIAN, HIJRI, Calendar
from timeline.dates.interval import DAY, Interval, day, years
from timeline.errors import InvalidDate
from timeline.normalizer.components import WEEKDAYS
from timeline.normalizer.periods import unit_around
from timeline.normalizer.placed import Outlook, Placed, choose, existing

# Years on each side in which a day of the year is looked for: 29 February needs up to eight.
_REACH = 8


def place_date(said: CalendarDate, outlook: Outlook, anchor: date) -> Placed:
    """Place a date by the parts that are stated. Raises InvalidDate when there is no such day."""
    calendar = HIJRI if said.hijri else GREGORIAN
    if said.year_shift is not None:
        year = calendar.year_of(anchor) + said.year_shift
        placed = place_date(replace(said, year=year, year_shift=None), outlook, anchor)
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
        complete = existing(calendar, said.year, said.month, said.day)
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
        (found, year), reason = choose(dates, starts, said.towards, outlook, anchor)
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
    if said.hijri and said.towards is None and outlook is None:
        # News names a Hijri month when it is on or near.
        interval, year = min(months, key=lambda item: _distance(item[0], anchor))
        return Placed(interval, {"year": year}, (f"Hijri year {year} implied: the nearest to {anchor}",))
    base = anchor.replace(day=1) if not said.hijri else anchor
    (interval, year), reason = choose(months, starts, said.towards, outlook or "past", base)
    return Placed(interval, {"year": year}, (f"{calendar.name} year {year} implied: {reason}",))


def _distance(interval: Interval, anchor: date) -> int:
    """Days between a day and an interval, 0 inside it."""
    assert interval.earliest is not None and interval.latest is not None
    return max((interval.earliest - anchor).days, (anchor - interval.latest).days, 0)


def _day_of_named_month(said: CalendarDate, anchor: date) -> Placed:
    """`22 من الشهر الجاري`: the month is counted from the anchor's."""
    assert said.day is not None and said.towards is not None
    shift = {"past": -1, "this": 0, "future": 1}[said.towards]
    first = unit_around("month", anchor, shift).earliest
    assert first is not None
    found = existing(GREGORIAN, first.year, first.month, said.day)
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
    elif said.towards == "this" and outlook is None:
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
        other = existing(HIJRI, said.pair.year, said.pair.month, said.pair.day)
        if other is None:
            notes.append(f"{written} is not in the Umm al-Qura calendar")
        elif other == found:
            notes.append(f"{written} is the same day in the Umm al-Qura calendar")
        else:
            clash = f"contradiction: {written} is {other} in the Umm al-Qura calendar"
            notes.append(f"{clash}; the Gregorian date is taken")
    return replace(placed, reasons=(*placed.reasons, *notes))


def _occurrences(calendar: Calendar, number: int, day_number: int, middle: int) -> list[tuple[date, int]]:
    """The days with this month and day in the years around `middle`, each with its year."""
    dates = []
    for year in range(middle - _REACH, middle + _REACH + 1):
        if found := existing(calendar, year, number, day_number):
            dates.append((found, year))
    return dates


def _counted(shift: int, anchor: date) -> str:
    if shift == 0:
        return f"the anchor's day, {anchor}"
    return f"{abs(shift)} day{'s' * (abs(shift) > 1)} {'after' if shift > 0 else 'before'} {anchor}"
