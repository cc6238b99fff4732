"""Numbered weeks of a month and months of a year: الأسبوع الأول من أيار, الأشهر الستة الأولى من 2016."""

from dataclasses import replace

from timeline.arabic.lexicon import closed
from timeline.arabic.lexicon.closed import FROM
from timeline.arabic.numerals import ordinal
from timeline.arabic.tokens import Tokens
from timeline.grammar.expression import CalendarDate, Span
from timeline.grammar.parts import with_month
from timeline.grammar.parts_of_year import of_year
from timeline.grammar.rule import Match, Rule

_WEEK = 7
_LAST_WEEK = closed.word("last")
# The last week is taken to begin on day 25, although it may begin some days earlier.
_LAST_WEEK_FROM = 25


def parse_week_of_month(tokens: Tokens, index: int) -> Match | None:
    """الأسبوع الأول من شهر مارس 2017: its days 1 to 7; the last week is the rest of the month from day 25."""
    if tokens.reading(index, "definite_unit") != "week" or not tokens.joined(index):
        return None
    last = tokens.words[index + 1 : index + 2] == [_LAST_WEEK]
    number = (5, index + 2) if last else ordinal(tokens, index + 1)
    if number is None or not 1 <= number[0] <= 5 or tokens.words[number[1] : number[1] + 1] != [FROM]:
        return None
    dated = with_month(tokens, number[1], _LAST_WEEK_FROM if number[0] == 5 else _WEEK * number[0] - 6)
    if dated is None:
        return None
    first, stop = dated
    whole_month = replace(first, day=None)
    if number[0] == 5:
        return Match(stop, Span(first, whole_month)) if first.month else None
    return Match(stop, Span(first, replace(first, day=_WEEK * number[0])))


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
    return Match(year[2], dates[0] if first == last else Span(dates[0], dates[1]))


RULES = (
    Rule("week of month", {"definite_unit": frozenset({"ordinal", "direction"})}, parse_week_of_month),
    Rule(
        "months of year",
        {"definite_plural": frozenset({"definite_cardinal"}), "definite_unit": frozenset({"ordinal"})},
        parse_months_of_year,
    ),
)
