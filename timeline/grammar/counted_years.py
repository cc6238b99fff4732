"""A year that is counted and named at once: العام المقبل 2015, السنة الماضية (2013)."""

from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate
from timeline.grammar.parts import direction_at
from timeline.grammar.rule import Match, Rule
from timeline.grammar.years import counts_noun

_YEARS = range(1900, 2051)
# Round numbers are more often amounts than years.
_ROUND = (1900, 2000, 2050)


def parse_counted_year(tokens: Tokens, index: int) -> Match | None:
    """العام المقبل 2015: the number decides; it may also count what follows (العام الماضي 2013 شخصا)."""
    if tokens.reading(index, "definite_unit") != "year":
        return None
    counted = direction_at(tokens, index + 1)
    if counted is None:
        return None
    stop = counted[1]
    year = tokens.number(stop)
    if year not in _YEARS or year in _ROUND or tokens.gap(stop - 1).strip(" ") not in ("", "("):
        return None
    if counts_noun(tokens, stop + 1) or tokens.gap(stop).startswith(("-", "/", "%", "٪")):
        return None
    return Match(stop + 1, CalendarDate(year=year))


RULES = (Rule("counted year", {"definite_unit": frozenset({"direction"})}, parse_counted_year),)
