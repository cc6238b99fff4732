"""Numbered weeks of a month and months of a year: الأسبوع الأول من أيار, الأشهر الستة الأولى من 2016."""

from dataclasses import replace

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import FROM, IN
from timeline.arabic.numerals import ordinal
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate, Span
from timeline.grammar.parts import with_month
from timeline.grammar.parts_of_year import of_year
from timeline.grammar.rule import Match, Rule

_WEEK = 7
_LAST_WEEK = closed.word("last")
# The last week, as the fifth, is taken to begin on day 25; as آخر أسبوع, which is looser, after the third.
_LAST_WEEK_FROM = {5: 25, -1: 22}


def parse_week_of_month(tokens: Tokens, index: int) -> Match | None:
    """الأسبوع الأول من شهر مارس 2017, أول أسبوع في أيار: its days 1 to 7; the last is the rest of it."""
    number = _number_of_week(tokens, index)
    if number is None or number[0] > 5 or not tokens.joined(number[1] - 1):
        return None
    position = number[1]
    if tokens.words[position : position + 1] == [IN] and tokens.joined(position):
        position += 1
    elif tokens.words[position : position + 1] != [FROM]:
        return None
    dated = with_month(tokens, position, _LAST_WEEK_FROM.get(number[0], _WEEK * number[0] - 6))
    if dated is None:
        return None
    first, stop = dated
    whole_month = replace(first, day=None)
    if number[0] in _LAST_WEEK_FROM:
        return Match(stop, Span(first, whole_month, within=True)) if first.month else None
    return Match(stop, Span(first, replace(first, day=_WEEK * number[0]), within=True))


def _number_of_week(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """الأسبوع الأول, الأسبوع الأخير (5), أول أسبوع, آخر أسبوع (-1)."""
    if not tokens.joined(index):
        return None
    if tokens.reading(index, "definite_unit") == "week":
        if tokens.words[index + 1 : index + 2] == [_LAST_WEEK]:
            return 5, index + 2
        return ordinal(tokens, index + 1)
    if tokens.reading(index + 1, "unit") != "week" or tokens.reading(index + 1, "plural"):
        return None
    if tokens.reading(index, "last_few") is not None:
        return -1, index + 2
    first = tokens.reading(index, "bare_ordinal")
    return (first, index + 2) if isinstance(first, int) and not tokens.clitic(index + 1) else None


def parse_months_of_year(tokens: Tokens, index: int) -> Match | None:
    """الأشهر التسعة الأولى من 2016, الشهر الأول من العام الجاري."""
    if not tokens.joined(index):
        return None
    if tokens.reading(index, "definite_plural") == "month":
        count = tokens.reading(index + 1, "definite_cardinal")
        of_the_first = tokens.reading(index + 2, "first") or tokens.reading(index + 2, "ordinal") == 1
        if not isinstance(count, int) or not of_the_first:
            return None
        first, last, stop = 1, count, index + 3
    elif tokens.reading(index, "definite_unit") == "month" and (number := ordinal(tokens, index + 1)):
        first = last = number[0]
        stop = number[1]
    else:
        return None
    year = of_year(tokens, stop)
    if year is None or last > 12:
        return None
    dates = [CalendarDate(year=year[0], month=number, year_shift=year[1]) for number in (first, last)]
    return Match(year[2], dates[0] if first == last else Span(dates[0], dates[1], within=True))


RULES = (
    Rule(
        "week of month",
        {
            "definite_unit": frozenset({"ordinal", "direction"}),
            "bare_ordinal": frozenset({"unit"}),
            "last_few": frozenset({"unit"}),
        },
        parse_week_of_month,
    ),
    Rule(
        "months of year",
        {"definite_plural": frozenset({"definite_cardinal"}), "definite_unit": frozenset({"ordinal"})},
        parse_months_of_year,
    ),
)
