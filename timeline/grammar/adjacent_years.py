"""A date whose year is told right before it: عام 1950 في الخامس من نيسان, عام 1987، وتحديدا في رمضان."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import AND, IN
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import (
    Anaphor,
    CalendarDate,
    DecadeOrCentury,
    DeicticUnit,
    Offset,
    PartOfYear,
    Span,
)
from timeline.grammar.quotation import LocatedExpression
from timeline.grammar.shared_parts import lacks_year

_BETWEEN = frozenset(closed.words("between_year_and_day"))
_OF_THEIR_YEAR = frozenset(closed.words("of_their_year"))
_PAUSES = ("", "،", ",", "(")
_AND_IN = AND + IN


def with_adjacent_years(tokens: Tokens, located: Sequence[LocatedExpression]) -> list[LocatedExpression]:
    """Return the expressions; a month or a day of one right after a year refers to that year."""
    known: list[LocatedExpression] = []
    for item in located:
        date = item.expression.semantics
        if (
            known
            and isinstance(date, CalendarDate)
            and date.of_named is None
            and lacks_year(date)
            and _is_year(tokens, known[-1])
            and _adjoins(tokens, known[-1], item.first)
        ):
            of_year = replace(date, of_named="year")
            item = replace(item, expression=replace(item.expression, semantics=of_year))
        known.append(item)
    return known


def _is_year(tokens: Tokens, item: LocatedExpression) -> bool:
    """Whether an expression is a year, a part of one or several, and when something was: not a budget's."""
    match item.expression.semantics:
        case CalendarDate(year=int(), month=None) | PartOfYear(year=int()) | DecadeOrCentury():
            pass
        case Span(first=CalendarDate(year=int(), month=None)) | Offset(unit="year", of_unknown=None):
            pass
        case DeicticUnit(unit="year") | Anaphor(unit="year", day=None):
            pass
        case _:
            return False
    return item.first == 0 or tokens.words[item.first - 1] not in _OF_THEIR_YEAR


def _adjoins(tokens: Tokens, year: LocatedExpression, first: int) -> bool:
    """Whether only words that lead from the year to its day are between them, and no end of a sentence.

    A year that opens its sentence holds for a second adverbial too: في عام 2003، وفي التاسع من نيسان، سقطت.
    """
    gaps = range(year.stop - 1, first)
    if any(tokens.ends_sentence(gap) or tokens.between(gap).strip(" ") not in _PAUSES for gap in gaps):
        return False
    words = tokens.words[year.stop : first]
    if words == [_AND_IN]:
        return _opens_sentence(tokens, year.first)
    return all(word in _BETWEEN for word in words)


def _opens_sentence(tokens: Tokens, first: int) -> bool:
    """Whether a year is the first word of its sentence, but for في."""
    if first and tokens.joined(first - 1) and tokens.words[first - 1].removeprefix(AND) == IN:
        first -= 1
    return first == 0 or tokens.ends_sentence(first - 1)
