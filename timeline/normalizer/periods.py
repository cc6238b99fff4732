"""Grounds whole units, rolling periods, parts of the year, decades and centuries around an anchor day."""

from dataclasses import replace
from datetime import date

from timeline.dates.calendars import CIVIL, calendar_named
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import (
    DAY,
    Interval,
    century,
    day,
    days_in_month,
    decade,
    hull,
    month,
    week,
    years,
)
from timeline.dates.timex import parse_timex, timex_year
from timeline.grammar.expression import (
    Anaphor,
    BeforeChrist,
    DecadeOrCentury,
    PartOfYear,
    UnitName,
)
from timeline.normalizer.grounding import Alternative, Grounding, TenseHint, choose, existing
from timeline.normalizer.reasons import (
    Chosen,
    Complete,
    Counted,
    Cue,
    IfSentenceLooks,
    NoSuchDay,
    PeriodAtAnchor,
    Position,
    Unplaceable,
    YearImplied,
    YearsBeforeChrist,
    YearsStated,
)

_SATURDAY = 6
_YEARS_OF = {"year": 1, "century": 100, "millennium": 1000}


def unit_around(unit: UnitName, anchor: date, shift: int) -> Interval:
    """Return the unit that contains the anchor, moved by `shift` units."""
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
            return _around(anchor, shift, 10)
        case "century":
            return _around(anchor, shift, 100)
    return day(anchor + shift * DAY)


def _around(anchor: date, shift: int, length: int) -> Interval:
    """The decade or century of a day, moved; before the year 1 they are 10 to 1 BC, 100 to 1 BC and so on."""
    of = decade if length == 10 else century
    number = anchor.year // length if anchor.year > 0 else -(-anchor.year // length) - 1
    first = (number + shift) * length
    return of(first if first >= 0 else first + 1)


def calendar_week(anchor: date, shift: int) -> Interval:
    """The ISO week; on a Saturday or Sunday, when the Arab week has begun anew, with the days of that one."""
    begun = anchor + 7 * shift * DAY
    iso = week(begun)
    return hull(iso, Interval(begun, begun + 6 * DAY)) if anchor.isoweekday() >= _SATURDAY else iso


def sports_season(anchor: date, shift: int) -> Interval:
    """Return the sports season (July to June) around the anchor, moved by `shift`.

    Between seasons, in June and July, the last one is the one just ended, and the next the one about to
    start, or in August just starting.
    """
    first = anchor.year if anchor.month >= 8 else anchor.year - 1
    if anchor.month in (6, 7):
        first += 1 if shift < 0 else 0
    if anchor.month == 8 and shift > 0:
        first -= 1
    first += shift
    return Interval(date(first, 7, 1), date(first + 1, 6, 30))


def nearest_unit(unit: UnitName, tense_hint: TenseHint, anchor: date) -> Grounding:
    """The last weekend that has begun or, when the sentence announces, the next that has not ended."""
    this = unit_around(unit, anchor, 0)
    assert this.earliest is not None
    past = this if this.earliest <= anchor else unit_around(unit, anchor, -1)
    days, other = (this, past) if tense_hint == "future" else (past, this)
    position = Position.ON_OR_AFTER if tense_hint == "future" else Position.ON_OR_BEFORE
    cue = {"past": Cue.SENTENCE_PAST, "future": Cue.SENTENCE_FUTURE, None: Cue.NOTHING}[tense_hint]
    condition = IfSentenceLooks("past" if tense_hint == "future" else "future")
    alternatives = (Alternative(other, condition),) if other != days else ()
    return Grounding(days, {unit: format_edtf(days)}, (Chosen(position, anchor, cue),), alternatives)


def ground_rolling_period(unit: UnitName, amount: int, anchor: date) -> Grounding:
    """Ground N units up to the anchor or from it on, the anchor's day included."""
    match unit:
        case "second" | "minute" | "hour":
            hours = amount if unit == "hour" else 0
            far = anchor + round(hours / 24) * DAY
        case "month" | "year" | "decade" | "century":
            far = months_away(anchor, amount * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])
        case "week":
            far = anchor + 7 * amount * DAY
        case _:
            far = anchor + amount * DAY
    days = Interval(min(far, anchor), max(far, anchor))
    return Grounding(days, {}, (PeriodAtAnchor(unit, amount, anchor),))


def months_away(anchor: date, count: int) -> date:
    """The same day `count` months away, or the last day of that month."""
    number = anchor.year * 12 + anchor.month - 1 + count
    year, month_number = number // 12, number % 12 + 1
    return date(year, month_number, min(anchor.day, days_in_month(year, month_number)))


