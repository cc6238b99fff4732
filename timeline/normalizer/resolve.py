"""Expression and anchor to resolution."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from timeline.arabic.expression import (
    Anaphor,
    CalendarDate,
    Era,
    Expression,
    Frequency,
    Length,
    Offset,
    PartOfYear,
    Said,
    Span,
    UnitShift,
    Vague,
)
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import DAY, Interval, hull
from timeline.dates.timex import format_timex
from timeline.errors import InvalidDate
from timeline.normalizer.components import Components
from timeline.normalizer.place import Outlook, place
from timeline.normalizer.resolution import Resolution, Status

# Goes up when the same expression and anchor may come to other days; facts record it.
VERSION = 2

# How far from the publication a day may lie that a time of day is counted from.
_NEWS_DAYS = 31
# What needs no anchor is placed by any.
_ANY_DAY = date(2000, 1, 1)
_PART = {"START": 0, "MID": 1, "END": 2}
_MASKS = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "day": "XXXX-XX-XX"}
_SEASONS = ("SP", "SU", "FA", "WI")
_DURATIONS = {
    "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M",
    "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}0Y", "century": "P{}00Y",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What the text has said before an expression: the last day it named, the years of its months and days.

    A month that stood with its year before keeps that year, and a day and month the year they came to.
    """

    earlier: date | None = None
    years: Mapping[int, int] = field(default_factory=dict)
    days: Mapping[tuple[int, int], int] = field(default_factory=dict)


NOTHING_BEFORE = Context()


def resolve_all(expressions: Sequence[Expression], published: Interval | None) -> list[Resolution]:
    """Resolve the expressions of one text, in reading order, each in the light of those before it.

    Where the text names the day it was written on (“today, Saturday”), that day is the anchor, and the
    reasons say so.
    """
    written = day_of_writing(expressions, published)
    anchor = Interval(written, written) if written else published
    note = f"the text calls {written} its today" if written else ""
    resolutions = []
    context = NOTHING_BEFORE
    for expression in expressions:
        resolution = resolve(expression, anchor, context)
        context = _after(context, expression.said, resolution)
        if note and resolution.anchor == anchor:
            resolution = replace(resolution, reasons=(note, *resolution.reasons))
        resolutions.append(resolution)
    return resolutions


def day_of_writing(expressions: Sequence[Expression], published: Interval | None) -> date | None:
    """The day that a text calls today, when all its “today, Saturday” name one, other than the published.

    A weekday alone moves the publication day by three days at most; with a full date it may lie anywhere.
    """
    if published is None or not published.is_day:
        return None
    days = set()
    for expression in expressions:
        said = expression.said
        if isinstance(said, CalendarDate) and said.shift == 0 and (said.weekday or said.year):
            when = resolve(expression, published).interval
            if when is not None and when.is_day:
                days.add(when.earliest)
    return days.pop() if len(days) == 1 and published.earliest not in days else None


def resolve(expression: Expression, published: Interval | None, context: Context = Context()) -> Resolution:
    """Resolve an expression against the day, or the days, on which its article may have been published.

    Never raises: what cannot be resolved comes back UNRESOLVED with the reason.
    """
    said = expression.said
    if isinstance(said, Length | Vague | Frequency):
        reason = {Length: "a duration, tied to no day", Frequency: "a set of times"}.get(type(said))
        undated = (reason or "it carries no bound",)
        return Resolution(Status.UNDATED, None, _undated_timex(said), None, said, {}, undated)
    if isinstance(said, Anaphor):
        anchor = _named_before(said, context, published)
        if anchor is None:
            return _unresolved(said, None, "the text names no date before it")
    else:
        said = _with_known_year(said, expression.outlook, context)
        anchor = published if needs_anchor(said) else None
        if anchor is None and needs_anchor(said):
            return _unresolved(said, None, "it waits for the article's publication date")
    try:
        placed = _place_in(said, expression.outlook, expression.mod, anchor)
    except (InvalidDate, ValueError, OverflowError) as error:
        return _unresolved(said, anchor, str(error))
    reasons = placed.reasons
    if anchor and expression.outlook and any("the sentence looks" in reason for reason in reasons):
        reasons = (f"“{expression.evidence}” tells the direction", *reasons)
    implied = placed.implied
    if said is not expression.said and isinstance(said, CalendarDate) and said.year is not None:
        implied = {"year": said.year}
        reasons = (f"the year {said.year}, as before in the text",)
    interval = placed.interval
    if expression.mod in _PART:
        interval = placed.part or interval
        reasons = (*reasons, f"the {expression.mod} third of {format_edtf(placed.interval)}")
    timex = _timex(said, placed.interval)
    stated = expression.said
    return Resolution(Status.RESOLVED, interval, timex, anchor, stated, implied, reasons)


