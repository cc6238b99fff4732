"""Ground a day, month or year by its parts: which year, which week."""

from dataclasses import replace
from datetime import date

from timeline.dates.calendars import CIVIL, Calendar, calendar_named
from timeline.dates.interval import DAY, Interval, day
from timeline.grammar.expression import CalendarDate, CountedDay, UnitName
from timeline.normalizer.counted_days import ground_counted_day
from timeline.normalizer.cross_check import cross_checked
from timeline.normalizer.grounding import (
    IF_FUTURE,
    IF_PAST,
    Alternative,
    Grounding,
    TenseHint,
    choose,
    existing,
)
from timeline.normalizer.periods import unit_around
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
    Share,
    ShortYear,
    Third,
    Unplaceable,
    WeekdayTrusted,
    YearImplied,
    YearMovedByWeekday,
    YearsStated,
)

# How long before it begins a month like Ramadan is in the news as a coming one.
_SOON = 45 * DAY
# Years searched on each side for a day of the year: 29 February needs up to eight.
_REACH = 8
# The first third of a month.
_FIRST_DAYS = 10


def ground_date(semantics: CalendarDate, tense_hint: TenseHint, anchor: date) -> Grounding:
    """Ground a date by the parts that it states. Raises InvalidDate when there is no such day."""
    calendar = calendar_named(semantics.calendar)
    steps: tuple[Reason, ...]
    if semantics.year_shift is not None:
        year = calendar.year_of(anchor) + semantics.year_shift
        grounding = ground_date(replace(semantics, year=year, year_shift=None), tense_hint, anchor)
        steps = Counted("year", semantics.year_shift, anchor), YearImplied(calendar.name, year)
        return Grounding(grounding.interval, {"year": year}, steps)
    if semantics.short_year is not None:
        return _of_short_year(semantics, semantics.short_year, tense_hint, anchor)
    if semantics.counted and semantics.day is not None and _is_modern(semantics, calendar):
        of_month = replace(semantics, day=None, weekday=None, counted=None)
        counted = CountedDay(of_month, semantics.day, semantics.weekday, or_date=True)
        return ground_counted_day(counted, tense_hint, anchor)
    if semantics.opening and _is_modern(semantics, calendar):
        return _opening(replace(semantics, day=None, opening=None), tense_hint, anchor)
    if semantics.month is not None and semantics.day is not None:
        grounding = _evening_before(
            semantics, calendar, _day_of_year(semantics, tense_hint, anchor, calendar)
        )
        return cross_checked(semantics, grounding)
    if semantics.month is not None:
        return _month(semantics, tense_hint, anchor, calendar)
    if semantics.year is not None:
        stated = YearsStated(calendar.name, semantics.year, semantics.year)
        grounding = Grounding(
            calendar.year(semantics.year), {}, _with_margin((stated,), calendar, semantics.year)
        )
        return cross_checked(semantics, grounding)
    if semantics.day is not None:
        return _day_of_named_month(semantics, anchor)
    if semantics.weekday is not None:
        return _weekday(semantics, tense_hint, anchor)
    shifted = anchor + (semantics.shift or 0) * DAY
    return Grounding(day(shifted), {"date": str(shifted)}, (Counted("day", semantics.shift or 0, anchor),))


def _is_modern(semantics: CalendarDate, calendar: Calendar) -> bool:
    """Whether it is not of a year that is only known from a reckoning, as those of chronicles are."""
    return semantics.year is None or calendar.margin(semantics.year) == 0


def _opening(semantics: CalendarDate, tense_hint: TenseHint, anchor: date) -> Grounding:
    """مستهل رمضان in the news: the first days of the month."""
    month = ground_date(semantics, tense_hint, anchor)
    start = _start(month.interval)
    days = Interval(start, start + (_FIRST_DAYS - 1) * DAY)
    return Grounding(days, month.implied, (*month.reasons, Third(Share.START, month.interval)))


def _of_short_year(semantics: CalendarDate, digits: int, tense_hint: TenseHint, anchor: date) -> Grounding:
    """A year of two digits, alone or with its month and day: the latest up to the anchor's."""
    calendar = calendar_named(semantics.calendar)
    current = calendar.year_of(anchor)
    year = current - (current - digits) % 100
    grounding = ground_date(replace(semantics, year=year, short_year=None), tense_hint, anchor)
    steps = ShortYear(digits, anchor), YearImplied(calendar.name, year)
    return replace(grounding, implied={"year": year}, reasons=steps)


