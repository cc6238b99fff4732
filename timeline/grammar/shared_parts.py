"""Dates that share what the last of them states: 5 أيار و7 حزيران 2014, أيار وحزيران من العام الماضي.

A date without a year that another follows, joined by و, أو, a slash or, in a longer list, a comma, has the
other's year or its الماضي. Farther apart in one sentence, in coordinated clauses, the year is only a guess,
which the normalizer weighs: خرجوا يوم 3 مايو، وانضم إليهم غيرهم يوم 6 مايو 2011.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND
from timeline.arabic.tokens import Tokens
from timeline.dates.calendars import calendar_named
from timeline.grammar.expression import CalendarDate
from timeline.grammar.quotation import LocatedExpression

_OR, _THEN = closed.word("or"), closed.word("then")
_IN = closed.words("in_date")
_AND_IN = tuple(AND + word for word in _IN)
# What opens a clause within another, whose date is that of another act.
_SUBORDINATES = frozenset({"relative", "complementiser", "counts_from"})
# What opens a clause about an earlier act.
_EARLIER = closed.words("earlier_act")
# How many words may be between two dates of coordinated clauses.
_WORDS_BETWEEN = 20
# December before January is that of the year before, as is any month so near the turn of the year.
_NEAR_MONTHS = 3


def with_shared_parts(tokens: Tokens, located: Sequence[LocatedExpression]) -> list[LocatedExpression]:
    """Return the expressions, each completed by the one after it where the two share a part."""
    completed: list[LocatedExpression] = []
    following: LocatedExpression | None = None
    for item in reversed(located):
        own = item
        if following is not None and is_open(item.expression.semantics):
            own = _completed(tokens, item, following)
        completed.append(own)
        following = own
    completed.reverse()
    return completed


def is_open(semantics: object) -> bool:
    """Return whether a date names its month and nothing from which its year follows."""
    return (
        isinstance(semantics, CalendarDate)
        and semantics.month is not None
        and semantics.year is None
        and semantics.shift is None
        and semantics.direction is None
        and semantics.year_shift is None
        and semantics.short_year is None
        and semantics.parallel_date is None
    )


def _completed(tokens: Tokens, item: LocatedExpression, following: LocatedExpression) -> LocatedExpression:
    date, other = item.expression.semantics, following.expression.semantics
    if not isinstance(date, CalendarDate) or not isinstance(other, CalendarDate) or other.month is None:
        return item
    if not _same_months(date, other):
        return item
    span = following.expression.start, following.expression.end
    if _coordinated(tokens, item, following):
        shared = with_parts(date, other)
        if shared == date:
            return item
        return replace(item, expression=replace(item.expression, semantics=shared, completed_by=span))
    if other.year is None or date.day is None or other.day is None or item.expression.tense_hint == "future":
        return item
    if (date.month or 0, date.day) > (other.month, other.day) or not _in_parallel(tokens, item, following):
        return item
    return replace(item, expression=replace(item.expression, year_after=(*span, other.year)))


def _same_months(date: CalendarDate, other: CalendarDate) -> bool:
    """Whether both months belong to one calendar; the civil names belong to several."""
    civil = [calendar_named(one.calendar).usage.has_civil_months for one in (date, other)]
    return all(civil) or date.calendar == other.calendar


def _coordinated(tokens: Tokens, item: LocatedExpression, following: LocatedExpression) -> bool:
    """Whether only what coordinates two dates is between them."""
    gap = tokens.gap(item.stop - 1).strip(" ")
    if following.first == item.stop:
        if gap == "" and tokens.clitic(item.stop) == AND:
            return True
        if gap == "/":
            return True
        return gap in ("،", ",") and following.expression.completed_by is not None
    between = range(item.stop, following.first)
    if gap not in ("", "،", ",") or not all(tokens.joined(index) for index in between):
        return False
    words = [tokens.words[index] for index in between]
    # 5 أيار و 7 حزيران; 5 أيار وفي 7 حزيران; في أيار أو في حزيران.
    opens = words[0] in (AND, _OR) or tokens.clitic(item.stop) == AND or words[0] in _AND_IN
    return opens and all(word in (AND, _OR, *_AND_IN, *_IN) for word in words)


def with_parts(date: CalendarDate, other: CalendarDate) -> CalendarDate:
    """A date with the year, or the direction, that the other states."""
    if other.year is not None:
        return replace(date, year=other.year - _wraps(date, other), calendar=other.calendar)
    if other.short_year is not None and other.of_named == "year":
        # المحرم أو صفر سنة تسعين.
        return replace(date, short_year=other.short_year, of_named=other.of_named, calendar=other.calendar)
    if other.year_shift is not None:
        return replace(date, year_shift=other.year_shift, calendar=other.calendar)
    return replace(date, direction=other.direction) if other.direction else date


def _wraps(date: CalendarDate, other: CalendarDate) -> bool:
    """Whether a date is in the year before the other's: كانون الأول وكانون الثاني 2014."""
    assert date.month is not None and other.month is not None
    return date.month - other.month > 12 - _NEAR_MONTHS


def _in_parallel(tokens: Tokens, item: LocatedExpression, following: LocatedExpression) -> bool:
    """Whether two dates are in coordinated clauses of one sentence, neither in a clause within."""
    if following.first - item.stop > _WORDS_BETWEEN:
        return False
    joined = False
    for index in range(item.stop - 1, following.first):
        if tokens.ends_sentence(index):
            return False
        if index < item.stop:
            continue
        readings = tokens.readings(index)
        if not _SUBORDINATES.isdisjoint(readings) or tokens.words[index] in _EARLIER:
            return False
        after_comma = tokens.gap(index - 1).strip(" ") in ("،", ",")
        joined = (
            joined or (after_comma and tokens.words[index].startswith(AND)) or tokens.words[index] == _THEN
        )
    return joined
