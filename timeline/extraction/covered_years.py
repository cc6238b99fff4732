"""Years of a clause that another date of it makes superfluous: لعب يوم الاثنين في كأس العالم 2018."""

from collections.abc import Sequence

from timeline.extraction.model import Mention
from timeline.grammar.expression import CalendarDate

_COMMA = frozenset("،؛")
# Mentions on each side in which the days are sought: bounds the cost of a text with many dates.
_NEAR = 3
# Days of the shortest year of any calendar.
_YEAR = 350


def covered(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a year whose clause also has days of that year, which have a mention.

    mentions: those of an article, in the order of their dates.
    """
    return [
        one
        for index, one in enumerate(mentions)
        if _is_of_year(one)
        and any(_covers(text, one, other) for other in mentions[max(0, index - _NEAR) : index + _NEAR + 1])
    ]


def _is_of_year(mention: Mention) -> bool:
    first, last = _days(mention)
    dated = isinstance(mention.expression.semantics, CalendarDate) and not mention.expression.bound
    return dated and last - first >= _YEAR


def _covers(text: str, year: Mention, other: Mention) -> bool:
    """Whether a mention is dated by days of a year, in the clause of that year."""
    (first, last), (start, end) = _days(year), _days(other)
    expression = other.expression
    return (
        expression.start < expression.end
        and year.quote_start <= expression.start < year.quote_end
        and first <= start
        and end <= last
        and end - start < _YEAR
        and _COMMA.isdisjoint(_between(text, year, other))
    )


def _between(text: str, one: Mention, other: Mention) -> str:
    first, second = sorted((one.expression, other.expression), key=lambda expression: expression.start)
    return text[first.end : second.start]


def _days(mention: Mention) -> tuple[int, int]:
    """The first and last day as ordinals; (1, 0) for an open or unknown interval."""
    when = mention.resolution.interval
    if when is None or when.earliest is None or when.latest is None:
        return 1, 0
    return when.earliest.toordinal(), when.latest.toordinal()
