"""Reports and headings of an annal that go back in time.

A chronicle resumes a thread or mentions something earlier all the time, and adds the deaths of a month at its
end: only a day that would be in its place as عشره, if it is written as عشريه, or the other way round, and a
heading before the heading above it are worth a question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.dates.calendars import calendar_named
from timeline.normalizer.consistency.dated import Dated
from timeline.normalizer.consistency.model import Finding, Kind, Reading, Source, Written, Year
from timeline.normalizer.consistency.parallels import days_apart

_TEN = 10


def day_findings(dates: Sequence[Dated]) -> Iterator[Finding]:
    """Yield the reports under one month heading that are out of order, and are not with a ten more or less.

    The reports above and below are in order, close to each other, and of other days than it would be. One
    that has a weekday is left out: that decides.
    """
    for reports in _under_headings(dates):
        for before, one, after in zip(reports, reports[1:], reports[2:], strict=False):
            first, number, last = (_number(each) for each in (before, one, after))
            if first <= number <= last or last - first > _TEN or one.checked is not None:
                continue
            # Of the tens themselves the other is another word.
            if number < _TEN or not number % _TEN:
                continue
            if slips := [n for n in (number - _TEN, number + _TEN) if n > _TEN and first < n < last]:
                readings = (
                    Reading(Source.NUMBER, numbers=tuple(slips)),
                    _neighbour(Source.BEFORE, one, before),
                    _neighbour(Source.AFTER, one, after),
                )
                yield Finding(Kind.ORDER, *one.span, one.days, one.written, readings)


def _under_headings(dates: Sequence[Dated]) -> Iterator[list[Dated]]:
    """The reports of each month under its heading, as far as they are days of it."""
    reports: list[Dated] = []
    month: Written | None = None
    for one in dates:
        if one.expression.heading in ("year", "month"):
            yield reports
            reports, month = [], one.written if one.expression.heading == "month" else None
        elif month is not None and _is_report(one) and replace(one.written or month, day=None) == month:
            reports.append(one)
    yield reports


def _is_report(one: Dated) -> bool:
    plain = one.expression.life is None and one.expression.bound is None and not one.expression.leftovers
    return plain and one.written is not None and one.written.day is not None


def _number(one: Dated) -> int:
    assert one.written is not None and one.written.day is not None
    return one.written.day


def _neighbour(source: Source, one: Dated, other: Dated) -> Reading:
    apart = days_apart(one.days, other.days)
    return Reading(source, other.days, apart, spans=(other.span,), written=other.written)


def month_findings(dates: Sequence[Dated]) -> Iterator[Finding]:
    """Yield the month headings that come before the one above them, within one year."""
    last: Dated | None = None
    for one in dates:
        if one.expression.heading == "year":
            last = None
        if one.expression.heading != "month" or one.written is None:
            continue
        if last is not None and last.written is not None and _is_earlier(one.written, last.written):
            yield Finding(
                Kind.ORDER, *one.span, one.days, one.written, (_neighbour(Source.BEFORE, one, last),)
            )
        last = one


def _is_earlier(month: Written, other: Written) -> bool:
    if (month.calendar, month.year) != (other.calendar, other.year) or not month.month or not other.month:
        return False
    months = list(calendar_named(month.calendar).months(month.year))
    return months.index(month.month) < months.index(other.month)


def years(dates: Sequence[Dated]) -> list[Year]:
    """Return the years that head the annals of a text, as far as the headings state them."""
    return [
        Year(one.written, one.days, *one.span)
        for one in dates
        if one.expression.heading == "year" and one.written is not None and one.taken is None
    ]


def year_findings(found: Sequence[Year], last: Year | None) -> Iterator[Finding]:
    """Yield the headings that name an earlier year than the heading above them.

    last: the last heading of the section before, None for the first section of a work; its span is not shown.
    """
    within = False
    for one in found:
        if (
            last is not None
            and last.written.calendar == one.written.calendar
            and one.written.year < last.written.year
        ):
            spans = ((last.start, last.end),) if within else ()
            apart = days_apart(one.days, last.days)
            before = Reading(Source.BEFORE, last.days, apart, spans=spans, written=last.written)
            yield Finding(Kind.ORDER, one.start, one.end, one.days, one.written, (before,))
        last, within = one, True
