"""Place a day, month or year by its parts: which year, which week."""

from dataclasses import replace
from datetime import date

from timeline.arabic.expression import CalendarDate
from timeline.dates.calendars import CIVIL, Calendar, calendar_named
from timeline.dates.interval import DAY, Interval, day, years
from timeline.errors import InvalidDate
from timeline.normalizer.beside import checked
from timeline.normalizer.components import WEEKDAYS
from timeline.normalizer.periods import unit_around
from timeline.normalizer.placed import AHEAD, BACK, Alternative, Outlook, Placed, choose, existing

# Years on each side in which a day of the year is looked for: 29 February needs up to eight.
_REACH = 8


def place_date(said: CalendarDate, outlook: Outlook, anchor: date) -> Placed:
    """Place a date by the parts that are stated. Raises InvalidDate when there is no such day."""
    calendar = calendar_named(said.calendar)
    if said.year_shift is not None:
        year = calendar.year_of(anchor) + said.year_shift
        placed = place_date(replace(said, year=year, year_shift=None), outlook, anchor)
        return Placed(placed.interval, {"year": year}, (f"the year {year}, counted from {anchor}",))
    if said.month is not None and said.day is not None:
        placed = _evening_before(said, calendar, _day_of_year(said, outlook, anchor, calendar))
        return checked(said, placed)
    if said.month is not None:
        return _month(said, outlook, anchor, calendar)
    if said.year is not None:
        reason = f"the {calendar.name} year {said.year}"
        placed = Placed(calendar.year(said.year), {}, _with_margin((reason,), calendar, said.year))
        return checked(said, placed)
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
        reason = f"the {calendar.name} date is complete in the text"
        return Placed(complete, {}, _with_margin((reason,), calendar, said.year))
    dates = _occurrences(calendar, said.month, said.day, calendar.year_of(anchor))
    if not dates:
        raise InvalidDate(f"there is no day {said.day} in month {said.month}")
    other = None
    if said.shift is not None:
        target = anchor + said.shift * DAY
        found, year = min(dates, key=lambda item: abs(_start(item[0]) - target))
        reason = f"the one next to the day that is {_counted(said.shift, anchor)}"
        condition = ""
    else:
        starts = [_start(interval) for interval, _ in dates]
        choice = choose(dates, starts, said.towards, outlook, anchor)
        (found, year), reason, other, condition = choice.item, choice.reason, choice.other, choice.condition
        if said.weekday is not None and not _holds(found, said.weekday):
            near = [item for item in dates if abs(item[1] - year) == 1 and _holds(item[0], said.weekday)]
            if near:
                other, condition = (found, year), "if the weekday is wrong"
                (found, year), reason = near[-1], "the year next to it, in which the weekday agrees"
    reasons = _with_margin((f"{calendar.name} year {year} implied: {reason}",), calendar, year)
    alternatives = () if other is None else (Alternative(other[0], condition),)
    return Placed(found, {"year": year}, reasons, alternatives)


def _evening_before(said: CalendarDate, calendar: Calendar, placed: Placed) -> Placed:
    """Where days begin at sunset, the night of the fifteenth is the evening before its daylight."""
    if not calendar.usage.begins_at_sunset or said.part != "NI":
        return placed
    return Placed(
        _day_earlier(placed.interval),
        placed.implied,
        (*placed.reasons, "its night is the evening before that day"),
        tuple(Alternative(_day_earlier(other.interval), other.why) for other in placed.alternatives),
    )


def _day_earlier(interval: Interval) -> Interval:
    assert interval.earliest is not None and interval.latest is not None
    return Interval(interval.earliest - DAY, interval.latest - DAY)


