"""Expression and anchor to resolution."""

from dataclasses import dataclass
from datetime import date

from timeline.arabic.expression import CalendarDate, Expression, Length, Offset, Said, Span, UnitShift, Vague
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import DAY, Interval, hull
from timeline.dates.timex import format_timex
from timeline.errors import InvalidDate
from timeline.normalizer.components import Components
from timeline.normalizer.place import place
from timeline.normalizer.resolution import Resolution, Status

# Goes up when the same expression and anchor may come to other days; facts record it.
VERSION = 1

# What needs no anchor is placed by any.
_ANY_DAY = date(2000, 1, 1)
_PART = {"START": 0, "MID": 1, "END": 2}
_MASKS = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "day": "XXXX-XX-XX"}
_DURATIONS = {
    "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M",
    "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}E",
}  # fmt: skip


def resolve(expression: Expression, published: Interval | None) -> Resolution:
    """Resolve an expression against the day, or the days, on which its article may have been published.

    Never raises: what cannot be resolved comes back UNRESOLVED with the reason.
    """
    said = expression.said
    if isinstance(said, Length | Vague):
        reason = "a duration, tied to no day" if isinstance(said, Length) else "it carries no bound"
        return Resolution(Status.UNDATED, None, _undated_timex(said), None, said, {}, (reason,))
    anchor = published if needs_anchor(said) else None
    if anchor is None and needs_anchor(said):
        return _unresolved(said, None, "it waits for the article's publication date")
    try:
        placed = _place_in(expression, anchor)
    except (InvalidDate, ValueError, OverflowError) as error:
        return _unresolved(said, anchor, str(error))
    reasons = placed.reasons
    if anchor and expression.outlook and any("the sentence looks" in reason for reason in reasons):
        reasons = (f"“{expression.evidence}” tells the direction", *reasons)
    interval = placed.interval
    if expression.mod in _PART:
        interval = placed.part or interval
        reasons = (*reasons, f"the {expression.mod} third of {format_edtf(placed.interval)}")
    timex = format_timex(placed.interval)
    return Resolution(Status.RESOLVED, interval, timex, anchor, said, placed.implied, reasons)


def needs_anchor(said: Said) -> bool:
    """Whether what is said comes to different days for different anchors."""
    match said:
        case CalendarDate():
            return said.year is None
        case Span():
            return said.last.year is None
        case Length() | Vague():
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Result:
    """What the ends of the anchor give together; part: the days that a mod leaves of the interval."""

    interval: Interval
    part: Interval | None
    implied: Components
    reasons: tuple[str, ...]


def _place_in(expression: Expression, anchor: Interval | None) -> _Result:
    """Place at both ends of the anchor; placing is monotone, so all other days come to lie between."""
    said, outlook = expression.said, expression.outlook
    third = _PART.get(expression.mod or "")
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


def _undated_timex(said: Length | Vague) -> str:
    if isinstance(said, Vague):
        return said.reference
    return _DURATIONS[said.unit].format("X" if said.amount is None else said.amount)


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
    return "XXXX-XX-XX"
