"""Grounds named periods: what is dated by one happened within it, as far as its table says when that was."""

from datetime import date, timedelta

from timeline.dates.interval import Interval, hull
from timeline.dates.named_period import NamedPeriod
from timeline.grammar.expression import PeriodOfName, Semantics
from timeline.normalizer.grounding import Alternative, Grounding
from timeline.normalizer.reasons import IfPeriodMeant, PeriodKnown, PeriodsOfName

# By how much a single year may be off as the end of a conventional period: قبل العصر العباسي الثاني.
_LOOSE = timedelta(days=10 * 366)
_TWO_YEARS = timedelta(days=2 * 354)


def ground_named_period(semantics: PeriodOfName) -> Grounding:
    """Ground a named period; of namesakes, the days hold all, and each is an alternative."""
    first, *others = semantics.periods
    if not others:
        return Grounding(first.days, {}, (_known(first),))
    whole = first.days
    for other in others:
        whole = hull(whole, other.days)
    alternatives = tuple(Alternative(period.days, IfPeriodMeant(period.name)) for period in semantics.periods)
    return Grounding(
        whole, {}, (*map(_known, semantics.periods), PeriodsOfName(len(semantics.periods))), alternatives
    )


def days_before(semantics: PeriodOfName) -> date | None:
    """The first day that is surely not before a period; None where the calendar has none."""
    starts = [_moved(period.start.latest, period, period.start, 1) for period in semantics.periods]
    return max((start for start in starts if start), default=None)


def days_after(semantics: PeriodOfName) -> date | None:
    """The last day that is surely not after a period."""
    ends = [_moved(period.end.earliest, period, period.end, -1) for period in semantics.periods]
    return min((end for end in ends if end), default=None)


def loosely(semantics: PeriodOfName, when: Interval) -> Interval:
    """The days of a period as the bound of what began or ended in it, wider where they are conventional."""
    if when.earliest is None or when.latest is None:
        return when
    early = any(period.approximate and _is_one_year(period.start) for period in semantics.periods)
    late = any(period.approximate and _is_one_year(period.end) for period in semantics.periods)
    return Interval(
        _by(when.earliest, -_LOOSE) if early else when.earliest,
        _by(when.latest, _LOOSE) if late else when.latest,
    )


def has_namesakes(semantics: Semantics) -> bool:
    """Whether several periods fit a name: a part of their days together would leave one of them out."""
    return isinstance(semantics, PeriodOfName) and len(semantics.periods) > 1


def is_conventional(semantics: PeriodOfName) -> bool:
    """Whether a period that fits has no known ends."""
    return any(period.approximate for period in semantics.periods)


def _known(period: NamedPeriod) -> PeriodKnown:
    return PeriodKnown(
        period.name,
        period.days,
        period.written,
        period.calendar,
        period.source,
        period.approximate,
        period.own,
        period.uri,
    )


def _moved(value: date | None, period: NamedPeriod, end: Interval, direction: int) -> date | None:
    return _by(value, direction * _LOOSE) if value and period.approximate and _is_one_year(end) else value


def _is_one_year(end: Interval) -> bool:
    """Whether an end is given as one year or less, not as several years between which it lies."""
    if end.earliest is None or end.latest is None:
        return False
    return end.latest - end.earliest < _TWO_YEARS


def _by(value: date, amount: timedelta) -> date:
    try:
        return value + amount
    except OverflowError:
        return date.min if amount < timedelta() else date.max
