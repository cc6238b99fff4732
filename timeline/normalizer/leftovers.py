"""Dates next to which words are left over: a number that may be the year, another date after أو.

What may be another year than the one assumed is no date; of two dates the days are those of both.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline.dates.interval import Interval, hull
from timeline.grammar.expression import CalendarDate, Expression, Leftover, Semantics, Span
from timeline.normalizer.reasons import EitherOf, YearMayFollow
from timeline.normalizer.resolution import Resolution, Status
from timeline.normalizer.timex_values import masked_timex

_YEARS = range(100, 2200)
_SHORT_YEARS = range(32, 100)
_DIGITS = 2
_DAYS = range(1, 32)


def with_leftovers(expression: Expression, resolution: Resolution) -> Resolution:
    """Return a resolution, left unresolved where what is next to the date may be its year or its day."""
    if not expression.leftovers:
        return resolution
    unread = (left for left in expression.leftovers if left.kind == "day" or _may_be_year(left, expression))
    number = next(unread, None)
    if number is None or resolution.interval is None:
        return resolution
    return replace(
        resolution,
        status=Status.UNRESOLVED,
        interval=None,
        timex=masked_timex(expression.semantics),
        implied={},
        reasons=(YearMayFollow(number.start, number.end),),
        alternatives=(),
    )


def _may_be_year(left: Leftover, expression: Expression) -> bool:
    if not _lacks_year(expression.semantics) or left.kind != "number" or left.start < expression.end:
        return False
    # سبتمبر 62: no day, but the last digits of a year.
    return left.number in _YEARS or (left.number in _SHORT_YEARS and left.end - left.start == _DIGITS)


def _lacks_year(semantics: Semantics) -> bool:
    """Whether it is a month, or a day of one, whose year has to be found."""
    date = semantics.last if isinstance(semantics, Span) else semantics
    if not isinstance(date, CalendarDate) or date.month is None:
        return False
    return date.year is None and date.year_shift is None and date.direction is None


def other_date(expression: Expression) -> Expression | None:
    """Return the other date of 3 أو 4 أيار, عام 1820 أو 1821, يونيو/تموز: the same with another part."""
    if not expression.leftovers:
        return None
    semantics = expression.semantics
    left = _alternative(expression)
    if left is None or left.number is None or not isinstance(semantics, CalendarDate):
        return None
    number = left.number
    if left.kind == "month":
        return replace(expression, semantics=replace(semantics, month=number))
    if semantics.day is not None and number in _DAYS:
        return replace(expression, semantics=replace(semantics, day=number, weekday=None))
    if semantics.year is not None and semantics.day is None and number in _YEARS:
        return replace(expression, semantics=replace(semantics, year=number))
    return None


def either_of(expression: Expression, one: Resolution, other: Resolution) -> Resolution:
    """Return the first of two resolutions with the days of both."""
    word = _alternative(expression)
    return one if word is None else _with_days(one, other.interval, word)


def _alternative(expression: Expression) -> Leftover | None:
    """أو, or the name of another month next to that of the date: يونيو/تموز."""
    return next((left for left in expression.leftovers if left.kind in ("or", "month") and left.number), None)


def either_of_neighbours(
    expressions: Sequence[Expression], resolutions: Sequence[Resolution]
) -> list[Resolution]:
    """Return the resolutions, those of two expressions with أو between them with the days of both."""
    joined = list(resolutions)
    for number in range(1, len(expressions)):
        word = _between(expressions[number - 1], expressions[number])
        if word is not None:
            earlier, later = joined[number - 1], joined[number]
            joined[number - 1] = _with_days(earlier, later.interval, word)
            joined[number] = _with_days(later, earlier.interval, word)
    return joined


def _between(earlier: Expression, later: Expression) -> Leftover | None:
    """أو between two expressions."""
    if not earlier.leftovers or not later.leftovers:
        return None
    return next((left for left in earlier.leftovers if left.kind == "or" and left in later.leftovers), None)


def _with_days(resolution: Resolution, other: Interval | None, word: Leftover) -> Resolution:
    if resolution.interval is None or other is None:
        return resolution
    reasons = (*resolution.reasons, EitherOf(other, word.start, word.end))
    return replace(resolution, interval=hull(resolution.interval, other), reasons=reasons)