def ground_part_of_year(semantics: PartOfYear, tense_hint: TenseHint, anchor: date) -> Grounding:
    """Ground a quarter, half or season in the year stated, or in the one that the direction points to."""
    if semantics.year is not None:
        return Grounding(
            part_of_year(semantics.year, semantics.code), {}, (Complete(CIVIL.name, "part_of_year"),)
        )
    if semantics.shift is not None:
        year = anchor.year + semantics.shift
        steps = Counted("year", semantics.shift, anchor), YearImplied(CIVIL.name, year)
        return Grounding(part_of_year(year, semantics.code), {"year": year}, steps)
    nearby = [(part_of_year(year, semantics.code), year) for year in range(anchor.year - 2, anchor.year + 3)]
    starts = [interval.earliest or anchor for interval, _ in nearby]
    choice = choose(nearby, starts, semantics.direction, tense_hint or "past", anchor)
    (interval, year), other = choice.item, choice.other
    alternatives: tuple[Alternative, ...] = ()
    if other and other != choice.item and choice.condition:
        alternatives = (Alternative(other[0], choice.condition),)
    reason = choice.reason
    if tense_hint is None and semantics.direction is None:
        reason = replace(reason, cue=Cue.NOTHING)
    return Grounding(interval, {"year": year}, (reason, YearImplied(CIVIL.name, year)), alternatives)


def part_of_year(year: int, code: str) -> Interval:
    """Return the days of Q1 to Q4, H1, H2, SP, SU, FA or WI; winter starts in December."""
    return parse_timex(f"{timex_year(year)}-{code}")


def ground_decade_or_century(semantics: DecadeOrCentury, anchor: date) -> Grounding:
    """Ground a decade or a century, stated or counted from the anchor's century."""
    length = decade if semantics.unit == "decade" else century
    if semantics.first is not None and (semantics.calendar is not None or semantics.part_count is not None):
        calendar = calendar_named(semantics.calendar)
        first, last = years_of_part(semantics.first, semantics.part_number, semantics.part_count)
        # A calendar has no year 0, which the first century is counted from.
        days = Interval(calendar.year(max(first, 1)).earliest, calendar.year(last).latest)
        return Grounding(days, {}, (YearsStated(calendar.name, first, last),))
    if semantics.first is not None:
        last = semantics.first + (9 if semantics.unit == "decade" else 99)
        return Grounding(length(semantics.first), {}, (YearsStated(CIVIL.name, semantics.first, last),))
    base = (anchor.year // 100 + (semantics.shift or 0)) * 100
    if semantics.part_count is not None:
        first, last = years_of_part(base, semantics.part_number, semantics.part_count)
        counted = Counted("century", semantics.shift or 0, anchor)
        days = Interval(years(first).earliest, years(last).latest)
        return Grounding(days, {"century": base}, (counted, YearsStated(CIVIL.name, first, last)))
    first = base + (semantics.decade or 0)
    return Grounding(
        length(first), {semantics.unit: first}, (Counted("century", semantics.shift or 0, anchor),)
    )


def years_of_part(first: int, number: int | None, count: int | None) -> tuple[int, int]:
    """Return the first and the last year of part `number` of `count` of the century that begins with `first`.

    Without a part they are those of the whole century. A year that two thirds share belongs to both.
    """
    number, count = number or 1, count or 1
    return first + (number - 1) * 100 // count, first - 1 + -(-number * 100 // count)


def ground_before_christ(semantics: BeforeChrist) -> Grounding:
    """Ground years, centuries or millennia before Christ, in astronomical years: 44 BC is -43.

    Raises ValueError before the first year of the calendar.
    """
    size = _YEARS_OF[semantics.unit]
    first, last = 1 - semantics.number * size, -(semantics.number - 1) * size
    if semantics.last is not None:
        last = -(semantics.last - 1) * size
    elif semantics.last_ad is not None:
        last = semantics.last_ad if size == 1 else semantics.last_ad * size - 1
    elif semantics.part_count is not None:
        first, last = years_of_part(first, semantics.part_number, semantics.part_count)
    return Grounding(years(first, last), {}, (YearsBeforeChrist(first, last),))


def ground_anaphor(semantics: Anaphor, earlier: date) -> Grounding:
    """Ground a unit counted from a day named before."""
    if semantics.weekday is not None:
        return _weekday_from(semantics.weekday, semantics.shift, earlier)
    days = unit_around(semantics.unit, earlier, semantics.shift)
    if semantics.day is not None and days.earliest is not None:
        exact = existing(CIVIL, days.earliest.year, days.earliest.month, semantics.day)
        if exact is None:
            raise Unplaceable(NoSuchDay(CIVIL.name, days.earliest.year, days.earliest.month, semantics.day))
        days = exact
    return Grounding(days, {"date": format_edtf(days)}, (Counted(semantics.unit, semantics.shift, earlier),))


def _weekday_from(weekday: int, shift: int, earlier: date) -> Grounding:
    """The first such weekday after a day named before, or the last one before it."""
    if shift > 0:
        found = earlier + ((weekday - earlier.isoweekday() - 1) % 7 + 1) * DAY
    else:
        found = earlier - ((earlier.isoweekday() - weekday - 1) % 7 + 1) * DAY
    position = Position.AFTER if shift > 0 else Position.BEFORE
    return Grounding(day(found), {"date": str(found)}, (Chosen(position, earlier, None, weekday),))