def _day_of_year(
    semantics: CalendarDate, tense_hint: TenseHint, anchor: date, calendar: Calendar
) -> Grounding:
    assert semantics.month is not None and semantics.day is not None
    if semantics.year is not None:
        complete = existing(calendar, semantics.year, semantics.month, semantics.day)
        if complete is None:
            raise Unplaceable(NoSuchDay(calendar.name, semantics.year, semantics.month, semantics.day))
        stated = Complete(calendar.name, "day")
        return Grounding(complete, {}, _with_margin((stated,), calendar, semantics.year))
    dates = _occurrences(calendar, semantics.month, semantics.day, calendar.year_of(anchor))
    if not dates:
        raise Unplaceable(NoSuchDay(calendar.name, None, semantics.month, semantics.day))
    other = None
    condition: Condition | None = None
    steps: tuple[Reason, ...]
    if semantics.shift is not None:
        target = anchor + semantics.shift * DAY
        chosen, year = min(dates, key=lambda item: abs(_start(item[0]) - target))
        steps = Counted("day", semantics.shift, anchor), Chosen(Position.NEAREST, target)
    else:
        starts = [_start(interval) for interval, _ in dates]
        choice = choose(dates, starts, semantics.direction, tense_hint, anchor)
        (chosen, year), other, condition = choice.item, choice.other, choice.condition
        steps = (choice.reason,)
        if semantics.weekday is not None and not _holds(chosen, semantics.weekday):
            near = [item for item in dates if abs(item[1] - year) == 1 and _holds(item[0], semantics.weekday)]
            if near:
                other, condition = (chosen, year), IfWeekdayWrong()
                (chosen, year), steps = near[-1], (*steps, YearMovedByWeekday(semantics.weekday))
    reasons = _with_margin((*steps, YearImplied(calendar.name, year)), calendar, year)
    alternatives = (Alternative(other[0], condition),) if other and condition else ()
    return Grounding(chosen, {"year": year}, reasons, alternatives)


def _evening_before(semantics: CalendarDate, calendar: Calendar, grounding: Grounding) -> Grounding:
    """Where days begin at sunset, the night of the fifteenth is the evening before its daylight."""
    if not calendar.usage.begins_at_sunset or semantics.part != "NI":
        return grounding
    if semantics.year is not None and calendar.margin(semantics.year):
        # Its weekday is checked first; the evening is added to the days (old_nights.py).
        return grounding
    return Grounding(
        _day_earlier(grounding.interval),
        grounding.implied,
        (*grounding.reasons, EveningBefore(calendar.name)),
        tuple(replace(other, interval=_day_earlier(other.interval)) for other in grounding.alternatives),
    )


def _day_earlier(interval: Interval) -> Interval:
    assert interval.earliest is not None and interval.latest is not None
    return Interval(interval.earliest - DAY, interval.latest - DAY)


def _month(semantics: CalendarDate, tense_hint: TenseHint, anchor: date, calendar: Calendar) -> Grounding:
    assert semantics.month is not None
    if semantics.year is not None:
        interval = calendar.month(semantics.year, semantics.month)
        stated = Complete(calendar.name, "month")
        of_year = Grounding(interval, {}, _with_margin((stated,), calendar, semantics.year))
        return cross_checked(semantics, of_year)
    middle = calendar.year_of(anchor)
    months = [(calendar.month(year, semantics.month), year) for year in range(middle - 3, middle + 4)]
    # "This month" has begun: a month is compared by its first day with the first of the anchor's month.
    starts = [interval.earliest or anchor for interval, _ in months]
    nearest = min(months, key=lambda item: _distance(item[0], anchor))
    # What has been prepared for Ramadan, some weeks before it, was not for that of the year before.
    about_to_begin = tense_hint == "past" and anchor < _start(nearest[0]) <= anchor + _SOON
    is_near = _distance(nearest[0], anchor) <= _SOON.days
    unhinted = (tense_hint is None and is_near) or about_to_begin
    if not calendar.usage.has_civil_months and semantics.direction is None and unhinted:
        # The news names such a month when it is current or near.
        interval, year = nearest
        reason = Chosen(Position.NEAREST, anchor, Cue.NOTHING)
        alternatives: tuple[Alternative, ...] = ()
    else:
        base = _first_of_month(calendar, anchor)
        # In July, what will be in June is next year's.
        near = not calendar.usage.has_civil_months
        choice = choose(months, starts, semantics.direction, tense_hint or "past", base, prefers_near=near)
        (interval, year), reason = choice.item, choice.reason
        if semantics.further:
            years_on = semantics.further if semantics.direction == "future" else -semantics.further
            year += years_on
            interval = calendar.month(year, semantics.month)
        if tense_hint is None and semantics.direction is None:
            reason = replace(reason, cue=Cue.NOTHING)
        other = choice.other if choice.other != choice.item else None
        alternatives = (Alternative(other[0], choice.condition),) if other and choice.condition else ()
    reasons = _with_margin((reason, YearImplied(calendar.name, year)), calendar, year)
    return Grounding(interval, {"year": year}, reasons, alternatives)


