"""Expression and anchor to resolution."""

from dataclasses import asdict
from datetime import date

from timeline.arabic.expression import CalendarDate, Expression, Length, Offset, Said, Span, UnitShift, Vague
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import DAY, Interval, hull
from timeline.dates.timex import format_timex
from timeline.errors import InvalidDate
from timeline.normalizer.place import WEEKDAYS, Placed, place
from timeline.normalizer.resolution import Components, Resolution, Status

# Goes up when the same expression and anchor may come to other days; facts record it.
VERSION = 1

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
    stated = components(said)
    if isinstance(said, Length | Vague):
        reason = "a duration, tied to no day" if isinstance(said, Length) else "it carries no bound"
        return Resolution(Status.UNDATED, None, _undated_timex(said), None, stated, {}, (reason,))
    needed = needs_anchor(said)
    if needed and (published is None or (published.earliest is None and published.latest is None)):
        return _unresolved(said, stated, None, "it waits for the article's publication date")
    anchor = format_edtf(published) if needed and published else None
    try:
        placed = _place_in(expression, published if needed else None)
        base = placed.interval
        interval = _third(base, _PART[expression.mod]) if expression.mod in _PART else base
    except (InvalidDate, ValueError, OverflowError) as error:
        return _unresolved(said, stated, anchor, str(error))
    reasons = placed.reasons
    if needed and expression.outlook and any("the sentence looks" in reason for reason in reasons):
        reasons = (f"“{expression.evidence}” tells the direction", *reasons)
    if interval != base:
        reasons = (*reasons, f"the {expression.mod} third of {format_edtf(base)}")
    return Resolution(Status.RESOLVED, interval, format_timex(base), anchor, stated, placed.implied, reasons)


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


def components(said: Said) -> Components:
    """What the text states, by name, weekdays in English."""
    match said:
        case Span(first, last):
            return {
                **{f"from {name}": value for name, value in components(first).items()},
                **{f"to {name}": value for name, value in components(last).items()},
            }
        case CalendarDate():
            parts = {
                name: value
                for name, value in asdict(said).items()
                if value is not None and name not in ("hijri", "pair")
            }
            if said.weekday:
                parts["weekday"] = WEEKDAYS[said.weekday - 1]
            if said.hijri:
                parts["calendar"] = "Hijri"
            if said.pair:
                parts |= {f"Hijri {name}": value for name, value in components(said.pair).items()}
                del parts["Hijri calendar"]
            return parts
    return {name: value for name, value in asdict(said).items() if value is not None}


def _place_in(expression: Expression, published: Interval | None) -> Placed:
    """Place at both ends of the anchor; placing is monotone, so all other days come to lie between."""
    said, outlook = expression.said, expression.outlook
    if published is None:
        return place(said, outlook, date(2000, 1, 1))
    ends = [place(said, outlook, end) for end in (published.earliest, published.latest) if end]
    if published.is_day:
        return ends[0]
    if len(ends) == 1:
        known = ends[0].interval
        starts, ends_at = published.earliest is not None, published.latest is not None
        half_open = Interval(known.earliest if starts else None, known.latest if ends_at else None)
        note = "the other end of the publication date is not known"
        return Placed(half_open, {}, (*ends[0].reasons, note))
    first, last = ends
    if first.interval == last.interval:
        return Placed(first.interval, first.implied, first.reasons)
    implied = {name: value for name, value in first.implied.items() if last.implied.get(name) == value}
    reasons = (
        f"published between {published.earliest} and {published.latest}",
        *(f"at the earliest {reason}" for reason in first.reasons),
        *(f"at the latest {reason}" for reason in last.reasons),
    )
    return Placed(hull(first.interval, last.interval), implied, reasons)


def _third(interval: Interval, part: int) -> Interval:
    """The first, middle or last third of the days; shorter units than three days stay whole."""
    if interval.earliest is None or interval.latest is None:
        return interval
    count = (interval.latest - interval.earliest).days + 1
    if count < 3:
        return interval
    bounds = [round(count * share / 3) for share in range(4)]
    return Interval(interval.earliest + bounds[part] * DAY, interval.earliest + (bounds[part + 1] - 1) * DAY)


def _unresolved(said: Said, stated: Components, anchor: str | None, reason: str) -> Resolution:
    return Resolution(Status.UNRESOLVED, None, _masked_timex(said), anchor, stated, {}, (reason,))


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
