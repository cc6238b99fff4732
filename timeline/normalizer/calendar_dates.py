"""Place a day, month or year by its parts: which year, which week."""

from dataclasses import replace
from datetime import date

from timeline.arabic.expression import CalendarDate
from timeline.dates.calendars import CIVIL, Calendar, calendar_named
from timeline.dates.interval import DAY, Interval, day, years
from timeline.normalizer.beside import checked
from timeline.normalizer.periods import unit_around
from timeline.normalizer.placed import AHEAD, BACK, Alternative, Outlook, Placed, choose, existing
from timeline.normalizer.reasons import (
    Approximate,
    Chosen,
    Complete,
    Condition,
    Counted,
    Cue,
    EveningBefore,
    IfWeekdayWrong,
    NoSuchDay,
    Position,
    Reason,
    ShortYear,
    Unplaceable,
    WeekdayTrusted,
    YearImplied,
    YearMovedByWeekday,
    YearsStated,
)

# Years on each side in which a day of the year is looked for: 29 February needs up to eight.
_REACH = 8


def place_date(said: CalendarDate, outlook: Outlook, anchor: date) -> Placed:
    """Place a date by the parts that are stated. Raises InvalidDate when there is no such day."""
    calendar = calendar_named(said.calendar)
    steps: tuple[Reason, ...]
    if said.year_shift is not None:
        year = calendar.year_of(anchor) + said.year_shift
        placed = place_date(replace(said, year=year, year_shift=None), outlook, anchor)
        steps = Counted("year", said.year_shift, anchor), YearImplied(calendar.name, year)
        return Placed(placed.interval, {"year": year}, steps)
    if said.month is not None and said.day is not None:
        placed = _evening_before(said, calendar, _day_of_year(said, outlook, anchor, calendar))
        return checked(said, placed)
    if said.month is not None:
        return _month(said, outlook, anchor, calendar)
    if said.year is not None:
        stated = YearsStated(calendar.name, said.year, said.year)
        placed = Placed(calendar.year(said.year), {}, _with_margin((stated,), calendar, said.year))
        return checked(said, placed)
    if said.short_year is not None:
        base = anchor.year // 100 * 100 + said.short_year
        year = base if base <= anchor.year else base - 100
        steps = ShortYear(said.short_year, anchor), YearImplied(CIVIL.name, year)
        return Placed(years(year), {"year": year}, steps)
    if said.day is not None:
        return _day_of_named_month(said, anchor)
    if said.weekday is not None:
        return _weekday(said, outlook, anchor)
    found = anchor + (said.shift or 0) * DAY
    return Placed(day(found), {"date": str(found)}, (Counted("day", said.shift or 0, anchor),))


def _day_of_year(said: CalendarDate, outlook: Outlook, anchor: date, calendar: Calendar) -> Placed:
    assert said.month is not None and said.day is not None
    if said.year is not None:
        complete = existing(calendar, said.year, said.month, said.day)
        if complete is None:
            raise Unplaceable(NoSuchDay(calendar.name, said.year, said.month, said.day))
        stated = Complete(calendar.name, "day")
        return Placed(complete, {}, _with_margin((stated,), calendar, said.year))
    dates = _occurrences(calendar, said.month, said.day, calendar.year_of(anchor))
    if not dates:
        raise Unplaceable(NoSuchDay(calendar.name, None, said.month, said.day))
    other = None
    condition: Condition | None = None
    steps: tuple[Reason, ...]
    if said.shift is not None:
        target = anchor + said.shift * DAY
        found, year = min(dates, key=lambda item: abs(_start(item[0]) - target))
        steps = Counted("day", said.shift, anchor), Chosen(Position.NEAREST, target)
    else:
        starts = [_start(interval) for interval, _ in dates]
        choice = choose(dates, starts, said.towards, outlook, anchor)
        (found, year), other, condition = choice.item, choice.other, choice.condition
        steps = (choice.reason,)
        if said.weekday is not None and not _holds(found, said.weekday):
            near = [item for item in dates if abs(item[1] - year) == 1 and _holds(item[0], said.weekday)]
            if near:
                other, condition = (found, year), IfWeekdayWrong()
                (found, year), steps = near[-1], (*steps, YearMovedByWeekday(said.weekday))
    reasons = _with_margin((*steps, YearImplied(calendar.name, year)), calendar, year)
    alternatives = (Alternative(other[0], condition),) if other and condition else ()
    return Placed(found, {"year": year}, reasons, alternatives)


def _evening_before(said: CalendarDate, calendar: Calendar, placed: Placed) -> Placed:
    """Where days begin at sunset, the night of the fifteenth is the evening before its daylight."""
    if not calendar.usage.begins_at_sunset or said.part != "NI":
        return placed
    return Placed(
        _day_earlier(placed.interval),
        placed.implied,
        (*placed.reasons, EveningBefore(calendar.name)),
        tuple(replace(other, interval=_day_earlier(other.interval)) for other in placed.alternatives),
    )