def _month(said: CalendarDate, outlook: Outlook, anchor: date, calendar: Calendar) -> Placed:
    assert said.month is not None
    if said.year is not None:
        complete = f"the {calendar.name} month is complete in the text"
        interval = calendar.month(said.year, said.month)
        return Placed(interval, {}, _with_margin((complete,), calendar, said.year))
    middle = calendar.year_of(anchor)
    months = [(calendar.month(year, said.month), year) for year in range(middle - 2, middle + 3)]
    # "This month" counts as begun: a month is compared by its first day with the first of the anchor's month.
    starts = [interval.earliest or anchor for interval, _ in months]
    if not calendar.usage.has_civil_months and said.towards is None and outlook is None:
        # News names such a month when it is on or near.
        interval, year = min(months, key=lambda item: _distance(item[0], anchor))
        reason = f"the nearest to {anchor}"
        alternatives: tuple[Alternative, ...] = ()
    else:
        base = anchor.replace(day=1) if calendar.usage.has_civil_months else anchor
        choice = choose(months, starts, said.towards, outlook or "past", base)
        (interval, year), reason = choice.item, choice.reason
        if outlook is None:
            reason = reason.replace("the sentence looks back", "nothing looks ahead")
        other = choice.other if choice.other != choice.item else None
        alternatives = (Alternative(other[0], choice.condition),) if other else ()
    reasons = _with_margin((f"{calendar.name} year {year} implied: {reason}",), calendar, year)
    return Placed(interval, {"year": year}, reasons, alternatives)


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
    found = existing(CIVIL, first.year, first.month, said.day)
    if found is None:
        raise InvalidDate(f"there is no day {said.day} in {first:%Y-%m}")
    implied: dict[str, int | str] = {"year": first.year, "month": first.month}
    reason = {-1: "the month before", 0: "the month of", 1: "the month after"}[shift]
    return Placed(found, implied, (f"{reason} {anchor}",))


def _weekday(said: CalendarDate, outlook: Outlook, anchor: date) -> Placed:
    assert said.weekday is not None
    name = WEEKDAYS[said.weekday - 1]
    back = anchor - (anchor.isoweekday() - said.weekday) % 7 * DAY
    ahead = anchor + (said.weekday - anchor.isoweekday()) % 7 * DAY
    other: Alternative | None = None
    if said.shift is not None:
        target = anchor + said.shift * DAY
        off = (said.weekday - target.isoweekday() + 3) % 7 - 3
        found = target + off * DAY
        reason = _counted(said.shift, anchor)
        if off:
            reason = f"the {name} nearest to {target}, {reason}: the weekday is trusted more"
            other = Alternative(day(target), "if the weekday is wrong")
    elif said.towards == "past":
        found = back if back < anchor else back - 7 * DAY
        reason = f"the {name} before {anchor}"
    elif said.towards == "future":
        found = ahead if ahead > anchor else ahead + 7 * DAY
        reason = f"the {name} after {anchor}"
    elif said.towards == "this" and outlook is None:
        found = anchor + ((said.weekday - anchor.isoweekday()) % 7 + 3) % 7 * DAY - 3 * DAY
        reason = f"the {name} nearest to {anchor}"
    elif outlook == "future":
        found = ahead
        reason = f"the sentence looks ahead: the first {name} on or after {anchor}"
        other = Alternative(day(back), BACK)
    else:
        found = back
        told = "the sentence looks back" if outlook else "nothing looks ahead"
        reason = f"{told}: the latest {name} on or before {anchor}"
        other = Alternative(day(ahead), AHEAD)
    alternatives = (other,) if other and other.interval.earliest != found else ()
    return Placed(day(found), {"date": str(found)}, (reason,), alternatives)


def _occurrences(calendar: Calendar, number: int, day_number: int, middle: int) -> list[tuple[Interval, int]]:
    """The days with this month and day in the years around `middle`, each with its year."""
    dates = []
    for year in range(middle - _REACH, middle + _REACH + 1):
        if found := existing(calendar, year, number, day_number):
            dates.append((found, year))
    return dates


def _with_margin(reasons: tuple[str, ...], calendar: Calendar, year: int) -> tuple[str, ...]:
    return (*reasons, calendar.margin_reason()) if calendar.margin(year) else reasons


def _start(interval: Interval) -> date:
    assert interval.earliest is not None
    return interval.earliest


def _holds(interval: Interval, weekday: int) -> bool:
    """Whether one of the days is that weekday (ISO)."""
    start = _start(interval)
    assert interval.latest is not None
    return (weekday - start.isoweekday()) % 7 <= (interval.latest - start).days


def _counted(shift: int, anchor: date) -> str:
    if shift == 0:
        return f"the anchor's day, {anchor}"
    return f"{abs(shift)} day{'s' * (abs(shift) > 1)} {'after' if shift > 0 else 'before'} {anchor}"
