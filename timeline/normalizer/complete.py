"""Completes what an expression states: from the dates before it, its annal, the calendars of its text."""

from dataclasses import dataclass

from timeline.dates.calendars import calendar_named
from timeline.dates.interval import Interval
from timeline.grammar.expression import Anaphor, CalendarDate, DecadeOrCentury, Expression, Semantics
from timeline.normalizer import annals
from timeline.normalizer.anchors import needs_anchor
from timeline.normalizer.context import Context, named_after, named_before, with_known_year
from timeline.normalizer.eras import TextEras
from timeline.normalizer.implied_calendar import in_other_calendar, with_calendar
from timeline.normalizer.list_dates import with_entry_year, with_heading_day
from timeline.normalizer.parallel_year import with_year_for_parallel_date, year_of_parallel_date
from timeline.normalizer.reasons import (
    AwaitsPublication,
    NamedBefore,
    NothingNamedBefore,
    Reason,
    TakenFrom,
    Unplaceable,
    YearNamedBefore,
)
from timeline.normalizer.resolution import Components


@dataclass(frozen=True, slots=True)
class Completed:
    """Semantics with what the words leave out, and the days that it is counted from.

    implied: the components added; reasons: why; other: the same date in the calendar that was not chosen;
    either: whether it may as well be that one; night: whether it is the night before the day.
    """

    semantics: Semantics
    anchor: Interval | None
    implied: Components | None = None
    reasons: tuple[Reason, ...] = ()
    other: CalendarDate | None = None
    either: bool = False
    night: bool = False


def complete(expression: Expression, published: Interval | None, context: Context) -> Completed:
    """Complete an expression. Raises Unplaceable if the text does not give what it needs.

    published: the days that it is counted from if it is; context: what the text has named before it.
    """
    if (in_entry := with_entry_year(expression)) is not None:
        of_year, entry = in_entry
        return Completed(of_year, None, {"year": entry.year}, (entry,))
    stated = expression.semantics
    in_annal = context.annal.heading is not None and context.annal.is_old(published)
    limit = published.latest if published else None
    if (published is None or in_annal or _refers_back(stated)) and (
        taken := annals.completed(stated, context.annal, expression.start, context.eras, limit)
    ):
        semantics, from_annal = taken
        return _with_calendar(semantics, None, context.eras, from_annal)
    if _refers_back(stated):
        raise Unplaceable(NothingNamedBefore())
    own = None if in_annal else published
    if own is None and (counted := annals.from_day(stated, context.annal, expression.start)):
        why = NamedBefore(context.annal.day or counted.anchor, *context.annal.day_at)
        return Completed(counted.semantics, counted.anchor, reasons=(why,), night=counted.night)
    if in_annal and isinstance(stated, DecadeOrCentury) and stated.unit == "decade":
        # The forties of a chronicle are days of winter, or years of another century.
        raise Unplaceable(AwaitsPublication())
    if isinstance(stated, Anaphor):
        return _anaphor(stated, context, own)
    semantics = with_known_year(stated, expression.tense_hint, context)
    if semantics is not stated and isinstance(semantics, CalendarDate) and semantics.year is not None:
        return Completed(semantics, None, {"year": semantics.year}, (YearNamedBefore(semantics.year),))
    if (by_parallel := year_of_parallel_date(semantics)) is not None:
        date, because = by_parallel
        return Completed(date, None, {"year": because.year}, (because,))
    if (headed := with_heading_day(expression)) is not None:
        of_day, heading = headed
        return Completed(of_day, None, {"month": heading.month, "day": heading.day}, (heading,))
    if (named := named_after(expression)) is not None:
        dated_later, reason = named
        return Completed(dated_later, None, {"year": reason.year}, (reason,))
    return _with_calendar(semantics, own, context.eras, ())


def _refers_back(semantics: Semantics) -> bool:
    """Whether its words refer to a month or a year named before: خامسه, رجب منها."""
    date = getattr(semantics, "month", None)
    date = date if isinstance(date, CalendarDate) else semantics
    return isinstance(date, CalendarDate) and date.of_named is not None


def _anaphor(semantics: Anaphor, context: Context, published: Interval | None) -> Completed:
    day = context.annal.day
    if published is None and semantics.unit == "day" and day is not None:
        return Completed(semantics, day, reasons=(NamedBefore(day, *context.annal.day_at),))
    anchor = named_before(semantics, context, published)
    if anchor is None:
        raise Unplaceable(NothingNamedBefore())
    if anchor is context.earlier:
        return Completed(semantics, anchor, reasons=(NamedBefore(anchor, *context.earlier_at),))
    if anchor is context.day:
        return Completed(semantics, anchor, reasons=(NamedBefore(anchor, *context.day_at),))
    return Completed(semantics, anchor)


def _with_calendar(
    semantics: Semantics, published: Interval | None, eras: TextEras, reasons: tuple[Reason, ...]
) -> Completed:
    semantics = with_year_for_parallel_date(semantics)
    implied = with_calendar(semantics, published, eras)
    if implied is None:
        anchor = published if needs_anchor(semantics) else None
        if anchor is None and needs_anchor(semantics):
            raise Unplaceable(AwaitsPublication())
        other = in_other_calendar(semantics, published)
        parts = _parts(semantics, reasons) if reasons else None
        return Completed(semantics, anchor, parts, reasons, other)
    dated = implied.semantics
    anchor = published if implied.by_publication else None
    parts = _parts(dated, reasons)
    return Completed(dated, anchor, parts, (*reasons, implied.reason), implied.other, implied.either)


def _parts(semantics: Semantics, reasons: tuple[Reason, ...]) -> Components:
    """The year, and the month where the words do not state it themselves."""
    date = getattr(semantics, "month", None)
    date = date if isinstance(date, CalendarDate) else semantics
    if not isinstance(date, CalendarDate):
        return {}
    taken = any(isinstance(one, TakenFrom) and one.part == "month" for one in reasons)
    named = {"month": date.month} if date.month is not None and (taken or date is not semantics) else {}
    return {"year": date.year or 0, **named, "calendar": calendar_named(date.calendar).name}
