"""Lists of one day of the year: below حدث في مثل هذا اليوم 13 مارس, the entry 1781 is 13 March 1781.

A day in a heading is that of the list only where the words around it say so: a report of what happened on
5 May may be followed by a chronology of earlier years.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.arabic.tokens import Tokens
from timeline.arabic.word_sets import among, word_set
from timeline.grammar.expression import CalendarDate, EventDay
from timeline.grammar.list_entries import RULE
from timeline.grammar.on_this_day import has_on_this_day
from timeline.grammar.quotation import LocatedExpression

# A heading has at most so many words besides its date; one that is a sentence names its events after the day.
_HEADING = 5
_SUBJECT = 5
# Years between the first and the last entry of a list that may be about one day of the year.
_FEWEST_YEARS = 10


def with_days_of_headings(
    tokens: Tokens, located: Sequence[LocatedExpression]
) -> Sequence[LocatedExpression]:
    """Return the expressions, the entries of lists of one day with the day of their heading."""
    said = _says_on_this_day(tokens)
    days: dict[int, LocatedExpression] = {}
    for heading, numbers in _lists(tokens, located, said=said):
        years = [_year(located[number]) for number in numbers]
        if said or (len(years) > 1 and max(years) - min(years) >= _FEWEST_YEARS):
            days |= dict.fromkeys(numbers, heading)
    return [_with_day(item, days[number]) if number in days else item for number, item in enumerate(located)]


def _lists(
    tokens: Tokens, located: Sequence[LocatedExpression], *, said: bool
) -> Iterator[tuple[LocatedExpression, list[int]]]:
    """Each heading with the numbers of the entries up to the next heading."""
    heading: LocatedExpression | None = None
    numbers: list[int] = []
    for number, item in enumerate(located):
        if _is_day(item) and (_is_heading(tokens, item) or (said and not numbers and heading is None)):
            if heading and numbers:
                yield heading, numbers
            heading, numbers = item, []
        elif heading and item.expression.rule == RULE and _is_civil_year(item):
            numbers.append(number)
    if heading and numbers:
        yield heading, numbers


def _is_day(item: LocatedExpression) -> bool:
    """Whether an expression names a day of the year, of no year in particular."""
    date = item.expression.semantics
    if isinstance(date, EventDay):
        return date.year is None
    return (
        isinstance(date, CalendarDate)
        and date.in_civil_calendar
        and date.month is not None
        and date.day is not None
        and date.shift in (None, 0)
        and date.year is date.short_year is date.year_shift is None
        and date.direction is None
    )


def _is_civil_year(item: LocatedExpression) -> bool:
    date = item.expression.semantics
    return isinstance(date, CalendarDate) and date.in_civil_calendar and date.month is None


def _year(item: LocatedExpression) -> int:
    date = item.expression.semantics
    return date.year or 0 if isinstance(date, CalendarDate) else 0


def _is_heading(tokens: Tokens, item: LocatedExpression) -> bool:
    """Whether the line of a day names the events of that day of all years: أحداث 5 مايو."""
    first, stop = item.first, item.stop
    while first > 0 and "\n" not in tokens.between(first - 1):
        first -= 1
    while stop < len(tokens) and "\n" not in tokens.between(stop - 1):
        stop += 1
    before, after = tokens.words[first : item.first], tokens.words[item.stop : stop]
    if has_on_this_day(before) or has_on_this_day(after):
        return True
    if len(before) + len(after) <= _HEADING:
        return any(among(word, "events_of_day") or word in word_set("happened") for word in before + after)
    happened = any(word in word_set("happened") for word in before[-3:])
    return happened and any(among(word, "events_of_day") for word in after[:_SUBJECT])


def _says_on_this_day(tokens: Tokens) -> bool:
    return has_on_this_day(tokens.words)


def _with_day(item: LocatedExpression, heading: LocatedExpression) -> LocatedExpression:
    date, named = heading.expression.semantics, heading.expression
    assert isinstance(date, CalendarDate | EventDay) and date.month and date.day
    day = named.start, named.end, date.month, date.day
    return replace(item, expression=replace(item.expression, heading_day=day))
