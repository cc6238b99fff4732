"""Years of a clause that another date of it makes superfluous: لعب يوم الاثنين في كأس العالم 2018."""

from collections.abc import Sequence

from timeline.extraction.model import Mention
from timeline.grammar.expression import CalendarDate

_COMMA = frozenset("،؛")
# Days of the shortest year of any calendar.
_YEAR = 350


def covered(text: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a mention is dated by a year and its clause also by days of that year, which have a mention.

    mentions: those of the article.
    """
    if not isinstance(mention.expression.semantics, CalendarDate) or mention.expression.bound:
        return False
    first, last = _days(mention)
    return last - first >= _YEAR and any(
        mention.quote_start <= other.expression.start < mention.quote_end
        and _COMMA.isdisjoint(_between(text, mention, other))
        and first <= _days(other)[0]
        and _days(other)[1] <= last
        and _days(other)[1] - _days(other)[0] < _YEAR
        for other in mentions
        if other is not mention and other.expression.end > other.expression.start
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
