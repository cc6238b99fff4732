"""Days and months in the text of an entry are of its year: 1962: استقلال البلاد في 5 يوليو."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate, EventDay, Expression, Semantics, Span
from timeline.grammar.list_entries import RULE
from timeline.grammar.quotation import LocatedExpression


def with_years_of_entries(
    tokens: Tokens, located: Sequence[LocatedExpression]
) -> Sequence[LocatedExpression]:
    """Return the expressions; those of an entry that lack a year with the span and the year of the entry.

    An entry goes on up to the end of its line, and over the lines below that open with a day or a month.
    """
    completed: list[LocatedExpression] = []
    entry: Expression | None = None
    stop = 0
    for item in located:
        if item.expression.rule == RULE:
            entry = item.expression if _is_one_year(item.expression.semantics) else None
        elif entry is not None and not _goes_on(tokens, stop, item.first):
            entry = None
        stop = item.stop
        completed.append(_of_entry(item, entry) if entry else item)
    return completed


def _is_one_year(semantics: Semantics) -> bool:
    return isinstance(semantics, CalendarDate) and semantics.year is not None and semantics.month is None


def _goes_on(tokens: Tokens, stop: int, first: int) -> bool:
    """Whether an entry goes on from the word before `stop` to the word `first`, which opens a date."""
    breaks = [index for index in range(stop - 1, first) if "\n" in tokens.between(index)]
    if any(tokens.between(index).count("\n") > 1 for index in breaks):
        return False
    return not breaks or breaks[-1] == first - 1


def _of_entry(item: LocatedExpression, entry: Expression) -> LocatedExpression:
    date, year = item.expression.semantics, entry.semantics
    assert isinstance(year, CalendarDate) and year.year is not None
    if isinstance(date, Span):
        same = all(_lacks_year(end) and _same_calendar(end, year) for end in (date.first, date.last))
    elif isinstance(date, EventDay):
        same = year.in_civil_calendar and date.year is None and not date.headed
    else:
        same = isinstance(date, CalendarDate) and _lacks_year(date) and _same_calendar(date, year)
    if not same:
        return item
    of_entry = entry.start, entry.end, year.year
    return replace(item, expression=replace(item.expression, entry_year=of_entry))


def _lacks_year(date: CalendarDate) -> bool:
    stated = (date.year, date.short_year, date.shift, date.direction, date.year_shift, date.parallel_date)
    return date.month is not None and all(part is None for part in stated)


def _same_calendar(date: CalendarDate, year: CalendarDate) -> bool:
    return date.calendar == year.calendar or (date.in_civil_calendar and year.in_civil_calendar)
