"""Grounds a number of units before or after the anchor: days and longer, hours, two quantities together."""

from datetime import date

from timeline.dates.edtf import format_edtf
from timeline.dates.interval import DAY, Interval
from timeline.grammar.expression import Offset, UnitName
from timeline.normalizer.grounding import Grounding
from timeline.normalizer.periods import months_away, unit_around
from timeline.normalizer.reasons import Counted, HourUnknown, Reason, UnknownCount

# Seconds in a unit that is shorter than a day.
_SECONDS: dict[UnitName, int] = {"second": 1, "minute": 60, "hour": 3600}
_DAY_SECONDS = 24 * 3600
_MONTHS: dict[UnitName, int] = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def ground_offset(semantics: Offset, anchor: date) -> Grounding:
    """Ground an offset. The hour of the anchor is not known: six hours ago is that day or the day before."""
    unit, amount = semantics.unit, semantics.amount
    if unit in _SECONDS:
        steps: tuple[Reason, ...] = Counted(unit, amount, anchor), HourUnknown()
        if semantics.of_unknown:
            steps = UnknownCount(unit, amount, anchor), HourUnknown()
            days = _hours_away(anchor, amount, 1)
        else:
            days = _hours_away(anchor, amount, _SECONDS[unit])
        return Grounding(days, {"date": format_edtf(days)}, steps)
    if semantics.and_unit is not None and semantics.and_amount is not None:
        base = _same_day(unit, anchor, amount)
        steps = Counted(unit, amount, anchor), Counted(semantics.and_unit, semantics.and_amount, base)
        if semantics.and_unit in _SECONDS:
            days = _hours_away(base, semantics.and_amount, _SECONDS[semantics.and_unit])
        else:
            days = unit_around(semantics.and_unit, base, semantics.and_amount)
        return Grounding(days, {semantics.and_unit: format_edtf(days)}, steps)
    days = unit_around(unit, anchor, amount)
    return Grounding(days, {unit: format_edtf(days)}, (Counted(unit, amount, anchor),))


def _hours_away(anchor: date, amount: int, seconds: int) -> Interval:
    """The days on which a moment can be that is this far from any moment of the anchor's day."""
    away = amount * seconds
    return Interval(
        anchor + away // _DAY_SECONDS * DAY, anchor + (away + _DAY_SECONDS - 1) // _DAY_SECONDS * DAY
    )


def _same_day(unit: UnitName, anchor: date, amount: int) -> date:
    """The anchor moved by whole units: the same day of another month."""
    if unit in _MONTHS:
        return months_away(anchor, amount * _MONTHS[unit])
    return anchor + (7 * amount if unit == "week" else amount) * DAY