def _first_of_month(calendar: Calendar, anchor: date) -> date:
    if calendar.usage.has_civil_months:
        return anchor.replace(day=1)
    year, month, _ = calendar.parts(anchor)
    return calendar.month(year, month).earliest or anchor


def _distance(interval: Interval, anchor: date) -> int:
    """Days between a day and an interval, 0 inside it."""
    assert interval.earliest is not None and interval.latest is not None
    return max((interval.earliest - anchor).days, (anchor - interval.latest).days, 0)


def _day_of_named_month(semantics: CalendarDate, anchor: date) -> Grounding:
    """`22 من الشهر الجاري`: a day of a month counted from the anchor's."""
    assert semantics.day is not None and semantics.direction is not None
    shift = {"past": -1, "this": 0, "future": 1}[semantics.direction] * (1 + (semantics.further or 0))
    first = unit_around("month", anchor, shift).earliest
    assert first is not None
    grounded = existing(CIVIL, first.year, first.month, semantics.day)
    if grounded is None:
        raise Unplaceable(NoSuchDay(CIVIL.name, first.year, first.month, semantics.day))
    implied: dict[str, int | str] = {"year": first.year, "month": first.month}
    return Grounding(grounded, implied, (Counted("month", shift, anchor),))


def _weekday(semantics: CalendarDate, tense_hint: TenseHint, anchor: date) -> Grounding:
    assert semantics.weekday is not None
    earlier = anchor - (anchor.isoweekday() - semantics.weekday) % 7 * DAY
    later = anchor + (semantics.weekday - anchor.isoweekday()) % 7 * DAY
    other: Alternative | None = None
    further = semantics.further or 0
    steps: tuple[Reason, ...]
    if semantics.shift is not None:
        target = anchor + semantics.shift * DAY
        off = (semantics.weekday - target.isoweekday() + 3) % 7 - 3
        chosen = target + off * DAY
        steps = (Counted("day", semantics.shift, anchor),)
        if off:
            steps = (*steps, WeekdayTrusted(semantics.weekday, target))
            other = Alternative(day(target), IfWeekdayWrong())
    elif semantics.direction == "past":
        chosen = (earlier if earlier < anchor else earlier - 7 * DAY) - 7 * further * DAY
        steps = (Chosen(Position.BEFORE, anchor, Cue.EXPRESSION_PAST, semantics.weekday),)
        steps = (*steps, *_further("week", -further, chosen))
    elif semantics.direction == "future":
        chosen = (later if later > anchor else later + 7 * DAY) + 7 * further * DAY
        steps = (Chosen(Position.AFTER, anchor, Cue.EXPRESSION_FUTURE, semantics.weekday),)
        steps = (*steps, *_further("week", further, chosen))
    elif semantics.direction == "this" and tense_hint is None:
        chosen = anchor + ((semantics.weekday - anchor.isoweekday()) % 7 + 3) % 7 * DAY - 3 * DAY
        steps = (Chosen(Position.NEAREST, anchor, Cue.EXPRESSION_PRESENT, semantics.weekday),)
    elif tense_hint == "future":
        chosen = later
        steps = (Chosen(Position.ON_OR_AFTER, anchor, Cue.SENTENCE_FUTURE, semantics.weekday),)
        other = Alternative(day(earlier), IF_PAST)
    else:
        chosen = earlier
        cue = Cue.SENTENCE_PAST if tense_hint else Cue.NOTHING
        steps = (Chosen(Position.ON_OR_BEFORE, anchor, cue, semantics.weekday),)
        other = Alternative(day(later), IF_FUTURE)
    alternatives = (other,) if other and other.interval.earliest != chosen else ()
    return Grounding(day(chosen), {"date": str(chosen)}, steps, alternatives)


def _further(unit: UnitName, count: int, chosen: date) -> tuple[Reason, ...]:
    """The step from the last one to the one before it."""
    return (Counted(unit, count, chosen - 7 * count * DAY),) if count else ()


def _occurrences(calendar: Calendar, number: int, day_number: int, middle: int) -> list[tuple[Interval, int]]:
    """The days with this month and day in the years around `middle`, each with its year."""
    dates = []
    for year in range(middle - _REACH, middle + _REACH + 1):
        if occurrence := existing(calendar, year, number, day_number):
            dates.append((occurrence, year))
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
