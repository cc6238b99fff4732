"""Bounds: what is reported before, after, since or until the days of an expression, and what is past.

The TIMEX3 value stays that of the days named; the interval and the kind of time are those of the report.
"""

from dataclasses import replace
from datetime import date, timedelta

from timeline.dates.day_bc import FIRST_DAY, plus_days
from timeline.dates.interval import DAY, Interval
from timeline.dates.time_kind import TimeKind
from timeline.grammar.bounds import is_about
from timeline.grammar.expression import (
    Anaphor,
    BeforeChrist,
    Bound,
    CalendarDate,
    EventRelative,
    Expression,
    Modifier,
    Offset,
    PeriodOfName,
    Semantics,
    Span,
)
from timeline.normalizer.named_periods import days_after, days_before, is_conventional, loosely
from timeline.normalizer.reasons import Approximate, Bounded, NotAfterPublication
from timeline.normalizer.resolution import Resolution

_YEARS_IN = {"year": 1, "decade": 10, "century": 100}
# Ten years ago may be meant exactly, twenty is about then.
_ROUND_FROM = 20


def with_bound(expression: Expression, resolution: Resolution, published: Interval | None) -> Resolution:
    """Return a resolution as its bound and its modifier have it, and not past the publication if it is past.

    A nested bound is left alone: the date is exact, and only the clause around it is bounded.
    """
    when = resolution.interval
    if when is None or when.earliest is None or when.latest is None:
        return resolution
    bound = None if expression.bound is None or expression.bound.nested else expression.bound
    if bound and bound.kind == "by" and _within_day(expression.semantics):
        # بحلول الساعة الثامنة is at eight o'clock.
        bound = None
    kind = _kind(expression, bound)
    reasons = resolution.reasons
    if bound and bound.kind != "compared":
        reasons = (*reasons, Bounded(bound.kind, bound.start, bound.end))
    earliest, latest = when.earliest, when.latest
    past = kind is TimeKind.SINCE or expression.tense_hint == "past"
    written = published.latest if published and published.is_day else None
    if past and written and earliest <= written < latest:
        latest = written
        reasons = (*reasons, NotAfterPublication(latest))
    if bound and bound.kind == "by" and written and written <= earliest and expression.tense_hint != "past":
        # What is announced by June comes between now and June.
        when, kind = Interval(written, latest), TimeKind.WITHIN
    elif bound is not None:
        slack = sum(2 * reason.margin for reason in reasons if isinstance(reason, Approximate)) * DAY
        when = _bounded(expression, bound, earliest, latest, slack)
    elif latest != when.latest:
        when = Interval(earliest, latest)
    if kind is resolution.kind and when == resolution.interval:
        return resolution
    return replace(resolution, interval=when, kind=kind, reasons=reasons)


def _bounded(
    expression: Expression, bound: Bound, earliest: date, latest: date, slack: timedelta
) -> Interval:
    """The days before, after or up to the days named. slack: by which their ends may be inside of them."""
    if isinstance(expression.semantics, PeriodOfName):
        return _bounded_by_period(expression, expression.semantics, bound, Interval(earliest, latest))
    match bound.kind:
        # Before the end of the year is not before its last months; before eight o'clock may be the same day.
        case "before" if expression.mod is Modifier.END or _within_day(expression.semantics):
            return Interval(None, latest)
        case "before":
            return Interval(None, plus_days(earliest + slack, -1) if earliest > FIRST_DAY else earliest)
        case "by":
            return Interval(None, latest)
        case "after" if _within_day(expression.semantics):
            return Interval(earliest, None)
        case "after":
            return Interval(latest - slack + DAY if latest < date.max else latest, None)
    return Interval(earliest, latest)


def _bounded_by_period(
    expression: Expression, semantics: PeriodOfName, bound: Bound, when: Interval
) -> Interval:
    """The days before, after or up to a named period, whose ends lie between two days each."""
    loose = loosely(semantics, when)
    # A part of a period (قبل أواخر العصر المملوكي) has no ends of its own.
    whole = expression.mod is None
    match bound.kind:
        case "before":
            first = days_before(semantics) if whole else None
            return Interval(None, first - DAY if first else loose.latest)
        case "by":
            return Interval(None, loose.latest)
        case "after":
            last = days_after(semantics) if whole or expression.mod is Modifier.END else None
            return Interval(last + DAY if last else loose.earliest, None)
        case "since" | "until":
            return loose
    return when


def _kind(expression: Expression, bound: Bound | None) -> TimeKind:
    match bound.kind if bound else None:
        case "since":
            return TimeKind.SINCE
        case "until":
            return TimeKind.UNTIL
        case "before" | "by":
            return TimeKind.BEFORE
        case "after":
            return TimeKind.AFTER
        case "throughout":
            vague = isinstance(expression.semantics, PeriodOfName) and is_conventional(expression.semantics)
            return TimeKind.ABOUT if vague else TimeKind.THROUGHOUT
        case "about":
            return TimeKind.ABOUT
        case "between":
            return TimeKind.WITHIN
    semantics = expression.semantics
    if isinstance(semantics, Span):
        return TimeKind.WITHIN if semantics.within else TimeKind.THROUGHOUT
    if isinstance(semantics, BeforeChrist) and semantics.is_span and not is_about(expression.mod):
        return TimeKind.WITHIN if semantics.within else TimeKind.THROUGHOUT
    if isinstance(semantics, PeriodOfName):
        # The first third of a reign is no certain date.
        certain = expression.mod is None and not is_conventional(semantics)
        return TimeKind.WITHIN if certain else TimeKind.ABOUT
    if isinstance(semantics, EventRelative) and semantics.since:
        return TimeKind.SINCE
    if isinstance(semantics, Offset) and _is_round(semantics):
        return TimeKind.ABOUT
    # About eight o'clock is on that very day.
    return TimeKind.ABOUT if is_about(expression.mod) and not _within_day(semantics) else TimeKind.WITHIN


def _is_round(offset: Offset) -> bool:
    """Whether an amount of years is a round number: two thousand years ago is no certain year."""
    years = abs(offset.amount) * _YEARS_IN.get(offset.unit, 0)
    return years >= _ROUND_FROM and years % 10 == 0


def _within_day(semantics: Semantics) -> bool:
    return isinstance(semantics, CalendarDate | Anaphor) and bool(semantics.part or semantics.clock)