def _named_before(said: Anaphor, context: Context, published: Interval | None) -> Interval | None:
    """The last day that the text named; for العام السابق or a time, the publication day if it named none."""
    earlier = context.earlier
    if earlier is not None and said.clock and published and published.earliest:
        # A time of day belongs to the news, not to a date out of the past.
        earlier = earlier if abs(published.earliest - earlier) <= _NEWS_DAYS * DAY else None
    if earlier is not None:
        return Interval(earlier, earlier)
    previous = (said.shift < 0 and said.unit != "day") or said.clock is not None
    return published if previous and published and published.is_day else None


def _with_known_year(said: Said, outlook: str | None, context: Context) -> Said:
    """A month without its year takes the one that it had before in the text, unless it looks ahead."""
    if not isinstance(said, CalendarDate) or said.month is None or said.hijri:
        return said
    if any(part is not None for part in (said.year, said.towards, said.shift, said.year_shift)):
        return said
    if outlook == "future" and (said.day is None or (said.month, said.day) not in context.days):
        return said
    year = context.days.get((said.month, said.day)) if said.day else None
    if year is None:
        year = context.years.get(said.month)
    return said if year is None else replace(said, year=year)


def _after(context: Context, said: Said, resolution: Resolution) -> Context:
    """The context behind an expression."""
    when = resolution.interval
    if when is None or when.earliest is None or resolution.status is not Status.RESOLVED:
        return context
    years, days = context.years, context.days
    if isinstance(said, CalendarDate) and said.month and not said.hijri:
        if said.year:
            years = {**years, said.month: said.year}
        if said.day:
            days = {**days, (said.month, said.day): when.earliest.year}
    return Context(when.earliest, years, days)


def needs_anchor(said: Said) -> bool:
    """Whether what is said comes to different days for different anchors."""
    match said:
        case CalendarDate():
            return said.year is None
        case Span():
            return said.last.year is None
        case PartOfYear():
            return said.year is None
        case Era():
            return said.first is None
        case Length() | Vague() | Frequency():
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Result:
    """What the ends of the anchor give together; part: the days that a mod leaves of the interval."""

    interval: Interval
    part: Interval | None
    implied: Components
    reasons: tuple[str, ...]


def _place_in(said: Said, outlook: Outlook, mod: str | None, anchor: Interval | None) -> _Result:
    """Place at both ends of the anchor; placing is monotone, so all other days come to lie between."""
    third = _PART.get(mod or "")
    if anchor is None or anchor.is_day:
        day = anchor.earliest if anchor and anchor.earliest else _ANY_DAY
        only = place(said, outlook, day)
        return _Result(only.interval, _third(only.interval, third), only.implied, only.reasons)
    if anchor.earliest is None and anchor.latest is None:
        raise InvalidDate("it waits for the article's publication date")
    starts, ends_at = anchor.earliest is not None, anchor.latest is not None
    ends = [place(said, outlook, end) for end in (anchor.earliest, anchor.latest) if end]
    first, last = ends[0], ends[-1]
    parts = [_third(placed.interval, third) or placed.interval for placed in (first, last)]
    interval, part = (
        _between(a, b, starts, ends_at) for a, b in ((first.interval, last.interval), (parts[0], parts[1]))
    )
    if len(ends) == 1:
        note = "the other end of the publication date is not known"
        return _Result(interval, part, {}, (*first.reasons, note))
    if first.interval == last.interval:
        return _Result(interval, part, first.implied, first.reasons)
    implied = {name: value for name, value in first.implied.items() if last.implied.get(name) == value}
    reasons = (
        f"published between {anchor.earliest} and {anchor.latest}",
        *(f"at the earliest {reason}" for reason in first.reasons),
        *(f"at the latest {reason}" for reason in last.reasons),
    )
    return _Result(interval, part, implied, reasons)


