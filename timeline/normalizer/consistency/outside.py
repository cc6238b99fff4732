"""Dates outside the year that they take from their annal, or after the work was published."""

from collections.abc import Iterator, Sequence
from datetime import date

from timeline.dates.calendars import calendar_named
from timeline.dates.interval import Interval, day
from timeline.errors import InvalidDate
from timeline.grammar.expression import CalendarDate
from timeline.normalizer.consistency.dated import Dated
from timeline.normalizer.consistency.model import Finding, Kind, Reading, Source
from timeline.normalizer.consistency.parallels import days_apart
from timeline.normalizer.reasons import TakenFrom


def outside_findings(dates: Sequence[Dated], latest: date | None) -> Iterator[Finding]:
    """Yield the dates outside the year of their annal, and those after `latest`, the last day of the work.

    A date that names its own year, or a part of it, is of that year: an annal may look back.
    """
    headings = {one.span: one for one in dates if one.expression.heading == "year"}
    for one in dates:
        if one.expression.bound is not None:
            continue
        taken = one.taken if one.taken and _takes_year(one.taken, one) else None
        heading = headings.get((taken.start, taken.end)) if taken else None
        year = _year(heading) if heading else None
        if heading is not None and year is not None and (apart := days_apart(one.days, year)):
            of_annal = Reading(Source.YEAR, year, apart, spans=(heading.span,), written=heading.written)
            yield Finding(Kind.OUTSIDE, *one.span, one.days, one.written, (of_annal,))
        elif latest is not None and one.days.earliest is not None and one.days.earliest > latest:
            apart = days_apart(one.days, day(latest))
            last = Reading(Source.PUBLICATION, day(latest), apart)
            yield Finding(Kind.OUTSIDE, *one.span, one.days, one.written, (last,))


def _takes_year(taken: TakenFrom, one: Dated) -> bool:
    """Whether it has the year of its annal itself, not the one before it."""
    semantics = one.expression.semantics
    date = getattr(semantics, "month", None)
    stated = date if isinstance(date, CalendarDate) else semantics
    shift = getattr(stated, "year_shift", None)
    return taken.part == "year" and shift in (None, 0)


def _year(heading: Dated) -> Interval | None:
    if heading.written is None:
        return None
    try:
        return calendar_named(heading.written.calendar).year(heading.written.year)
    except (InvalidDate, OverflowError):
        return None
