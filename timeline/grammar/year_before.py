"""A date whose year is told right before it: عام 1950 في الخامس من نيسان, عام 1987، وتحديدا في رمضان."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.arabic.lexicon import closed
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate
from timeline.grammar.quotation import LocatedExpression
from timeline.grammar.shared_parts import lacks_year

_BETWEEN = frozenset(closed.words("between_year_and_day"))
_OF_THEIR_YEAR = frozenset(closed.words("of_their_year"))
_PAUSES = ("", "،", ",", "(", "-", "–", ":")


def with_years_before(tokens: Tokens, located: Sequence[LocatedExpression]) -> list[LocatedExpression]:
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
            and _adjoins(tokens, known[-1].stop, item.first)
        ):
            of_year = replace(date, of_named="year")
            item = replace(item, expression=replace(item.expression, semantics=of_year))
        known.append(item)
    return known


def _is_year(tokens: Tokens, item: LocatedExpression) -> bool:
    """Whether an expression is a year and nothing more, and the time of what is told: not a budget's."""
    date = item.expression.semantics
    if not isinstance(date, CalendarDate) or date.year is None or date.month is not None:
        return False
    return item.first == 0 or tokens.words[item.first - 1] not in _OF_THEIR_YEAR


def _adjoins(tokens: Tokens, stop: int, first: int) -> bool:
    """Whether only words that lead from the year to its day are between them, and no end of a sentence."""
    if any(tokens.ends_sentence(index) for index in range(stop - 1, first)):
        return False
    if any(tokens.gap(index).strip(" ") not in _PAUSES for index in range(stop - 1, first)):
        return False
    return stop < first and all(tokens.words[index] in _BETWEEN for index in range(stop, first))