def _between(first: Interval, last: Interval, starts: bool, ends: bool) -> Interval:
    """From the start of one to the end of the other, but open where the anchor is."""
    whole = hull(first, last)
    return Interval(whole.earliest if starts else None, whole.latest if ends else None)


def _third(interval: Interval, part: int | None) -> Interval | None:
    """The first, middle or last third of the days; shorter units than three days stay whole."""
    if part is None or interval.earliest is None or interval.latest is None:
        return None
    count = (interval.latest - interval.earliest).days + 1
    if count < 3:
        return interval
    bounds = [round(count * share / 3) for share in range(4)]
    return Interval(interval.earliest + bounds[part] * DAY, interval.earliest + (bounds[part + 1] - 1) * DAY)


def _unresolved(said: Said, anchor: Interval | None, reason: str) -> Resolution:
    return Resolution(Status.UNRESOLVED, None, _masked_timex(said), anchor, said, {}, (reason,))


def _timex(said: Said, when: Interval) -> str:
    """The TIMEX3 value of the days, with what only the words tell: the part of the day, the season."""
    value = format_timex(when)
    match said:
        case CalendarDate(clock=str(clock)) | Anaphor(clock=str(clock)):
            return f"{value}T{clock}"
        case CalendarDate(part=str(part)) | Anaphor(part=str(part)):
            return f"{value}T{part}"
        case PartOfYear(code=code) if code in _SEASONS and when.earliest:
            return f"{when.earliest.year:04}-{code}"
        case UnitShift(unit="sports season") if when.earliest and when.latest:
            return f"{when.earliest.year:04}/{when.latest.year:04}"
        case UnitShift(unit="weekend") if when.is_saturday_and_sunday and when.earliest:
            iso = when.earliest.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}-WE"
    return value


def _undated_timex(said: Length | Vague | Frequency) -> str:
    if isinstance(said, Vague):
        return said.reference
    if isinstance(said, Frequency):
        return said.value
    value = _DURATIONS[said.unit].format("X" if said.amount is None else said.amount)
    if said.and_unit is None:
        return value
    smaller = _DURATIONS[said.and_unit].format(said.and_amount)
    return value + smaller.removeprefix("PT" if value.startswith("PT") else "P")


def _masked_timex(said: Said) -> str:
    """A TIMEX3 value with X for what is not known."""
    match said:
        case Span(first, last):
            return f"{_masked_timex(first)}/{_masked_timex(last)}"
        case CalendarDate(hijri=False) if said.month and said.day:
            return f"{said.year or 'XXXX'}-{said.month:02}-{said.day:02}"
        case CalendarDate(hijri=False) if said.month:
            return f"{said.year or 'XXXX'}-{said.month:02}"
        case CalendarDate() if said.weekday:
            return f"XXXX-WXX-{said.weekday}"
        case UnitShift(unit=unit) | Offset(unit=unit):
            return _MASKS.get(unit, "XXXX-XX-XX")
        case Anaphor(unit=unit, day=None):
            return _MASKS.get(unit, "XXXX-XX-XX")
        case PartOfYear(code=code):
            return f"XXXX-{code}"
    return "XXXX-XX-XX"
