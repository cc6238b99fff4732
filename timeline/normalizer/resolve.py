"""Expression and anchor to resolution."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.arabic.expression import (
    Anaphor,
    BeforeChrist,
    CalendarDate,
    Era,
    Expression,
    Frequency,
    Length,
    PartOfYear,
    Said,
    Span,
    Vague,
)
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import DAY, Interval, hull
from timeline.errors import InvalidDate
from timeline.normalizer.components import Components
from timeline.normalizer.context import NOTHING_BEFORE, Context, after, named_before, with_known_year
from timeline.normalizer.implied_calendar import Implied, with_calendar
from timeline.normalizer.place import place
from timeline.normalizer.placed import Alternative, Outlook
from timeline.normalizer.resolution import Resolution, Status
from timeline.normalizer.timex_values import masked_timex, timex_of, undated_timex

# Goes up when the same expression and anchor may come to other days; facts record it.
VERSION = 1

# What needs no anchor is placed by any.
_ANY_DAY = date(2000, 1, 1)
_PART = {"START": 0, "MID": 1, "END": 2}


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
        context = after(context, expression.said, resolution)
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


def resolve(
    expression: Expression, published: Interval | None, context: Context = NOTHING_BEFORE
) -> Resolution:
    """Resolve an expression against the day, or the days, on which its article may have been published.

    Never raises: what cannot be resolved comes back UNRESOLVED with the reason.
    """
    said = stated_year = expression.said
    implication = Implied(said)
    if isinstance(said, Length | Vague | Frequency):
        reason = {Length: "a duration, tied to no day", Frequency: "a set of times"}.get(type(said))
        undated = (reason or "it carries no bound",)
        return Resolution(Status.UNDATED, None, undated_timex(said), None, said, {}, undated)
    if isinstance(said, Anaphor):
        anchor = named_before(said, context, published)
        if anchor is None:
            return _unresolved(said, None, "the text names no date before it")
    else:
        said = with_known_year(said, expression.outlook, context)
        stated_year = said
        implication = with_calendar(said, published)
        said = implication.said
        anchor = published if implication.by_publication or needs_anchor(said) else None
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
    alternatives = placed.alternatives if expression.mod not in _PART else ()
    if implication.reason and isinstance(said, CalendarDate) and said.year is not None:
        implied = {"year": said.year, "calendar": said.calendar or "Gregorian"}
        reasons = (implication.reason, *reasons)
        alternatives += _in_other_calendar(implication.other)
    if stated_year is not expression.said and isinstance(said, CalendarDate) and said.year is not None:
        implied = {"year": said.year}
        reasons = (f"the year {said.year}, as before in the text",)
    interval = placed.interval
    if expression.mod in _PART:
        interval = placed.part or interval
        reasons = (*reasons, f"the {expression.mod} third of {format_edtf(placed.interval)}")
    timex = timex_of(said, placed.interval)
    stated = expression.said
    return Resolution(Status.RESOLVED, interval, timex, anchor, stated, implied, reasons, alternatives)


def _in_other_calendar(said: CalendarDate | None) -> tuple[Alternative, ...]:
    if said is None:
        return ()
    try:
        interval = place(said, None, _ANY_DAY).interval
    except (InvalidDate, ValueError, OverflowError):
        return ()
    return (Alternative(interval, f"if the year is {said.calendar or 'Gregorian'}"),)


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
        case Length() | Vague() | Frequency() | BeforeChrist():
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Result:
    """What the ends of the anchor give together; part: the days that a mod leaves of the interval."""

    interval: Interval
    part: Interval | None
    implied: Components
    reasons: tuple[str, ...]
    alternatives: tuple[Alternative, ...] = ()


def _place_in(said: Said, outlook: Outlook, mod: str | None, anchor: Interval | None) -> _Result:
    """Place at both ends of the anchor; placing is monotone, so all other days come to lie between."""
    third = _PART.get(mod or "")
    if anchor is None or anchor.is_day:
        day = anchor.earliest if anchor and anchor.earliest else _ANY_DAY
        only = place(said, outlook, day)
        part = _third(only.interval, third)
        return _Result(only.interval, part, only.implied, only.reasons, only.alternatives)
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
        note = "the other end of what it is counted from is not known"
        return _Result(interval, part, {}, (*first.reasons, note))
    if first.interval == last.interval:
        return _Result(interval, part, first.implied, first.reasons)
    implied = {name: value for name, value in first.implied.items() if last.implied.get(name) == value}
    reasons = (
        f"counted from a day between {anchor.earliest} and {anchor.latest}",
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
    return Resolution(Status.UNRESOLVED, None, masked_timex(said), anchor, said, {}, (reason,))