def _day_earlier(interval: Interval) -> Interval:
    assert interval.earliest is not None and interval.latest is not None
    return Interval(interval.earliest - DAY, interval.latest - DAY)


def _month(said: CalendarDate, outlook: Outlook, anchor: date, calendar: Calendar) -> Placed:
    assert said.month is not None
    if said.year is not None:
        interval = calendar.month(said.year, said.month)
        stated = Complete(calendar.name, "month")
        return Placed(interval, {}, _with_margin((stated,), calendar, said.year))
    middle = calendar.year_of(anchor)
    months = [(calendar.month(year, said.month), year) for year in range(middle - 2, middle + 3)]
    # "This month" counts as begun: a month is compared by its first day with the first of the anchor's month.
    starts = [interval.earliest or anchor for interval, _ in months]
    if not calendar.usage.has_civil_months and said.towards is None and outlook is None:
        # News names such a month when it is on or near.
        interval, year = min(months, key=lambda item: _distance(item[0], anchor))
        reason = Chosen(Position.NEAREST, anchor, Cue.NOTHING)
        alternatives: tuple[Alternative, ...] = ()
    else:
        base = anchor.replace(day=1) if calendar.usage.has_civil_months else anchor
        choice = choose(months, starts, said.towards, outlook or "past", base)
        (interval, year), reason = choice.item, choice.reason
        if outlook is None and said.towards is None:
            reason = replace(reason, cue=Cue.NOTHING)
        other = choice.other if choice.other != choice.item else None
        alternatives = (Alternative(other[0], choice.condition),) if other and choice.condition else ()
    reasons = _with_margin((reason, YearImplied(calendar.name, year)), calendar, year)
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
        raise Unplaceable(NoSuchDay(CIVIL.name, first.year, first.month, said.day))
    implied: dict[str, int | str] = {"year": first.year, "month": first.month}
    return Placed(found, implied, (Counted("month", shift, anchor),))


def _weekday(said: CalendarDate, outlook: Outlook, anchor: date) -> Placed:
    assert said.weekday is not None
    back = anchor - (anchor.isoweekday() - said.weekday) % 7 * DAY
    ahead = anchor + (said.weekday - anchor.isoweekday()) % 7 * DAY
    other: Alternative | None = None
    steps: tuple[Reason, ...]
    if said.shift is not None:
        target = anchor + said.shift * DAY
        off = (said.weekday - target.isoweekday() + 3) % 7 - 3
        found = target + off * DAY
        steps = (Counted("day", said.shift, anchor),)
        if off:
            steps = (*steps, WeekdayTrusted(said.weekday, target))
            other = Alternative(day(target), IfWeekdayWrong())
    elif said.towards == "past":
        found = back if back < anchor else back - 7 * DAY
        steps = (Chosen(Position.BEFORE, anchor, Cue.EXPRESSION_PAST, said.weekday),)
    elif said.towards == "future":
        found = ahead if ahead > anchor else ahead + 7 * DAY
        steps = (Chosen(Position.AFTER, anchor, Cue.EXPRESSION_FUTURE, said.weekday),)
    elif said.towards == "this" and outlook is None:
        found = anchor + ((said.weekday - anchor.isoweekday()) % 7 + 3) % 7 * DAY - 3 * DAY
        steps = (Chosen(Position.NEAREST, anchor, Cue.EXPRESSION_PRESENT, said.weekday),)
    elif outlook == "future":
        found = ahead
        steps = (Chosen(Position.ON_OR_AFTER, anchor, Cue.SENTENCE_FUTURE, said.weekday),)
        other = Alternative(day(back), BACK)
    else:
        found = back
        cue = Cue.SENTENCE_PAST if outlook else Cue.NOTHING
        steps = (Chosen(Position.ON_OR_BEFORE, anchor, cue, said.weekday),)
        other = Alternative(day(ahead), AHEAD)
    alternatives = (other,) if other and other.interval.earliest != found else ()
    return Placed(day(found), {"date": str(found)}, steps, alternatives)


def _occurrences(calendar: Calendar, number: int, day_number: int, middle: int) -> list[tuple[Interval, int]]:
    """The days with this month and day in the years around `middle`, each with its year."""
    dates = []
    for year in range(middle - _REACH, middle + _REACH + 1):
        if found := existing(calendar, year, number, day_number):
            dates.append((found, year))
    return dates


def _with_margin(reasons: tuple[Reason, ...], calendar: Calendar, year: int) -> tuple[Reason, ...]:
    return (*reasons, Approximate(calendar.name, margin)) if (margin := calendar.margin(year)) else reasons


def _start(interval: Interval) -> date:
    assert interval.earliest is not None
    return interval.earliest


def _holds(interval: Interval, weekday: int) -> bool:
    """Whether one of the days is that weekday (ISO)."""
    start = _start(interval)
    assert interval.latest is not None
    return (weekday - start.isoweekday()) % 7 <= (interval.latest - start).days
