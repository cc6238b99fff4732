"""Place what an expression says on the days around one anchor day.

Every function here and below is monotone in the anchor: a later anchor never gives an earlier day. `resolve`
relies on it to carry an anchor that is only known as an interval.
"""

from dataclasses import replace
from datetime import date

from timeline.arabic.expression import (
    Anaphor,
    BeforeChrist,
    CalendarDate,
    Era,
    Offset,
    PartOfYear,
    Said,
    Span,
    Towards,
    UnitShift,
    Window,
)
from timeline.dates.edtf import format_edtf
from timeline.dates.interval import Interval
from timeline.normalizer.calendar_dates import place_date
from timeline.normalizer.periods import (
    place_anaphor,
    place_before_christ,
    place_era,
    place_part_of_year,
    place_window,
    unit_around,
)
from timeline.normalizer.placed import Outlook, Placed
from timeline.normalizer.reasons import Counted, EndsBeforeStart, NamesNoDay, Unplaceable


def place(said: Said, outlook: Outlook, anchor: date) -> Placed:
    """Place a dated expression. Raises InvalidDate when no such day exists, ValueError past year 9999."""
    match said:
        case CalendarDate():
            return place_date(said, outlook, anchor)
        case Span():
            return _span(said, outlook, anchor)
        case UnitShift(unit, amount) | Offset(unit, amount):
            found = unit_around(unit, anchor, amount)
            return Placed(found, {unit: format_edtf(found)}, (Counted(unit, amount, anchor),))
        case Window(unit, amount):
            return place_window(unit, amount, anchor)
        case PartOfYear():
            return place_part_of_year(said, outlook, anchor)
        case BeforeChrist():
            return place_before_christ(said)
        case Era():
            return place_era(said, anchor)
        case Anaphor():
            return place_anaphor(said, anchor)
    raise Unplaceable(NamesNoDay("vague"))


def _span(said: Span, outlook: Outlook, anchor: date) -> Placed:
    """The last day is placed first, then the first one before it: a period that is on is found as well."""
    first, last = said.first, said.last
    end = place(replace(last, towards=last.towards or _lent(first, last)), outlook, anchor)
    edge = end.interval.latest or anchor
    start = place(replace(first, towards=_kept(first)), "past", edge)
    if start.interval.earliest and end.interval.latest and start.interval.earliest > end.interval.latest:
        raise Unplaceable(EndsBeforeStart(start.interval.earliest, end.interval.latest))
    return Placed(Interval(start.interval.earliest, end.interval.latest), end.implied, end.reasons)


def _lent(first: CalendarDate, last: CalendarDate) -> Towards | None:
    """The direction of the first day, for a last one that states neither a direction nor a year."""
    return first.towards if last.year is None else None


def _kept(end: CalendarDate) -> Towards | None:
    """A day of "this month" keeps its direction; a full one is placed by the other end of its span."""
    return end.towards if end.month is None and end.weekday is None else None
