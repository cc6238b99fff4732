"""Hours right after a day, which are of that day: في 27 أبريل 2017، بالضبط في الساعة الخامسة.

Without its day near, an hour is of the news (normalizer/context.py).
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import Anaphor, CalendarDate
from timeline.grammar.quotation import LocatedExpression

# Words between a day and its hour: بالضبط في, بحدود.
_APART = 3


def with_hours_of_days(tokens: Tokens, located: Sequence[LocatedExpression]) -> list[LocatedExpression]:
    """Return the expressions, each hour right after a day of its sentence counted from that day."""
    told: list[LocatedExpression] = []
    for item in located:
        hour = item.expression.semantics
        if (
            isinstance(hour, Anaphor)
            and hour.implied
            and hour.clock
            and told
            and _beside(tokens, told[-1], item)
        ):
            item = replace(item, expression=replace(item.expression, semantics=replace(hour, implied=None)))
        told.append(item)
    return told


def _beside(tokens: Tokens, day: LocatedExpression, hour: LocatedExpression) -> bool:
    date = day.expression.semantics
    if not isinstance(date, CalendarDate) or date.day is None or date.month is None or date.clock is not None:
        return False
    apart = range(day.stop - 1, hour.first - 1)
    return len(apart) <= _APART and not any(tokens.ends_sentence(index) for index in (*apart, hour.first - 1))
