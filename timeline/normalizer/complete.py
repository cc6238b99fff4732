"""Completes what an expression states: from the dates before it, its annal, the calendars of its text."""

from dataclasses import dataclass, replace
from typing import TypeGuard

from timeline.dates.calendars import calendar_named
from timeline.dates.interval import Interval
from timeline.grammar.conventions import AS_THE_TEXT_SHOWS, Conventions
from timeline.grammar.expression import (
    Anaphor,
    CalendarDate,
    CountedDay,
    DecadeOrCentury,
    Expression,
    NightsLeft,
    Semantics,
)
from timeline.normalizer.anchors import needs_anchor
from timeline.normalizer.annals import Report, is_of_long_ago
from timeline.normalizer.centuries import century_of_text
from timeline.normalizer.context import (
    Context,
    named_after,
    named_before,
    names_several_years,
    with_known_year,
    with_year_named,
)
from timeline.normalizer.eras import TextEras
from timeline.normalizer.from_annal import completed
from timeline.normalizer.from_day import from_day
from timeline.normalizer.implied_calendar import in_other_calendar, with_calendar
from timeline.normalizer.list_dates import with_entry_year, with_heading_day
from timeline.normalizer.parallel_year import with_year_for_parallel_date, year_of_parallel_date
from timeline.normalizer.reasons import (
    AwaitsPublication,
    HundredsOpen,
    IfCalendar,
    IfYear,
    NamedBefore,
    NothingNamedBefore,
    Reason,
    TakenFrom,
    Unplaceable,
    YearAside,
    YearNamedBefore,
    YearOpen,
)
from timeline.normalizer.resolution import Components
from timeline.normalizer.story_years import with_story_year


@dataclass(frozen=True, slots=True)
class Other:
    """Another reading of what is stated, and on what condition it is right."""

    semantics: Semantics
    condition: IfCalendar | IfYear


@dataclass(frozen=True, slots=True)
class Completed:
    """Semantics with what the words leave out, and the days that it is counted from.

    implied: the components added; reasons: why; other: the same in the calendar or the year that was not
    chosen; either: whether it may as well be that one; night: whether it is the night before the day.
    """

    semantics: Semantics
    anchor: Interval | None
    implied: Components | None = None
    reasons: tuple[Reason, ...] = ()
    other: Other | None = None
    either: bool = False
    night: bool = False


def complete(
    expression: Expression,
    published: Interval | None,
    context: Context,
    conventions: Conventions = AS_THE_TEXT_SHOWS,
) -> Completed:
    """Complete an expression. Raises Unplaceable if the text does not give what it needs.

    published: the days that it is counted from if it is; context: what the text has named before it;
    conventions: how it gives its dates.
    """
    if (in_entry := with_entry_year(expression)) is not None:
        of_year, entry = in_entry
        return Completed(of_year, None, {"year": entry.year}, (entry,))
    stated = expression.semantics
    in_annal = context.annal.governs(published, conventions)
    limit = published.latest if published else None
    report = Report(
        context.annal, expression.start, context.eras, limit, expression.life_word, expression.opens_report
    )
    if published is not None and not in_annal and _is_of_year_named(stated):
        if names_several_years(context):
            raise Unplaceable(YearOpen())
        dated = with_year_named(stated, context)
        if dated is not None and dated.year is not None:
            return Completed(dated, None, {"year": dated.year}, (YearNamedBefore(dated.year),))
    if (published is None or in_annal or _refers_back(stated)) and (taken := completed(stated, report)):
        semantics, from_annal = taken
        return _of_either_year(_with_calendar(semantics, None, context.eras, from_annal))
    if published is not None and not in_annal and is_of_long_ago(stated, report, published):
        raise Unplaceable(YearOpen())
    own = None if in_annal else published
    if (own is None or _refers_back(stated)) and (counted := from_day(stated, report)):
        why = NamedBefore(context.annal.day or counted.anchor, *context.annal.day_at)
        return Completed(counted.semantics, counted.anchor, reasons=(why,), night=counted.night)
    if _refers_back(stated):
        raise Unplaceable(NothingNamedBefore())
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
    if semantics is stated and (told := with_story_year(expression, own)) is not None:
        other = Other(told.other, IfYear(told.reason.last)) if told.other else None
        years = {"year": told.reason.first}
        return Completed(told.date, None, years, (told.reason,), other, either=other is not None)
    return _with_calendar(semantics, own, context.eras, ())


def _of_either_year(completed: Completed) -> Completed:
    """The same, with the other year that one without its hundreds may be."""
    either = next((one for one in completed.reasons if isinstance(one, HundredsOpen | YearAside)), None)
    match completed.semantics:
        case _ if either is None:
            return completed
        case CalendarDate() as date:
            other: Semantics = replace(date, year=either.other)
        case CountedDay(month=month) | NightsLeft(month=month):
            other = replace(completed.semantics, month=replace(month, year=either.other))
        case _:
            return completed
    return replace(completed, other=Other(other, IfYear(either.other)), either=True)


def _is_of_year_named(semantics: Semantics) -> TypeGuard[CalendarDate]:
    """Whether it is a month, or a day of one, of the year named before."""
    return (
        isinstance(semantics, CalendarDate) and semantics.of_named == "year" and semantics.short_year is None
    )


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
    if isinstance(semantics, DecadeOrCentury) and (century := century_of_text(semantics, eras)):
        other = _in_calendar(century.other)
        why = (century.reason,) if century.reason else ()
        return Completed(century.semantics, None, None, why, other, either=other is not None)
    semantics = with_year_for_parallel_date(semantics)
    implied = with_calendar(semantics, published, eras)
    if implied is None:
        anchor = published if needs_anchor(semantics) else None
        if anchor is None and needs_anchor(semantics):
            raise Unplaceable(AwaitsPublication())
        other = _in_calendar(in_other_calendar(semantics, published))
        parts = _parts(semantics, reasons) if reasons else None
        return Completed(semantics, anchor, parts, reasons, other)
    dated = implied.semantics
    anchor = published if implied.by_publication else None
    parts, other = _parts(dated, reasons), _in_calendar(implied.other)
    if isinstance(dated, CalendarDate) and implied.other and implied.other.calendar == dated.calendar:
        other = Other(implied.other, IfYear(implied.other.year or 0))
    return Completed(dated, anchor, parts, (*reasons, implied.reason), other, implied.either)


def _in_calendar(date: CalendarDate | DecadeOrCentury | None) -> Other | None:
    return Other(date, IfCalendar(calendar_named(date.calendar).name)) if date is not None else None


def _parts(semantics: Semantics, reasons: tuple[Reason, ...]) -> Components:
    """The year, and the month where the words do not state it themselves."""
    date = getattr(semantics, "month", None)
    date = date if isinstance(date, CalendarDate) else semantics
    if not isinstance(date, CalendarDate):
        return {}
    taken = any(isinstance(one, TakenFrom) and one.part == "month" for one in reasons)
    named = {"month": date.month} if date.month is not None and (taken or date is not semantics) else {}
    return {"year": date.year or 0, **named, "calendar": calendar_named(date.calendar).name}
